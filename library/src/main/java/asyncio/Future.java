package asyncio;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A result that is not there yet. It is pending, then finished with a value or an exception, or cancelled, once.
 *
 * <p>A future belongs to one loop and is used by code on that loop only; from elsewhere, complete it by
 * {@link EventLoop#callSoonThreadsafe}. Wait for it with {@link Asyncio#await(Awaitable)}. It never blocks a thread,
 * and it is not a {@code java.util.concurrent.Future}: {@link Asyncio#wrapFuture} makes one of those awaitable.
 *
 * <p>An exception that nobody takes - neither by awaiting, {@link #result} nor {@link #exception} - is reported to the
 * loop's exception handler a second after the failure, or when the loop closes.
 *
 * @param <T> type of the result
 */
public non-sealed class Future<T extends @Nullable Object> implements Awaitable<T> {
    private static final byte PENDING = 0;
    private static final byte FINISHED = 1;
    private static final byte FAILED = 2;
    private static final byte CANCELLED = 3;

    final EventLoop loop;
    private byte state;
    private boolean retrieved;

    /** The value or exception; of a cancelled future the message, or the error to hand out first. */
    private @Nullable Object outcome;

    /**
     * Nobody, one task, {@link DoneCallback} or {@link TaskGroup}, or a list of them, in order of registration; when
     * done, the groups that have not been told yet.
     */
    private @Nullable Object waiters;

    /**
     * Creates a pending future of the running loop.
     *
     * @throws IllegalStateException if no loop is running here
     */
    public Future() {
        this(Loops.running());
    }

    /** Creates a pending future of a loop. */
    @SuppressWarnings("this-escape") // only its identity is noted
    public Future(EventLoop loop) {
        this.loop = loop;
        if (loop.debug) {
            loop.origins.record(this);
        }
    }

    /** The loop that it belongs to. */
    public EventLoop getLoop() {
        return loop;
    }

    /** Whether it is finished or cancelled. */
    public boolean done() {
        return state != PENDING;
    }

    /** Whether it is cancelled. */
    public boolean cancelled() {
        return state == CANCELLED;
    }

    /**
     * The value. A failed future throws its exception here: the object itself, checked or not.
     *
     * @throws CancelledError if it is cancelled, with the message given to {@link #cancel(String)}
     * @throws InvalidStateException if it is still pending
     */
    @SuppressWarnings({"unchecked", "NullAway"}) // T says whether it may be null
    public T result() {
        if (state == FINISHED) {
            return (T) outcome;
        }
        if (state == FAILED) {
            throw Sneaky.rethrow(failure());
        }
        throwIfCancelled();
        throw new InvalidStateException("Result is not ready: await " + this + " first");
    }

    private void throwIfCancelled() {
        if (state == CANCELLED) {
            throw cancellation();
        }
    }

    private Throwable failure() {
        retrieved = true;
        return (Throwable) Objects.requireNonNull(outcome);
    }

    /**
     * The exception of a failed future, or null if it has a value.
     *
     * @throws CancelledError if it is cancelled, with the message given to {@link #cancel(String)}
     * @throws InvalidStateException if it is still pending
     */
    public @Nullable Throwable exception() {
        if (state == FINISHED) {
            return null;
        }
        if (state == FAILED) {
            return failure();
        }
        throwIfCancelled();
        throw new InvalidStateException("Exception is not set: await " + this + " first");
    }

    /**
     * Finishes it with a value and schedules its callbacks.
     *
     * @throws InvalidStateException if it is done already
     */
    public void setResult(T result) {
        finish(FINISHED, result, "setResult");
    }

    /**
     * Finishes it with an exception and schedules its callbacks.
     *
     * @throws InvalidStateException if it is done already
     */
    public void setException(Throwable exception) {
        fail(Objects.requireNonNull(exception, "setException() needs an exception"));
    }

    final void fail(Throwable exception) {
        boolean awaited = waiters instanceof Task;
        finish(FAILED, exception, "setException");
        if (!awaited) {
            loop.unretrieved.add(this);
        }
    }

    final void succeed(T result) {
        finish(FINISHED, result, "setResult");
    }

    /** Cancels it without a message, as {@link #cancel(String)}. */
    public final boolean cancel() {
        return cancel(null);
    }

    /**
     * Cancels it at once and schedules its callbacks; who awaits it gets a {@link CancelledError}.
     *
     * @param message handed on in that error
     * @return false if it was done already, and nothing happened
     */
    public boolean cancel(@Nullable String message) {
        retrieved = true;
        if (state != PENDING) {
            return false;
        }
        finish(CANCELLED, message, "cancel");
        return true;
    }

    /** Ends a task that was cancelled; the first to ask gets this very error. */
    final void finishCancelled(CancelledError error) {
        finish(CANCELLED, error, "cancel");
    }

    private void finish(byte newState, @Nullable Object newOutcome, String act) {
        loop.checkThread(act);
        if (state != PENDING) {
            throw new InvalidStateException(act + "() on a future that is done: " + this + "; check done() first");
        }
        state = newState;
        outcome = newOutcome;
        Object waiting = waiters;
        if (waiting instanceof TaskGroup group) {
            endIn(group);
        } else if (waiting != null) {
            waiters = null;
            schedule(waiting);
        }
    }

    /** The task of a group ends. The group is told in a turn, unless that would change nothing. */
    private void endIn(TaskGroup group) {
        if (group.notices(state == FINISHED)) {
            waiters = null;
        } else {
            loop.agenda.add((Task<?>) this);
        }
    }

    private void schedule(Object waiting) {
        if (waiting instanceof List<?> list) {
            list.forEach(this::scheduleOne);
        } else {
            loop.agenda.add((Entry) waiting);
        }
    }

    private void scheduleOne(Object waiting) {
        if (waiting instanceof TaskGroup group) {
            group.notices(false);
            addWaiter(waiting);
            loop.agenda.add((Task<?>) this);
        } else {
            loop.agenda.add((Entry) waiting);
        }
    }

    /** The group that waits to hear of the end of this task, and forgets it; null if there is none. */
    final @Nullable TaskGroup takeGroup() {
        Object waiting = waiters;
        if (waiting instanceof List<?> list) {
            return list.isEmpty() ? null : (TaskGroup) list.removeFirst();
        }
        waiters = null;
        return (TaskGroup) waiting;
    }

    /** The error for somebody who asks a cancelled future: the original one once, then new ones. */
    final CancelledError cancellation() {
        if (outcome instanceof CancelledError original) {
            outcome = original.getMessage();
            return original;
        }
        return new CancelledError((String) outcome);
    }

    final @Nullable String cancelMessage() {
        return outcome instanceof CancelledError original ? original.getMessage() : (String) outcome;
    }

    /** The exception of a failed future or null, and asking does not count as taking it. */
    final @Nullable Throwable exceptionUnseen() {
        return state == FAILED ? (Throwable) outcome : null;
    }

    final boolean isUnretrieved() {
        return state == FAILED && !retrieved;
    }

    /**
     * Has a callback called soon after this future is done, or soon if it is. Callbacks run on the loop, one by one in
     * the order in which they were added, in a copy of the current context; one that is added twice runs twice.
     */
    public void addDoneCallback(Consumer<? super Future<T>> callback) {
        add(callback, Context.currentBindings());
    }

    /** Has a callback called in the given context, as {@link #addDoneCallback(Consumer)}. */
    public void addDoneCallback(Consumer<? super Future<T>> callback, Context context) {
        add(callback, context);
    }

    private void add(Consumer<? super Future<T>> callback, Object scope) {
        Objects.requireNonNull(callback, "addDoneCallback() needs a callback");
        loop.checkThread("addDoneCallback");
        DoneCallback<T> waiter = new DoneCallback<>(this, callback, scope);
        if (state != PENDING) {
            loop.agenda.add(waiter);
        } else {
            addWaiter(waiter);
        }
    }

    /** Those who wait, as they are now; from another thread perhaps as of a moment ago. */
    final @Nullable Object[] waitersNow() {
        Object now = waiters;
        if (now instanceof List<?> list) {
            return list.toArray();
        }
        return now == null ? new Object[0] : new Object[] {now};
    }

    /** Has a task woken, a callback called, or a group told, when this pending future is done. */
    @SuppressWarnings("unchecked")
    final void addWaiter(Object waiter) {
        if (waiters == null) {
            waiters = waiter;
        } else if (waiters instanceof List<?> list) {
            ((List<Object>) list).add(waiter);
        } else {
            List<Object> list = new ArrayList<>(4);
            list.add(waiters);
            list.add(waiter);
            waiters = list;
        }
    }

    final void removeWaiter(Entry waiter) {
        if (waiters == waiter) {
            waiters = null;
        } else if (waiters instanceof List<?> list) {
            list.remove(waiter);
        }
    }

    /**
     * This future for code that does not run on the loop: a stage that ends as it does. The stage is completed on the
     * loop, soon after this future is done; what depends on it runs there, too, unless it is {@code ...Async}.
     *
     * <p>The stage may be used from any thread. Cancelling it, or completing it otherwise, cancels this future; a
     * future that is cancelled cancels the stage. If the loop is closed before this is done, the stage fails with an
     * {@code IllegalStateException}. Do not block for it on the loop itself: await this future there.
     *
     * @return a new stage, each time
     * @throws IllegalStateException if this is pending and its loop is closed; from another thread
     */
    public CompletableFuture<T> toCompletableFuture() {
        return FutureStage.of(this);
    }

    /**
     * Takes back every registration of a callback that has not been scheduled yet.
     *
     * @return how many there were
     */
    public int removeDoneCallback(Consumer<? super Future<T>> callback) {
        if (waiters instanceof DoneCallback<?> one) {
            if (!one.consumer.equals(callback)) {
                return 0;
            }
            waiters = null;
            return 1;
        }
        if (!(waiters instanceof List<?> list)) {
            return 0;
        }
        int before = list.size();
        List<Object> kept = new ArrayList<>(before);
        for (Object waiter : list) {
            if (!(waiter instanceof DoneCallback<?> one && one.consumer.equals(callback))) {
                kept.add(waiter);
            }
        }
        waiters = kept;
        return before - kept.size();
    }

    @Override
    public String toString() {
        return "<" + getClass().getSimpleName() + " " + describeState() + loop.origins.createdAt(this) + ">";
    }

    final String describeState() {
        return switch (state) {
            case PENDING -> "pending";
            case FINISHED -> "finished result=" + Text.of(outcome);
            case FAILED -> "finished exception=" + Text.of(outcome);
            default -> "cancelled";
        };
    }
}
