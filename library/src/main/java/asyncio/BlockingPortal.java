package asyncio;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A way for other threads into a loop: they hand in coroutines and wait for the results, or do not wait.
 *
 * <p>{@link #open} makes one on a loop that runs; {@link #start()} runs a loop on a thread of its own and gives its
 * portal. A portal accepts calls until it is closed. {@link #close} waits for the calls that are under way, {@link
 * #closeNow} cancels them first; a call that was accepted always has an outcome.
 *
 * <p>Every method but {@code open} may be called from any thread. The calls are not for the loop's own threads, where
 * {@code await} does what they do. A call carries the context variables of its caller.
 */
public final class BlockingPortal implements AutoCloseable {
    private final EventLoop loop;

    /** The thread that runs the loop on this portal's behalf, or null if the loop was there before. */
    private final @Nullable PortalThread thread;

    /** What runs or is on its way to the loop. Like {@link #closed}, guarded by this object's monitor. */
    private final Set<ThreadCall<?>> calls = new HashSet<>();

    /** Completed when the portal is closed and nothing runs any more. */
    private final CompletableFuture<@Nullable Void> drained = new CompletableFuture<>();

    /** Somebody may call: what the loop waits for while no call is under way. */
    private final Outside.Work callers;

    private boolean closed;

    private BlockingPortal(EventLoop loop, @Nullable PortalThread thread) {
        this.loop = loop;
        this.thread = thread;
        this.callers = loop.agenda.outside.begin();
    }

    /**
     * Opens a portal to the running loop. Close it before the loop ends, or its callers get an error.
     *
     * @throws IllegalStateException if no loop is running here
     */
    public static BlockingPortal open() {
        return open(Loops.running(), null);
    }

    static BlockingPortal open(EventLoop loop, @Nullable PortalThread thread) {
        return new BlockingPortal(loop, thread);
    }

    /**
     * Runs a new loop on a thread of its own, a daemon, until the portal to it is closed. Then the loop ends as at the
     * end of {@link Asyncio#run}: tasks that the calls have left behind are cancelled.
     */
    public static BlockingPortal start() {
        return start(RunnerOptions.DEFAULT);
    }

    /** Runs a loop made by these options on a thread of its own, as {@link #start()}. */
    public static BlockingPortal start(RunnerOptions options) {
        return PortalThread.start(Objects.requireNonNull(options, "start() needs options, got null"));
    }

    /**
     * Runs a coroutine as a task of the loop and blocks the calling thread until it has ended. If the thread is
     * interrupted, the task is cancelled; the call returns when the task has ended, with the thread's interrupt flag
     * set. A second interrupt does not wait for the task.
     *
     * @return its result; its exception is thrown as it is
     * @throws CancelledError if the task was cancelled
     * @throws IllegalStateException if the portal or the loop is closed, or from the loop's own thread; in the fallback
     *     also if loops would wait for each other in a circle, each held by such a call
     */
    public <T extends @Nullable Object> T call(Coroutine<T> coroutine) {
        return await("call", coroutine);
    }

    /** Runs a coroutine without a result and waits for its end, as {@link #call(Coroutine)}. */
    public void call(VoidCoroutine coroutine) {
        await("call", coroutine);
    }

    /**
     * Starts a coroutine as a task of the loop and does not wait for it. The stage it gives behaves as that of {@link
     * Asyncio#runCoroutineThreadsafe}: cancelling it cancels the task.
     *
     * @throws IllegalStateException if the portal or the loop is closed, or from the loop's own thread
     */
    public <T extends @Nullable Object> CompletableFuture<T> startTaskSoon(Coroutine<T> coroutine) {
        return submit("startTaskSoon", coroutine).outcome;
    }

    /** Starts a coroutine without a result, as {@link #startTaskSoon(Coroutine)}. */
    public CompletableFuture<@Nullable Void> startTaskSoon(VoidCoroutine coroutine) {
        return this.<@Nullable Void>submit("startTaskSoon", coroutine).outcome;
    }

    private <T extends @Nullable Object> T await(String act, Awaitable<T> coroutine) {
        checkCaller(act);
        ThreadCall<T> call = new ThreadCall<>(loop, coroutine, this);
        return HeldLoops.during(act, loop, call.outcome, () -> {
            submit(act, call);
            return Blocking.await(call.outcome, call::cancel);
        });
    }

    private <T extends @Nullable Object> ThreadCall<T> submit(String act, Awaitable<T> coroutine) {
        checkCaller(act);
        return submit(act, new ThreadCall<>(loop, coroutine, this));
    }

    private <T extends @Nullable Object> ThreadCall<T> submit(String act, ThreadCall<T> call) {
        accept(act, call);
        boolean submitted = false;
        try {
            call.submit(act);
            submitted = true;
        } finally {
            if (!submitted) {
                ended(call);
            }
        }
        return call;
    }

    private void checkCaller(String act) {
        if (Loops.current() == loop) {
            throw new IllegalStateException(act + "() of a portal from its own loop, which would wait for itself;"
                    + " await the coroutine, or create a task");
        }
    }

    private synchronized void accept(String act, ThreadCall<?> call) {
        if (closed) {
            throw new IllegalStateException("This portal is closed: " + act + "() after close()");
        }
        calls.add(call);
        if (calls.size() == 1) {
            callers.pause();
        }
    }

    /** A call is over, and nothing of it will run any more. From any thread. */
    void ended(ThreadCall<?> call) {
        boolean last;
        synchronized (this) {
            if (!calls.remove(call) || !calls.isEmpty()) {
                return;
            }
            callers.resume();
            last = closed;
        }
        if (last) {
            drained.complete(null);
        }
    }

    /**
     * Refuses further calls, and waits for those that are under way; then ends the loop, if the portal has started it,
     * and waits for its thread. A task of the loop that calls this is suspended, any other thread is blocked.
     * Idempotent.
     *
     * <p>A thread that is interrupted while it waits, and a task that is cancelled, cancels the calls, and goes on
     * waiting for their end. A portal that is {@linkplain #open open}ed on a loop must be closed before that loop stops
     * for good, or this waits for ever.
     *
     * @throws IllegalStateException from one of the calls, from a callback, from a loop that the portal has started, or
     *     from a function that this loop runs on another thread: they would wait for themselves. It cannot be known of
     *     a function for which a call on an {@linkplain #open opened} portal waits
     */
    @Override
    public void close() {
        end("close", false);
    }

    /** Cancels the calls that are under way, and closes as {@link #close()}. */
    public void closeNow() {
        end("closeNow", true);
    }

    private void end(String act, boolean cancelling) {
        if (Loops.current() == loop) {
            checkCloser(act, Loops.runningTask(act + "()"));
            refuseFurtherCalls(cancelling);
            awaitCalls();
            return;
        }
        checkClosingThread(act);
        CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();
        HeldLoops.during(act, loop, ended, () -> {
            refuseFurtherCalls(cancelling);
            Blocking.await(drained, this::cancelCalls);
            endThread();
            return ended.complete(null);
        });
    }

    private synchronized void checkCloser(String act, Task<?> task) {
        if (thread != null) {
            checkCaller(act);
        }
        for (ThreadCall<?> call : calls) {
            if (call.isRunBy(task)) {
                throw new IllegalStateException(
                        act + "() of a portal from one of its calls, which would wait for itself: " + task);
            }
        }
    }

    /** The loop ends after its executor, and that after the functions that it runs. */
    private void checkClosingThread(String act) {
        if (thread != null && loop.agenda.outside.current() != null) {
            throw new IllegalStateException(act + "() of a portal from a function that its own loop runs on "
                    + Thread.currentThread() + ", which would wait for itself; let it return, and close elsewhere");
        }
    }

    private void refuseFurtherCalls(boolean cancelling) {
        boolean drainedNow;
        synchronized (this) {
            closed = true;
            callers.end();
            drainedNow = calls.isEmpty();
        }
        if (drainedNow) {
            drained.complete(null);
        }
        loop.postQuietly(() -> {}); // a loop that waits for callers has none to wait for any more
        if (cancelling) {
            cancelCalls();
        }
    }

    private synchronized void cancelCalls() {
        calls.forEach(ThreadCall::cancel);
    }

    /** As a task of the loop. */
    private void awaitCalls() {
        try {
            Asyncio.await(Wrapped.following(drained.copy(), loop));
        } catch (CancelledError e) {
            cancelCalls();
            Asyncio.await(Wrapped.following(drained.copy(), loop));
            throw e;
        }
    }

    private void endThread() {
        if (thread != null) {
            loop.postQuietly(thread::end);
            thread.join();
        }
    }
}
