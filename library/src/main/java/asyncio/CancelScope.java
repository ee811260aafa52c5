package asyncio;

import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A block of code that can be cancelled as a whole: by {@link #cancel}, or by a deadline, which can be moved. Most are
 * made by {@link Asyncio#cancelScope(Body)} and its kin; one that is made by its constructor can be handed out, and
 * cancelled, before its block begins by {@link #run(Coroutine)}.
 *
 * <p>A cancelled scope is a state, not an event: every wait inside throws {@link CancelledError} until the block is
 * left, also in {@code finally}, and whether or not somebody has caught the error. What need not wait does not throw,
 * and a wait that had its result before the cancellation gives it. Inside is what the block calls, and the tasks of
 * each {@link TaskGroup} that is opened there. A task made by {@code createTask} or {@code gather} is not: a wait for
 * it asks it to end, once, as {@link Task#cancel} does, so that it can clean up, and ends when it has. A blocking call
 * of the JDK is interrupted each time; one that ignores that, again and again, in ever longer pauses.
 *
 * <p>The block ends as usual when its error was this cancellation. It goes on as an error if an outer scope is
 * cancelled as well, or somebody has called {@link Task#cancel}. Other errors go on in any case. The count of
 * {@link Task#cancelling} does not change.
 *
 * <p>A scope is for one block, and for code on the block's loop.
 */
public final class CancelScope extends CancelFrame {
    private static final String DEADLINE = "the deadline of a cancel scope was reached";

    private enum State {
        NEW("new"),
        ACTIVE("active"),
        LEFT("finished");

        final String word;

        State(String word) {
            this.word = word;
        }
    }

    private State state = State.NEW;
    private boolean cancelCalled;
    private @Nullable String message;
    private long when = Seconds.NEVER;
    private @Nullable ScopeExpiry expiry;

    /** Requests of others that the host had already met when the block began. */
    private int cancellingBefore;

    /** The cancellation that ended the block here. */
    private @Nullable CancelledError caught;

    /** Creates a scope without a deadline, whose block has not begun. */
    public CancelScope() {}

    /** A block in a scope, without a result. */
    @FunctionalInterface
    public interface VoidBody {
        /** Executes the block in the current task. */
        void run(CancelScope scope) throws Exception;
    }

    /**
     * A block in a scope.
     *
     * @param <T> type of the result
     */
    @FunctionalInterface
    public interface Body<T extends @Nullable Object> extends VoidBody {
        /** Executes the block in the current task. */
        T call(CancelScope scope) throws Exception;

        @Override
        default void run(CancelScope scope) throws Exception {
            call(scope);
        }
    }

    /** A scope whose deadline is so far from now. */
    static CancelScope after(long nanos, String act) {
        EventLoop loop = Loops.runningTask(act).loop;
        CancelScope scope = new CancelScope();
        scope.when = nanos == Seconds.NEVER ? nanos : Seconds.after(loop.agenda.clock.nanoTime(), nanos);
        return scope;
    }

    static CancelScope at(double when) {
        CancelScope scope = new CancelScope();
        scope.setDeadline(when);
        return scope;
    }

    /** Lets this task wait though scopes around it are cancelled: for what the library has to finish. */
    static void shielded(Runnable wait) {
        Task<?> task = Loops.runningTask("a shielded wait");
        if (task.frame == null) {
            wait.run();
            return;
        }
        CancelScope scope = new CancelScope();
        scope.shield = true;
        scope.push(task);
        try {
            wait.run();
        } finally {
            scope.pop(task);
        }
    }

    /** The earliest moment at which something around this code will be cancelled; in the past if it is. */
    static double effectiveDeadline() {
        long earliest = Seconds.NEVER;
        CancelFrame frame = Loops.runningTask("currentEffectiveDeadline()").frame;
        while (frame != null) {
            if (frame instanceof CancelScope scope) {
                if (scope.cancelCalled) {
                    return Double.NEGATIVE_INFINITY;
                }
                earliest = Math.min(earliest, scope.when);
            }
            frame = frame.shield ? null : frame.outer;
        }
        return secondsOf(earliest);
    }

    private static double secondsOf(long moment) {
        return moment == Seconds.NEVER ? Double.POSITIVE_INFINITY : Seconds.fromNanos(moment);
    }

    /**
     * Executes the block of this scope in this task.
     *
     * @return what the block returned; null if it was ended by this scope
     * @throws IllegalStateException if the scope had a block before, or outside a task
     */
    public <T extends @Nullable Object> @Nullable T run(Coroutine<T> body) {
        return execute(body);
    }

    /** Executes a block without a result, as {@link #run(Coroutine)}. */
    public void run(VoidCoroutine body) {
        execute(body);
    }

    <T extends @Nullable Object> @Nullable T execute(Awaitable<T> body) {
        Task<?> task = Loops.runningTask("CancelScope.run()");
        enter(task);
        T result;
        try {
            result = Asyncio.execute(body);
        } catch (Throwable e) {
            exit(task, e);
            return null;
        }
        leave(task);
        return result;
    }

    <T extends @Nullable Object> @Nullable T execute(Body<T> body) {
        return execute((Coroutine<T>) () -> body.call(this));
    }

    CancelScope execute(VoidBody body) {
        execute((VoidCoroutine) () -> body.run(this));
        return this;
    }

    CancelScope executeVoid(VoidCoroutine body) {
        execute(body);
        return this;
    }

    @SuppressWarnings("NullAway") // without an error there is the body's result
    <T extends @Nullable Object> T executeOrFail(Awaitable<T> body) throws TimeoutException {
        T result = execute(body);
        throwIfCaught();
        return result;
    }

    <T extends @Nullable Object> T executeOrFail(Body<T> body) throws TimeoutException {
        return executeOrFail((Coroutine<T>) () -> body.call(this));
    }

    void executeOrFail(VoidBody body) throws TimeoutException {
        execute(body);
        throwIfCaught();
    }

    private void throwIfCaught() throws TimeoutException {
        if (caught != null) {
            TimeoutException expired = new TimeoutException();
            expired.initCause(caught);
            throw expired;
        }
    }

    private void enter(Task<?> task) {
        if (state != State.NEW) {
            throw new IllegalStateException(this + " was entered before: a scope is for one block, make another one");
        }
        state = State.ACTIVE;
        cancellingBefore = task.requestsMet();
        push(task);
        if (!cancelCalled) {
            schedule(task.loop);
        }
    }

    private void schedule(EventLoop loop) {
        if (when == Seconds.NEVER) {
            return;
        }
        long now = loop.agenda.clock.nanoTime();
        if (when <= now) {
            expire();
        } else {
            expiry = new ScopeExpiry(loop, when, this);
            loop.agenda.addTimer(expiry, now);
        }
    }

    private void unschedule() {
        if (expiry != null) {
            expiry.cancel();
            expiry = null;
        }
    }

    void expire() {
        cancel(DEADLINE);
    }

    /** Ends the block that failed; returns if the failure is this scope's own cancellation. */
    private void exit(Task<?> task, Throwable error) {
        Throwable seen = Cancellation.in(error, task);
        boolean mine = cancelCalled
                && cancelledAround() == null
                && task.requestCount() <= cancellingBefore
                && !task.loop.isClosed();
        leave(task);
        if (!mine || !(seen instanceof CancelledError cancelled)) {
            throw Sneaky.rethrow(seen);
        }
        caught = cancelled;
    }

    private void leave(Task<?> task) {
        state = State.LEFT;
        unschedule();
        pop(task);
        if (cancelCalled) {
            Cancellation.forgetInterrupt(task);
        }
    }

    /** Cancels the scope without a message, as {@link #cancel(String)}. */
    public void cancel() {
        cancel(null);
    }

    /**
     * Cancels what is inside, for good: waits under way end with a {@link CancelledError}, later ones throw it. Before
     * the block begins it makes its first wait throw; when the block has ended, or the scope is cancelled, it does
     * nothing.
     *
     * @param newMessage for the errors
     * @throws IllegalStateException from outside of the loop on which the block runs
     */
    public void cancel(@Nullable String newMessage) {
        if (cancelCalled || state == State.LEFT) {
            return;
        }
        checkThread("CancelScope.cancel");
        cancelCalled = true;
        message = newMessage;
        if (state == State.ACTIVE) {
            unschedule();
            if (cancelledAround() == null) {
                interruptAll(this);
            }
        }
    }

    private void checkThread(String act) {
        if (state == State.ACTIVE && host != null) {
            host.loop.checkThread(act);
        }
    }

    private void checkNotLeft(String act) {
        if (state == State.LEFT) {
            throw new IllegalStateException(act + "() on " + this + ": its block has ended; call it before that");
        }
        checkThread("CancelScope." + act);
    }

    @Nullable
    String message() {
        return message;
    }

    /** Whether it was cancelled, by {@link #cancel} or its deadline. The block may have ended as usual all the same. */
    public boolean cancelCalled() {
        return cancelCalled;
    }

    /** Whether the block was ended by this scope: it threw the {@link CancelledError}, and it was caught at its end. */
    public boolean cancelledCaught() {
        return caught != null;
    }

    /** The moment in seconds of {@link EventLoop#time} at which it is cancelled; infinity if there is none. */
    public double deadline() {
        return secondsOf(when);
    }

    /**
     * Moves the deadline to another moment of {@link EventLoop#time}, earlier or later; infinity takes it away, one in
     * the past cancels at once. A scope that is cancelled stays so.
     *
     * @throws IllegalArgumentException if it is not a number
     * @throws IllegalStateException if the block has ended, or from outside of the loop on which it runs
     */
    public void setDeadline(double newWhen) {
        long nanos = Seconds.toNanos(newWhen, "deadline");
        checkNotLeft("setDeadline");
        when = nanos;
        if (host != null && !cancelCalled) {
            unschedule();
            schedule(host.loop);
        }
    }

    /** Whether it is shielded, see {@link #setShield}. */
    public boolean shield() {
        return shield;
    }

    /**
     * Hides the cancellation of outer scopes from what is inside, or ends that; if one of them is cancelled, the waits
     * inside end then. The scope's own cancellation and {@link Task#cancel} are not hidden; see also
     * {@link Asyncio#uninterruptible(Coroutine)}.
     *
     * @throws IllegalStateException if the block has ended, or from outside of the loop on which it runs
     */
    public void setShield(boolean newShield) {
        checkNotLeft("setShield");
        shield = newShield;
        CancelScope around = cancelledAround();
        if (around != null && !cancelCalled) {
            interruptAll(around);
        }
    }

    @Override
    public String toString() {
        return "<CancelScope [" + state.word + "]"
                + (cancelCalled ? " cancelled" : "")
                + (when == Seconds.NEVER ? "" : " deadline=" + deadline())
                + (shield ? " shield" : "") + ">";
    }
}
