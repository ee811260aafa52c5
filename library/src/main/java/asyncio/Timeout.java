package asyncio;

import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A limit for a block of code, in the hands of that block: made by {@link Asyncio#timeout(double, Body)}.
 *
 * <p>At the deadline the task is cancelled: the block sees a {@link CancelledError} where it waits, may clean up, and
 * at its end the error becomes a {@link TimeoutException}. Nothing is stopped that does not wait. If somebody else has
 * cancelled the task meanwhile, that cancellation goes on instead: requests are counted, see {@link Task#cancelling}.
 * Another exception of the block after the deadline goes on as well, with the time-out as a suppressed one.
 */
public final class Timeout {
    private enum State {
        ACTIVE("active"),
        EXPIRING("expiring"),
        EXPIRED("expired"),
        FINISHED("finished");

        final String word;

        State(String word) {
            this.word = word;
        }
    }

    private final Task<?> task;
    private final @Nullable Uninterruptible origin;
    private final int cancellingBefore;
    private long when;
    private State state = State.ACTIVE;
    private @Nullable Expiry expiry;

    private Timeout(Task<?> task) {
        this.task = task;
        this.origin = Uninterruptible.of(task);
        this.cancellingBefore = task.requestsMet();
    }

    /** A limited block of code without a result. */
    @FunctionalInterface
    public interface VoidBody {
        /** Executes the block in the current task. */
        void run(Timeout timeout) throws Exception;
    }

    /**
     * A limited block of code.
     *
     * @param <T> type of the result
     */
    @FunctionalInterface
    public interface Body<T extends @Nullable Object> extends VoidBody {
        /** Executes the block in the current task. */
        T call(Timeout timeout) throws Exception;

        @Override
        default void run(Timeout timeout) throws Exception {
            call(timeout);
        }
    }

    /** Begins a limit for this task; {@link #run} must follow. */
    static Timeout after(long nanos, String act) {
        Task<?> task = Loops.runningTask(act);
        Timeout timeout = new Timeout(task);
        if (nanos == Seconds.NEVER) {
            timeout.when = Seconds.NEVER;
        } else {
            long now = task.loop.agenda.clock.nanoTime();
            timeout.schedule(Seconds.after(now, nanos), now);
        }
        return timeout;
    }

    /** Begins a limit for this task; {@link #run} must follow. */
    static Timeout at(long when) {
        Task<?> task = Loops.runningTask("timeoutAt()");
        Timeout timeout = new Timeout(task);
        timeout.schedule(when, task.loop.agenda.clock.nanoTime());
        return timeout;
    }

    private void schedule(long newWhen, long now) {
        when = newWhen;
        if (newWhen == Seconds.NEVER) {
            return;
        }
        EventLoop loop = task.loop;
        Expiry timer = new Expiry(loop, newWhen, this);
        expiry = timer;
        if (newWhen <= now) {
            loop.agenda.add(timer); // in its place behind what is ready, as callSoon
        } else {
            loop.agenda.addTimer(timer, now);
        }
    }

    <T extends @Nullable Object> T run(Awaitable<T> body) throws TimeoutException {
        T result;
        try {
            result = Asyncio.execute(body);
        } catch (Throwable e) {
            throw Sneaky.rethrow(exit(e));
        }
        exit();
        return result;
    }

    private void exit() {
        unschedule();
        if (state == State.EXPIRING) {
            state = State.EXPIRED;
            Cancellation.takeBack(task);
        } else {
            state = State.FINISHED;
        }
    }

    /** Ends the block that failed; gives what it fails with. */
    private Throwable exit(Throwable error) {
        if (state != State.EXPIRING) {
            exit();
            return error;
        }
        unschedule();
        state = State.EXPIRED;
        Throwable seen = Cancellation.in(error, task);
        if (Cancellation.takeBack(task) > cancellingBefore || task.isInCancelledScope()) {
            return seen;
        }
        TimeoutException expired = new TimeoutException();
        if (seen instanceof CancelledError) {
            expired.initCause(seen);
            return expired;
        }
        error.addSuppressed(expired);
        return error;
    }

    private void unschedule() {
        Expiry timer = expiry;
        if (timer != null) {
            expiry = null;
            timer.cancel();
        }
    }

    void expire() {
        expiry = null;
        state = State.EXPIRING;
        Cancellation.request(task, origin, null);
    }

    /** The deadline in seconds of {@link EventLoop#time}; infinity if there is none. */
    public double when() {
        return when == Seconds.NEVER ? Double.POSITIVE_INFINITY : Seconds.fromNanos(when);
    }

    /**
     * Moves the deadline to another moment of {@link EventLoop#time}; infinity takes it away, one in the past is due at
     * once.
     *
     * @throws IllegalArgumentException if it is not a number
     * @throws IllegalStateException if the deadline was reached or the block has ended
     */
    public void reschedule(double newWhen) {
        long nanos = Seconds.toNanos(newWhen, "deadline");
        task.loop.checkThread("reschedule");
        if (state != State.ACTIVE) {
            throw new IllegalStateException("Cannot change state of " + state.word
                    + " Timeout: reschedule() it inside its block, before the deadline");
        }
        unschedule();
        schedule(nanos, task.loop.agenda.clock.nanoTime());
    }

    /** Whether the deadline was reached while the block ran, also if the block went on all the same. */
    public boolean expired() {
        return state == State.EXPIRING || state == State.EXPIRED;
    }

    @Override
    public String toString() {
        return "<Timeout [" + state.word + "]" + (state == State.ACTIVE ? " when=" + when() : "") + ">";
    }
}
