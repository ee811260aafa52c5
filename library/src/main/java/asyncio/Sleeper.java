package asyncio;

import org.jspecify.annotations.Nullable;

/** A task's wait for a moment in time: timer and future in one, because a million sleepers should be small. */
final class Sleeper extends TimerHandle {
    private final Task<?> task;
    private boolean done;
    private @Nullable CancelledError cancellation;

    Sleeper(EventLoop loop, long whenNanos, Task<?> task) {
        super(loop, whenNanos, null, Bindings.EMPTY);
        this.task = task;
    }

    @Override
    void invoke() {
        if (!done) {
            done = true;
            loop.agenda.add(task);
        }
    }

    /** Ends the wait with a cancellation; false if it had already ended. */
    boolean cancelWait(@Nullable String message) {
        if (done) {
            return false;
        }
        done = true;
        cancellation = new CancelledError(message);
        cancel();
        loop.agenda.add(task);
        return true;
    }

    @Nullable
    CancelledError cancellation() {
        return cancellation;
    }

    void throwIfCancelled() {
        if (cancellation != null) {
            throw cancellation;
        }
    }
}
