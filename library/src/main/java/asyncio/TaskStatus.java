package asyncio;

import org.jspecify.annotations.Nullable;

/**
 * On this a child says that it is ready, to the code that waits in {@link TaskGroup#start(TaskGroup.Child)}.
 *
 * @param <T> type of what the child hands over
 */
public final class TaskStatus<T extends @Nullable Object> {
    private enum State {
        STARTING,
        STARTED,
        ENDED
    }

    private final TaskGroup group;
    private final EventLoop loop;
    private State state = State.STARTING;

    /** The caller of {@code start} was cancelled, and waits only for the end of the child. */
    private boolean abandoned;

    private @Nullable T value;

    /** The group has seen the end of the child. */
    private boolean over;

    /** Why the child is not ready and never will be. */
    private @Nullable Throwable failure;

    /** Whether the failure is the child's own, and not that it came too early to its end. */
    private boolean failed;

    private Future<@Nullable Void> news;

    TaskStatus(TaskGroup group, EventLoop loop) {
        this.group = group;
        this.loop = loop;
        this.news = new Future<>(loop);
    }

    /**
     * The child is ready: {@code start} returns {@code newValue}, and from now on the child is a task of the group like
     * others. Does nothing if {@code start} was cancelled.
     *
     * @throws IllegalStateException if it was said before, or the child has ended, or from outside of the loop
     */
    public void started(T newValue) {
        loop.checkThread("TaskStatus.started");
        if (state != State.STARTING) {
            throw new IllegalStateException("started() on a child that "
                    + (state == State.STARTED ? "has said so before" : "has ended") + ": call it once, in the child");
        }
        if (!abandoned) {
            state = State.STARTED;
            value = newValue;
            Limited.release(news);
        }
    }

    /** The child is ready, and has nothing to hand over, as {@link #started(Object)}. */
    @SuppressWarnings("NullAway") // T says whether it may be null
    public void started() {
        started(null);
    }

    /** The child has ended; false if this is the group's business, because the child was ready. */
    boolean ended(Task<?> child, @Nullable Throwable error) {
        over = true;
        boolean mine = state == State.STARTING;
        if (mine) {
            state = State.ENDED;
            failed = error != null;
            failure = error != null ? error : tooEarly(child);
        }
        Limited.release(news);
        return mine;
    }

    private static Throwable tooEarly(Task<?> child) {
        String end = child.cancelled() ? "was cancelled" : "has returned";
        return new IllegalStateException(
                "child " + end + " without calling started(): " + child + "; call it when the child is ready");
    }

    /** Waits in the caller of {@code start} until the child is ready or has ended. */
    @SuppressWarnings("NullAway") // a child that has started has set the value
    T await(Task<?> child) {
        Task<?> caller = Loops.runningTask("TaskGroup.start()");
        try {
            Asyncio.await(news);
        } catch (CancelledError e) {
            abandon(child, caller);
            throw e;
        }
        if (failure != null) {
            throw Sneaky.rethrow(failure);
        }
        return value;
    }

    /** Cancels the child and waits for its end; throws what it fails with, and then the caller is cancelled again. */
    private void abandon(Task<?> child, Task<?> caller) {
        if (loop.isClosed()) {
            return;
        }
        abandoned = true;
        group.cancel(child);
        while (!over) {
            news = new Future<>(loop);
            awaitNews();
        }
        if (failed && failure != null) {
            Cancellation.repeat(caller);
            throw Sneaky.rethrow(failure);
        }
    }

    private void awaitNews() {
        try {
            CancelScope.shielded(() -> Asyncio.await(news));
        } catch (CancelledError e) {
            if (loop.isClosed()) {
                throw e; // else the first one goes on, when the child has ended
            }
        }
    }
}
