package asyncio;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A future of a loop as a stage for everybody else. Whoever is done first ends the other; if the loop is closed before
 * either is, the stage fails, so that nobody waits for ever.
 */
final class FutureStage<T extends @Nullable Object> implements Outstanding {
    private final CompletableFuture<T> stage = new CompletableFuture<>();
    private final Future<T> future;
    private volatile boolean futureIsDone;

    private FutureStage(Future<T> future) {
        this.future = future;
    }

    static <T extends @Nullable Object> CompletableFuture<T> of(Future<T> future) {
        future.loop.checkThread("toCompletableFuture");
        FutureStage<T> made = new FutureStage<>(future);
        if (future.done()) {
            copy(future, made.stage);
        } else {
            future.loop.checkOpen("toCompletableFuture");
            made.follow();
        }
        return made.stage;
    }

    private void follow() {
        future.loop.threads.add(this);
        future.addDoneCallback(this::onDone);
        whenDone(stage, this::onStageDone);
    }

    static void whenDone(CompletionStage<?> stage, Runnable action) {
        stage.whenComplete((result, error) -> action.run());
    }

    /** On the loop. A failure that comes too late stays with the future, and is reported as nobody's. */
    private void onDone(Future<T> done) {
        futureIsDone = true;
        future.loop.threads.remove(this);
        if (!stage.isDone()) {
            copy(done, stage);
        }
    }

    /** On the thread that completed the stage. */
    private void onStageDone() {
        if (!futureIsDone) {
            future.loop.postQuietly(future::cancel);
        }
    }

    @Override
    public void loopIsClosed() {
        futureIsDone = true;
        stage.completeExceptionally(closed(future.loop, "this future"));
    }

    static IllegalStateException closed(EventLoop loop, String what) {
        return new IllegalStateException("Event loop is closed: it was before " + what + " had an outcome, " + loop);
    }

    /** Completes a stage as a future has ended; a cancellation in the way that stages know it. */
    static <T extends @Nullable Object> void copy(Future<T> ended, CompletableFuture<T> stage) {
        if (ended.cancelled()) {
            stage.completeExceptionally(asStagesKnowIt(ended.cancellation()));
            return;
        }
        Throwable error = ended.exception();
        if (error != null) {
            stage.completeExceptionally(error);
        } else {
            stage.complete(ended.result());
        }
    }

    static CancellationException asStagesKnowIt(CancelledError cancelled) {
        CancellationException exception = new CancellationException(cancelled.getMessage());
        exception.initCause(cancelled);
        return exception;
    }
}
