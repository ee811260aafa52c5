package asyncio;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One-way link between two futures: the outer one follows the inner, the inner does not feel the outer's end. */
final class Shield {
    private static final Consumer<Future<?>> REPORT_FAILURE = Shield::reportFailure;

    private Shield() {}

    static <T extends @Nullable Object> Future<T> of(Future<T> inner) {
        if (inner.done()) {
            return inner;
        }
        Future<T> outer = new Future<>(inner.loop);
        Follower<T> follow = new Follower<>(outer);
        inner.addDoneCallback(follow);
        outer.addDoneCallback(done -> letGo(inner, follow));
        return outer;
    }

    /** Has the outer future follow the inner one. */
    private record Follower<T extends @Nullable Object>(Future<T> outer) implements Consumer<Future<T>>, Joint {
        @Override
        public void accept(Future<T> inner) {
            follow(inner, outer);
        }

        @Override
        public List<Future<?>> outers() {
            return List.of(outer);
        }
    }

    private static <T extends @Nullable Object> void follow(Future<T> inner, Future<T> outer) {
        if (outer.done()) {
            return;
        }
        if (inner.cancelled()) {
            outer.cancel(inner.cancelMessage());
            return;
        }
        Throwable error = inner.exception();
        if (error != null) {
            outer.setException(error);
        } else {
            outer.setResult(inner.result());
        }
    }

    /** The outer future was cancelled while the inner goes on: an error of the inner has no taker any more. */
    private static <T extends @Nullable Object> void letGo(Future<T> inner, Consumer<Future<T>> follow) {
        if (!inner.done()) {
            inner.removeDoneCallback(follow);
            inner.removeDoneCallback(REPORT_FAILURE);
            inner.addDoneCallback(REPORT_FAILURE);
        }
    }

    private static void reportFailure(Future<?> inner) {
        Throwable error = inner.cancelled() ? null : inner.exception();
        if (error != null) {
            inner.loop.callExceptionHandler(
                    ExceptionContext.of(error.getClass().getSimpleName() + " exception in shielded future")
                            .withException(error)
                            .withFuture(inner));
        }
    }
}
