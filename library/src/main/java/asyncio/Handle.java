package asyncio;

import org.jspecify.annotations.Nullable;

/**
 * A callback that is scheduled on a loop and can be cancelled until it runs; returned by {@link EventLoop#callSoon}.
 *
 * <p>Except for {@link EventLoop#callSoonThreadsafe}'s, a handle is used on its loop only. An exception from the
 * callback goes to the loop's exception handler and the loop goes on.
 */
public sealed class Handle extends Mail implements Entry permits TimerHandle, DoneCallback, ThreadsafeHandle, Arrival {
    final EventLoop loop;
    private @Nullable Runnable callback;
    private Object scope;
    private boolean cancelled;

    Handle(EventLoop loop, @Nullable Runnable callback, Object scope) {
        this.loop = loop;
        this.callback = callback;
        this.scope = scope;
        if (loop.debug) {
            loop.origins.record(this);
        }
    }

    /**
     * Keeps the callback from running if it has not run yet, and lets go of it at once. Idempotent; without effect on a
     * callback that has run.
     */
    public void cancel() {
        cancelled = true;
        if (loop.debug) {
            loop.origins.recordTarget(this, target());
        }
        callback = null;
    }

    /** Whether {@link #cancel} was called, also when the callback had already run by then. */
    public boolean cancelled() {
        return cancelled;
    }

    /** The context in which the callback runs. */
    public Context getContext() {
        Context context = Context.of(scope);
        scope = context;
        return context;
    }

    /** The context, or the bindings from which it is made when somebody needs it. */
    final Object scope() {
        return scope;
    }

    /** Runs the callback unless it is cancelled; exceptions go to the loop's handler. */
    void run(Fiber fiber) {
        if (!cancelled) {
            call(fiber);
        }
    }

    final void call(Fiber fiber) {
        fiber.handle = this;
        try {
            invoke();
        } catch (Throwable e) {
            loop.dispatcher.callbackFailed(this, e);
        } finally {
            fiber.handle = null;
        }
    }

    /** What the handle stands for. */
    void invoke() {
        Runnable runnable = callback;
        if (runnable != null) {
            runnable.run();
        }
    }

    /** What is called, for messages; not its {@code toString}, which is code of the user. */
    @Nullable
    Object target() {
        return callback;
    }

    @Override
    public String toString() {
        Object target = target();
        String called = target != null ? target.getClass().getName() : loop.origins.target(this);
        return "<" + getClass().getSimpleName()
                + (cancelled() ? " cancelled" : "")
                + (called == null ? "" : " " + called)
                + loop.origins.createdAt(this) + ">";
    }
}
