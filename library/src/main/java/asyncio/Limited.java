package asyncio;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Waiting for one awaitable with a limit. */
final class Limited {
    private Limited() {}

    static <T extends @Nullable Object> T await(Awaitable<T> awaitable, long nanos) throws TimeoutException {
        Objects.requireNonNull(awaitable, "waitFor() needs an awaitable, got null");
        if (awaitable instanceof Future<T> future && future.done()) {
            Loops.runningTask("waitFor()");
            return future.result();
        }
        return nanos <= 0
                ? atOnce(awaitable)
                : Timeout.after(nanos, "waitFor()").run(awaitable);
    }

    /** No time at all: what has not started never does, the rest is cancelled and may have the last word. */
    private static <T extends @Nullable Object> T atOnce(Awaitable<T> awaitable) throws TimeoutException {
        Loops.runningTask("waitFor()");
        Future<T> future = Asyncio.ensureFuture(awaitable);
        cancelAndWait(future);
        try {
            return future.result();
        } catch (CancelledError e) {
            TimeoutException expired = new TimeoutException();
            expired.initCause(e);
            throw expired;
        }
    }

    /** Not by awaiting it: a cancellation of the waiting task is to end this wait at once. */
    private static <T extends @Nullable Object> void cancelAndWait(Future<T> future) {
        Future<@Nullable Void> ended = new Future<>(future.loop);
        Release<T> release = new Release<>(ended);
        future.addDoneCallback(release);
        try {
            future.cancel();
            Asyncio.await(ended);
        } finally {
            future.removeDoneCallback(release);
        }
    }

    /** Releases a waiter when a future is done. */
    private record Release<T extends @Nullable Object>(Future<@Nullable Void> waiter)
            implements Consumer<Future<T>>, Joint {
        @Override
        public void accept(Future<T> done) {
            release(waiter);
        }

        @Override
        public List<Future<?>> outers() {
            return List.of(waiter);
        }
    }

    static void release(Future<@Nullable Void> waiter) {
        if (!waiter.done()) {
            waiter.setResult(null);
        }
    }
}
