// Groups within each other that fail in one turn: the inner one comes out, then the outer is interrupted.
import asyncio.*;
import static asyncio.Asyncio.*;

void fail(String name) {
    throw new IllegalArgumentException(name);
}

void show(Throwable error, int depth) {
    if (error instanceof ExceptionGroup group) {
        IO.println("  ".repeat(depth) + "group of " + group.exceptions().size());
        for (Throwable one : group.exceptions()) {
            show(one, depth + 1);
        }
    } else {
        IO.println("  ".repeat(depth) + error.getMessage());
    }
}

void main() {
    run(() -> {
        try {
            taskGroup(outer -> {
                try {
                    taskGroup(inner -> {
                        inner.createTask(() -> fail("inner"));
                        outer.createTask(() -> fail("outer"));
                    });
                } catch (ExceptionGroup e) {
                    IO.println("inner group: " + e.exceptions().size());
                }
                try {
                    sleep(1);
                    IO.println("never printed");
                } catch (CancelledError e) {
                    IO.println("outer body cancelled");
                    throw e;
                }
            });
        } catch (ExceptionGroup e) {
            show(e, 0);
        }
        IO.println("cancelling: " + currentTask().cancelling());
    });
}
