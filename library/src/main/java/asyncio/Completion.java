package asyncio;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Running a loop until one future is done. */
final class Completion {
    private Completion() {}

    static <T extends @Nullable Object> T run(EventLoop loop, Awaitable<T> awaitable) {
        return run(loop, awaitable, TaskOptions.DEFAULT);
    }

    /** Runs until {@code awaitable} is done; what is not a future already becomes a task with these options. */
    static <T extends @Nullable Object> T run(EventLoop loop, Awaitable<T> awaitable, TaskOptions options) {
        loop.checkRunnable("runUntilComplete");
        if (awaitable instanceof Future<T>) {
            return await(loop, Asyncio.ensureFuture(awaitable, loop));
        }
        return awaitMade(loop, Asyncio.taskOf(awaitable, loop, options));
    }

    /** Runs until a future is done that nobody else knows; its failure counts as taken. */
    static <T extends @Nullable Object> T awaitMade(EventLoop loop, Future<T> made) {
        try {
            return await(loop, made);
        } catch (Throwable e) {
            if (made.done() && !made.cancelled()) {
                made.exception();
            }
            throw e;
        }
    }

    private static <T extends @Nullable Object> T await(EventLoop loop, Future<T> future) {
        Consumer<Future<T>> stop = done -> stopAfter(done, loop);
        future.addDoneCallback(stop);
        loop.setOnInterrupt(future::cancel);
        try {
            loop.runForever();
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
