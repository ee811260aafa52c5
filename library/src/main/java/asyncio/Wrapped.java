package asyncio;

import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** A stage or future of {@code java.util.concurrent} as a future of a loop; cancellation goes both ways. */
final class Wrapped {
    private Wrapped() {}

    static <T extends @Nullable Object> Future<T> of(CompletionStage<T> stage, EventLoop loop) {
        Outside.Work work = loop.agenda.outside.begin();
        Future<T> future = following(stage, loop);
        future.addDoneCallback(done -> work.end());
        return future;
    }

    /** The same for a stage that the loop itself completes: it does not count as work outside of the loop. */
    static <T extends @Nullable Object> Future<T> following(CompletionStage<T> stage, EventLoop loop) {
        Future<T> future = new Future<>(loop);
        future.addDoneCallback(done -> {
            if (done.cancelled()) {
                cancel(stage);
            }
        });
        stage.whenComplete((value, error) -> loop.postQuietly(() -> copy(future, value, error)));
        return future;
    }

    /** A future that is no stage tells nobody when it is done, so a thread waits for it. */
    static <T extends @Nullable Object> Future<T> of(java.util.concurrent.Future<T> source, EventLoop loop) {
        CompletableFuture<T> stage = new CompletableFuture<>();
        if (source.isDone()) {
            follow(source, stage);
        } else {
            loop.threads.watchers().execute(() -> follow(source, stage));
        }
        CompletionStage<T> followed = stage;
        followed.whenComplete((value, error) -> {
            if (stage.isCancelled()) {
                source.cancel(true);
            }
        });
        return of(followed, loop);
    }

    private static <T extends @Nullable Object> void follow(
            java.util.concurrent.Future<T> source, CompletableFuture<T> stage) {
        try {
            stage.complete(source.get());
        } catch (ExecutionException e) {
            stage.completeExceptionally(Objects.requireNonNullElse(e.getCause(), e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the loop was closed: nobody waits any more, and the source goes on
        } catch (RuntimeException | Error e) {
            stage.completeExceptionally(e);
        }
    }

    private static void cancel(CompletionStage<?> stage) {
        CompletableFuture<?> source = stage.toCompletableFuture();
        source.cancel(true);
    }

    private static <T extends @Nullable Object> void copy(Future<T> future, T value, @Nullable Throwable error) {
        if (future.done()) {
            return;
        }
        if (error == null) {
            future.setResult(value);
            return;
        }
        Throwable cause = error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
        if (cause instanceof CancellationException) {
            future.cancel(cause.getMessage());
        } else {
            future.setException(cause);
        }
    }
}
