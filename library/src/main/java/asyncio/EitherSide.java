package asyncio;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Waiting for a stage that a loop completes: a task of that loop is suspended, any other thread is blocked. */
final class EitherSide {
    private EitherSide() {}

    /** Whether this is code on the loop that would hold it; a virtual thread that is merely its guest does not. */
    static boolean isOn(EventLoop loop) {
        return Loops.current() == loop && Loops.currentFiber() != null;
    }

    /**
     * Waits until a stage is done, however it ended, for at most so many nanoseconds.
     *
     * @throws TimeoutException if it is not done by then
     * @throws CancelledError if a task is cancelled meanwhile
     * @throws InterruptedException if another thread is interrupted meanwhile
     */
    static void await(CompletionStage<?> stage, EventLoop loop, long nanos)
            throws InterruptedException, TimeoutException {
        if (stage.toCompletableFuture().isDone()) {
            return;
        }
        if (isOn(loop)) {
            CompletionStage<@Nullable Void> ended = ended(stage, () -> {});
            Limited.await(Wrapped.following(ended, loop), Math.max(1, nanos));
        } else {
            block(stage, loop.agenda.outside.current(), nanos);
        }
    }

    /** Work of the loop that waits for the loop is not counted meanwhile; see {@link Outside}. */
    private static void block(CompletionStage<?> stage, Outside.@Nullable Work caller, long nanos)
            throws InterruptedException, TimeoutException {
        OneResume resume = new OneResume(caller);
        CompletableFuture<@Nullable Void> ended = ended(stage, resume::run);
        try {
            ended.get(nanos, TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the end of a stage was handed on wrongly", e);
        } finally {
            resume.run();
        }
    }

    /** Done when the stage is and the action has been run, and never fails. */
    private static CompletableFuture<@Nullable Void> ended(CompletionStage<?> stage, Runnable action) {
        CompletionStage<@Nullable Void> ended = stage.handle((value, error) -> {
            action.run();
            return null;
        });
        return ended.toCompletableFuture();
    }

    /** Has the caller counted again once, whoever comes first: the loop with the outcome, or the limit. */
    private static final class OneResume {
        private final Outside.@Nullable Work caller;
        private boolean resumed;

        OneResume(Outside.@Nullable Work caller) {
            this.caller = caller;
            if (caller != null) {
                caller.pause();
            }
        }

        synchronized void run() {
            if (caller != null && !resumed) {
                resumed = true;
                caller.resume();
            }
        }
    }
}
