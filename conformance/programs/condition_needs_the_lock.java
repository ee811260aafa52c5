// Waiting for a condition and notifying need the lock to be held, by anybody.
import asyncio.*;
import static asyncio.Asyncio.*;

void stranger(Condition condition) {
    condition.signal();
    IO.println("notified by a stranger");
}

void main() {
    run(() -> {
        var condition = new Condition();
        try {
            condition.await();
        } catch (IllegalStateException e) {
            IO.println("wait: runtime error");
        }
        for (Runnable signal : List.<Runnable>of(condition::signal, condition::signalAll)) {
            try {
                signal.run();
            } catch (IllegalStateException e) {
                IO.println("notify: runtime error");
            }
        }
        try (var _ = condition.hold()) {
            await(createTask(() -> stranger(condition)));
        }
        try {
            condition.release();
        } catch (IllegalStateException e) {
            IO.println("release: runtime error");
        }
    });
}
