package asyncio;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Waiting on a thread outside of the loop for what the loop does. */
final class Blocking {
    private Blocking() {}

    /**
     * Blocks until a stage is done. The first interrupt calls {@code onInterrupt} and goes on waiting, the second ends
     * the wait; the thread has its flag back afterwards.
     *
     * @return its result; its exception is thrown as it is
     * @throws CancelledError if what the stage stands for was cancelled
     */
    static <T extends @Nullable Object> T await(CompletableFuture<T> stage, Runnable onInterrupt) {
        try {
            return get(stage, onInterrupt);
        } catch (ExecutionException | CancellationException e) {
            throw Sneaky.rethrow(original(stage, e));
        }
    }

    private static <T extends @Nullable Object> T get(CompletableFuture<T> stage, Runnable onInterrupt)
            throws ExecutionException {
        try {
            return stage.get();
        } catch (InterruptedException first) {
            onInterrupt.run();
            try {
                return stage.get();
            } catch (InterruptedException second) {
                throw giveUp(second);
            } finally {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static CancelledError giveUp(InterruptedException e) {
        CancelledError error = new CancelledError("the waiting thread was interrupted a second time");
        error.initCause(e);
        return error;
    }

    /** What the stage was completed with, which its own methods wrap or unwrap. */
    private static Throwable original(CompletableFuture<?> stage, Exception thrown) {
        Throwable error =
                stage.<@Nullable Throwable>handle((value, failure) -> failure).join();
        if (error instanceof CancellationException && error.getCause() instanceof CancelledError cancelled) {
            return cancelled;
        }
        return error != null ? error : thrown;
    }
}
