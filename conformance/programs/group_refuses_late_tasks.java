// No task can be added to a group that has ended or is shutting down.
import asyncio.*;
import static asyncio.Asyncio.*;

void add(TaskGroup group) {
    try {
        group.createTask(() -> IO.println("never printed"));
    } catch (IllegalStateException e) {
        String text = e.getMessage();
        IO.println("refused: "
                + (text.contains("is finished")
                        ? "finished"
                        : text.contains("is shutting down") ? "shutting down" : text));
    }
}

void cleaning(TaskGroup group) {
    try {
        sleep(1);
    } finally {
        add(group);
    }
}

void main() {
    run(() -> {
        TaskGroup[] handle = new TaskGroup[1];
        try {
            taskGroup(group -> {
                handle[0] = group;
                group.createTask(() -> cleaning(group));
                sleep(0.02);
                throw new IllegalArgumentException("body");
            });
        } catch (ExceptionGroup e) {
            IO.println("failures: " + e.exceptions().size());
        }
        add(handle[0]);
    });
}
