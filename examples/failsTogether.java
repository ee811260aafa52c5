// One task of a group fails: the group cancels the others, waits for them, and throws what went wrong.
import asyncio.*;
import static asyncio.Asyncio.*;

void download(String name, double seconds) {
    try {
        sleep(seconds);
        if (name.equals("b")) {
            throw new IllegalArgumentException("there is no " + name);
        }
        IO.println("has " + name);
    } catch (CancelledError e) {
        IO.println("gives up on " + name);
        throw e;
    }
}

void main() {
    run(() -> {
        try {
            taskGroup(group -> {
                group.createTask(() -> download("a", 1));
                group.createTask(() -> download("b", 2));
                group.createTask(() -> download("c", 3));
            });
        } catch (ExceptionGroup e) {
            IO.println(e.getMessage());
            e.exceptions().forEach(each -> IO.println("- " + each.getMessage()));
        }
    });
}
