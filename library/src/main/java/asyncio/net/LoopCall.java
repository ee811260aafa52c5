package asyncio.net;

import asyncio.Asyncio;
import asyncio.CancelledError;
import asyncio.Coroutine;
import asyncio.EventLoop;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** A call into the loop that a stream belongs to: right here if this code runs on it, else from outside. */
final class LoopCall {
    private LoopCall() {}

    static <T extends @Nullable Object> T run(EventLoop loop, Coroutine<T> work) throws IOException {
        if (Reports.running() == loop) {
            return Asyncio.await(work, IOException.class);
        }
        CompletableFuture<T> outcome = Asyncio.runCoroutineThreadsafe(work, loop);
        try {
            return outcome.get();
        } catch (InterruptedException e) {
            outcome.cancel(true);
            Thread.currentThread().interrupt();
            InterruptedIOException interrupted = new InterruptedIOException("interrupted while the loop worked");
            interrupted.initCause(e);
            throw interrupted;
        } catch (ExecutionException e) {
            throw StreamErrors.rethrow(e.getCause() == null ? e : e.getCause());
        } catch (java.util.concurrent.CancellationException e) {
            CancelledError cancelled = new CancelledError("the loop has cancelled this call");
            cancelled.initCause(e);
            throw cancelled;
        }
    }
}
