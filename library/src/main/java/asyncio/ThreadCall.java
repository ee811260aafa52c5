package asyncio;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A coroutine that another thread has handed to the loop, and the stage for its outcome. Whoever is done first, task or
 * stage, ends the other: a task whose outcome nobody can get any more is cancelled. If the loop is closed before the
 * task has ended, the stage fails, so that nobody waits for ever.
 */
final class ThreadCall<T extends @Nullable Object> implements Outstanding {
    final CompletableFuture<T> outcome = new CompletableFuture<>();
    private final EventLoop loop;
    private final Awaitable<T> coroutine;
    private final @Nullable BlockingPortal portal;
    private final Outside.@Nullable Work caller;
    private final AtomicBoolean callerGoesOn = new AtomicBoolean();
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile boolean taskHasEnded;

    /** On the loop only. */
    private @Nullable Future<T> task;

    /** On the loop only. */
    private boolean cancelRequested;

    ThreadCall(EventLoop loop, Awaitable<T> coroutine, @Nullable BlockingPortal portal) {
        this.loop = loop;
        this.coroutine = Objects.requireNonNull(coroutine, "a call from another thread needs a coroutine, got null");
        this.portal = portal;
        this.caller = loop.agenda.outside.current();
    }

    /** Hands a coroutine to a loop, for a caller who cares for the stage only. */
    static <T extends @Nullable Object> CompletableFuture<T> start(EventLoop loop, Awaitable<T> coroutine) {
        Objects.requireNonNull(loop, "runCoroutineThreadsafe() needs a loop, got null: use that of getRunningLoop()");
        ThreadCall<T> call = new ThreadCall<>(loop, coroutine, null);
        call.submit("runCoroutineThreadsafe");
        return call.outcome;
    }

    /** Hands the coroutine to the loop, to run in a copy of the current context; once. */
    void submit(String act) {
        loop.checkOpen(act);
        if (caller != null) {
            caller.pause();
        }
        loop.threads.add(this);
        FutureStage.whenDone(outcome, this::completed);
        loop.post(this::start, null);
        if (loop.isClosed()) {
            loopIsClosed();
        }
    }

    /** On the loop. */
    private void start() {
        if (cancelRequested) {
            outcome.completeExceptionally(FutureStage.asStagesKnowIt(new CancelledError()));
        }
        if (outcome.isDone()) {
            over();
            return;
        }
        try {
            Future<T> started = Asyncio.ensureFuture(coroutine, loop);
            task = started;
            started.addDoneCallback(this::copy);
        } catch (Throwable e) {
            outcome.completeExceptionally(e);
            over();
            throw e;
        }
    }

    /** On the loop. An error that comes too late stays with the task, and is reported as nobody's. */
    private void copy(Future<T> ended) {
        taskHasEnded = true;
        if (!outcome.isDone()) {
            resumeCaller();
            FutureStage.copy(ended, outcome);
        }
        over();
    }

    /** On the thread that completed the stage. */
    private void completed() {
        resumeCaller();
        if (!taskHasEnded) {
            cancel();
        }
    }

    /** Before the caller can see the outcome, if that comes from the loop; or it would go on without being counted. */
    private void resumeCaller() {
        if (caller != null && callerGoesOn.compareAndSet(false, true)) {
            caller.resume();
        }
    }

    /** Cancels the task, or keeps it from being started. From any thread. */
    void cancel() {
        loop.postQuietly(this::cancelHere);
    }

    private void cancelHere() {
        cancelRequested = true;
        if (task != null && !task.done()) {
            task.cancel();
        }
    }

    boolean isRunBy(Task<?> other) {
        return task == other;
    }

    /** From here on nothing of it will run. */
    private void over() {
        if (over.compareAndSet(false, true)) {
            loop.threads.remove(this);
            if (portal != null) {
                portal.ended(this);
            }
        }
    }

    /** From any thread. */
    @Override
    public void loopIsClosed() {
        taskHasEnded = true;
        outcome.completeExceptionally(FutureStage.closed(loop, "this call"));
        over();
    }
}
