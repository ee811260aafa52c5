package asyncio.file;

import asyncio.Asyncio;
import asyncio.Lock;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One operation at a time, in the order in which they were asked for. The next one begins when the one before is over
 * in fact, also if its task was cancelled meanwhile; so what they share needs no other protection.
 */
final class FileTurns {
    private final FileThreads threads;
    private final Lock turn = new Lock();
    private int asked;

    FileTurns(FileThreads threads) {
        this.threads = threads;
    }

    /** Whether nothing is under way or waits: then code on the loop may touch what the operations share. */
    boolean isIdle() {
        return asked == 0;
    }

    /**
     * Makes an operation on another thread when it is its turn, and suspends this task until it is over.
     *
     * @param taking what to do on the loop while it is still this turn, unless the task was cancelled
     */
    <T extends @Nullable Object, R extends @Nullable Object> R run(Callable<T> operation, Supplier<R> taking)
            throws IOException {
        return run(() -> false, operation, taking);
    }

    /**
     * The same, without the operation if there is no need for it: tasks that share a file would otherwise change
     * threads for each line, because one of them always waits.
     *
     * @param ready whether {@code taking} needs no operation before it; asked on the loop, in turn
     */
    <T extends @Nullable Object, R extends @Nullable Object> R run(
            BooleanSupplier ready, Callable<T> operation, Supplier<R> taking) throws IOException {
        asked++;
        FileJob<T> job = null;
        try {
            turn.acquire();
            if (ready.getAsBoolean()) {
                turn.release();
                return taking.get();
            }
            job = start(operation);
        } finally {
            if (job == null) {
                asked--;
            }
        }
        try {
            job.await();
            return taking.get();
        } finally {
            endTurn(job);
        }
    }

    private <T extends @Nullable Object> FileJob<T> start(Callable<T> operation) {
        FileJob<T> job = null;
        try {
            job = FileJob.start(threads, operation);
        } finally {
            if (job == null) {
                turn.release();
            }
        }
        return job;
    }

    private void endTurn(FileJob<?> job) {
        if (job.ended().done()) {
            release();
        } else {
            job.ended().addDoneCallback(done -> release());
        }
    }

    private void release() {
        asked--;
        turn.release();
    }

    /** The same for what has to be done whatever happens: a cancellation waits until it is over. */
    void runToEnd(Callable<?> operation) throws IOException {
        Asyncio.await(
                () -> {
                    Asyncio.uninterruptible(() -> {
                        run(operation, () -> operation);
                    });
                },
                IOException.class);
    }
}
