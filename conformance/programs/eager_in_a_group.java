// A group with eager children: those that end at once count, a failure cancels the rest, and the body where it waits.
import asyncio.*;
import static asyncio.Asyncio.*;

void failing() {
    IO.println("failing");
    throw new IllegalArgumentException("bad");
}

void sibling() {
    try {
        IO.println("sibling 1");
        sleep(5);
    } catch (CancelledError e) {
        IO.println("sibling cancelled");
        throw e;
    }
}

void main() {
    run(() -> {
        getRunningLoop().setTaskFactory(Asyncio::eagerTaskFactory);
        taskGroup(group -> {
            group.createTask(() -> sleep(0));
        });
        IO.println("first group ended");
        try {
            taskGroup(group -> {
                group.createTask(() -> sibling());
                group.createTask(() -> failing());
                IO.println("body goes on");
                try {
                    sleep(5);
                } catch (CancelledError e) {
                    IO.println("body cancelled");
                    throw e;
                }
            });
        } catch (ExceptionGroup e) {
            IO.println("group of " + e.exceptions().size());
        }
    });
}
