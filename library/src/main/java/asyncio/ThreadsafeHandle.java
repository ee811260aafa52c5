package asyncio;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * A handle that any thread may cancel. After {@link #cancel} has returned, the callback does not start; a callback that
 * is running when another thread cancels makes that thread wait for its end, as in CPython 3.14.
 */
final class ThreadsafeHandle extends Handle {
    private static final int WAITING = 0;
    private static final int RUNNING = 1;
    private static final int RUNNING_AND_WATCHED = 2;
    private static final int DONE = 3;
    private static final int CANCELLED = 4;

    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(ThreadsafeHandle.class, "state", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile int state;
    private volatile boolean cancelRequested;

    ThreadsafeHandle(EventLoop loop, @Nullable Runnable callback, Object scope) {
        super(loop, callback, scope);
    }

    @Override
    public void cancel() {
        cancelRequested = true;
        if (!STATE.compareAndSet(this, WAITING, CANCELLED) && Loops.current() != loop) {
            awaitEnd();
        }
    }

    @Override
    public boolean cancelled() {
        return cancelRequested;
    }

    @Override
    void run(Fiber fiber) {
        if (!STATE.compareAndSet(this, WAITING, RUNNING)) {
            return;
        }
        call(fiber);
        if ((int) STATE.getAndSet(this, DONE) == RUNNING_AND_WATCHED) {
            synchronized (this) {
                notifyAll();
            }
        }
    }

    private void awaitEnd() {
        STATE.compareAndSet(this, RUNNING, RUNNING_AND_WATCHED);
        boolean interrupted = false;
        synchronized (this) {
            while (state == RUNNING_AND_WATCHED) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
