package asyncio;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A stage of {@code java.util.concurrent} as a future of a loop; cancellation goes both ways. */
final class Wrapped {
    private Wrapped() {}

    static <T extends @Nullable Object> Future<T> of(CompletionStage<T> stage, EventLoop loop) {
        Future<T> future = new Future<>(loop);
        future.addDoneCallback(done -> {
            if (done.cancelled()) {
                cancel(stage);
            }
        });
        stage.whenComplete((value, error) -> loop.postQuietly(() -> copy(future, value, error)));
        return future;
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
