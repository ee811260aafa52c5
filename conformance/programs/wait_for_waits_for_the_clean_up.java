// After the limit it cancels, and returns only when what it cancelled has ended.
import asyncio.*;
import static asyncio.Asyncio.*;

void work() {
    try {
        sleep(1);
    } finally {
        IO.println("cleaning up");
        sleep(0.04);
        IO.println("cleaned up");
    }
}

void main() {
    run(() -> {
        for (boolean asTask : new boolean[] {false, true}) {
            VoidCoroutine coroutine = () -> work();
            Awaitable<Void> awaitable = asTask ? createTask(coroutine) : coroutine;
            try {
                waitFor(awaitable, 0.02);
            } catch (TimeoutException e) {
                IO.println("timed out, " + (e.getCause() instanceof CancelledError ? "cancelled" : "no cause"));
            }
        }
    });
}
