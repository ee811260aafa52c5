package asyncio;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Running a loop until one future is done. */
final class Completion {
    private Completion() {}

    static <T extends @Nullable Object> T run(EventLoop loop, Awaitable<T> awaitable) {
        loop.checkRunnable("runUntilComplete");
        Future<T> future = Asyncio.ensureFuture(awaitable, loop);
        Consumer<Future<T>> stop = done -> stopAfter(done, loop);
        future.addDoneCallback(stop);
        loop.setOnInterrupt(future::cancel);
        try {
            loop.runForever();
        } catch (Throwable e) {
            if (future != awaitable && future.done() && !future.cancelled()) {
                future.exception();
            }
            throw e;
        } finally {
            loop.setOnInterrupt(null);
            future.removeDoneCallback(stop);
        }
        if (!future.done()) {
            throw new IllegalStateException("Event loop stopped before Future completed.");
        }
        return future.result();
    }

    private static void stopAfter(Future<?> future, EventLoop loop) {
        Throwable error = future.cancelled() ? null : future.exception();
        if (error == null || !Sneaky.endsTheLoop(error)) {
            loop.stop();
        }
    }
}
