package asyncio.file;

import asyncio.Asyncio;
import asyncio.CancelledError;
import asyncio.Completer;
import asyncio.Future;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * An operation on its way through the threads for files. Nobody interrupts one that has begun: the JDK would close the
 * file. A task that is cancelled leaves it alone instead, and only one that has not begun never does.
 */
final class FileJob<T extends @Nullable Object> implements Runnable {
    private final Callable<T> operation;
    private final Completer<T> outcome = new Completer<>();
    private final AtomicBoolean begun = new AtomicBoolean();

    private FileJob(Callable<T> operation) {
        this.operation = operation;
    }

    static <T extends @Nullable Object> FileJob<T> start(Executor threads, Callable<T> operation) {
        FileJob<T> job = new FileJob<>(operation);
        threads.execute(job);
        return job;
    }

    @Override
    public void run() {
        if (!begun.compareAndSet(false, true)) {
            return;
        }
        try {
            outcome.complete(operation.call());
        } catch (Throwable e) {
            outcome.fail(e);
        }
    }

    /** Done when the operation is over, however long after its task was cancelled. */
    Future<T> ended() {
        return outcome.future();
    }

    /**
     * Suspends this task until the operation is over. A failure that comes after a cancellation is reported.
     *
     * <p>It may be over before the task comes here: one that is blocked in the JDK, be it by the loading of a class,
     * lets the loop go on. Was it cancelled there, it must not take what then nobody gets.
     */
    T await() throws IOException {
        try {
            if (outcome.future().done()) {
                Asyncio.sleep(0);
            }
            return Asyncio.await(Asyncio.shield(outcome.future()), IOException.class);
        } catch (CancelledError e) {
            if (begun.compareAndSet(false, true)) {
                outcome.future().cancel();
            }
            throw e;
        }
    }
}
