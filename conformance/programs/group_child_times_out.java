// A limit inside a task of a group is that task's failure when nobody catches it, else nothing to the group.
import asyncio.*;
import static asyncio.Asyncio.*;
import java.util.concurrent.TimeoutException;

void limited(String name) throws TimeoutException {
    timeout(0.02, () -> sleep(1));
    IO.println(name + " never here");
}

void forgiving() {
    try {
        limited("forgiving");
    } catch (TimeoutException e) {
        IO.println("forgiven");
    }
}

void sibling() {
    try {
        sleep(1);
    } catch (CancelledError e) {
        IO.println("sibling cancelled");
        throw e;
    }
}

void main() {
    run(() -> {
        taskGroup(group -> {
            group.createTask(() -> forgiving());
        });
        try {
            taskGroup(group -> {
                group.createTask(() -> sibling());
                group.createTask(() -> limited("strict"));
            });
        } catch (ExceptionGroup e) {
            IO.println("timed out: "
                    + e.subgroup(TimeoutException.class).exceptions().size());
        }
        IO.println("cancelling " + currentTask().cancelling());
    });
}
