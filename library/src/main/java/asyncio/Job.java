package asyncio;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A function on its way through an executor, and the future that its outcome comes to.
 *
 * <p>When the future is cancelled, a function that has not started never does, and the thread of one that runs is
 * interrupted, once and only while it runs. What it returns after that is dropped; what it throws goes to the loop's
 * exception handler, unless it is the answer to the interrupt.
 */
final class Job<T extends @Nullable Object> implements Runnable {
    private enum State {
        WAITING,
        RUNNING,
        OVER
    }

    private final EventLoop loop;
    private final Future<T> future;
    private final Outside.Work work;
    private @Nullable Callable<T> function;
    private State state = State.WAITING;
    private @Nullable Thread thread;
    private boolean interrupted;

    private @Nullable T result;
    private @Nullable Throwable error;

    private Job(EventLoop loop, Callable<T> function) {
        this.loop = loop;
        this.function = function;
        future = new Future<>(loop);
        work = loop.agenda.outside.begin();
    }

    /** Hands a function to an executor; what that throws is thrown on. */
    static <T extends @Nullable Object> Future<T> start(EventLoop loop, Executor executor, Callable<T> function) {
        Job<T> job = new Job<>(loop, function);
        job.future.addDoneCallback(done -> {
            if (done.cancelled()) {
                job.cancel();
            }
        });
        boolean accepted = false;
        try {
            executor.execute(job);
            accepted = true;
        } finally {
            if (!accepted) {
                job.cancel();
            }
        }
        return job.future;
    }

    /** On a thread of the executor. */
    @Override
    public void run() {
        Callable<T> body = begin();
        if (body == null) {
            return;
        }
        try {
            result = ScopedValue.where(Outside.CURRENT, work).call(body::call);
        } catch (Throwable e) {
            error = e;
        } finally {
            end();
        }
        loop.arrive(new Arrival(loop, this::deliver, this::reportIfLost));
    }

    private synchronized @Nullable Callable<T> begin() {
        if (state != State.WAITING) {
            return null;
        }
        state = State.RUNNING;
        thread = Thread.currentThread();
        return function;
    }

    /** From here on nobody interrupts the thread, which belongs to the executor again. */
    private synchronized void end() {
        state = State.OVER;
        function = null;
        if (interrupted) {
            if (error != null && isAnswer(error, Objects.requireNonNull(thread))) {
                error = null;
            }
            Thread.interrupted();
        }
        thread = null;
    }

    /** Whether an error, or what it wraps, is how the JDK says that it was interrupted. */
    private static boolean isAnswer(Throwable error, Thread thread) {
        Throwable cause = error;
        for (int depth = 0; cause != null && depth < 10; depth++) {
            if (Interruption.isShownBy(cause, thread)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** Nobody waits any more. On the loop. */
    private synchronized void cancel() {
        work.end();
        function = null;
        if (state == State.WAITING) {
            state = State.OVER;
        } else if (thread != null) {
            interrupted = true;
            thread.interrupt();
        }
    }

    /** On the loop. */
    @SuppressWarnings("NullAway") // T says whether the result may be null
    private void deliver() {
        work.end();
        if (future.done()) {
            reportIfLate(loop::callExceptionHandler);
        } else if (error != null) {
            future.fail(error);
        } else {
            future.succeed(result);
        }
    }

    private void reportIfLost() {
        reportIfLate(Failures::log);
    }

    private void reportIfLate(Consumer<ExceptionContext> handler) {
        if (error != null) {
            handler.accept(ExceptionContext.of("Exception in a thread after its result was cancelled")
                    .withException(error)
                    .withFuture(future));
        }
    }
}
