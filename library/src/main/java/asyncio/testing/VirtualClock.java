package asyncio.testing;

import asyncio.Clock;
import java.time.Duration;

/**
 * A clock that stands still while code runs and jumps to the next deadline when a loop has nothing to do. It starts at
 * zero. Belongs to the thread of its loop; share it only between loops of one thread.
 *
 * <p>While work outside of the loop is under way - an executor's job, a wrapped future that is pending, an open
 * {@link asyncio.BlockingPortal} that nobody uses at the moment - the loop does not jump: it really waits for that
 * work, with the clock standing still, as long as the next deadline is away and at least a second. So what takes less
 * is done before any deadline, the same in every run; and what takes for ever, such as a job that hangs, still ends by
 * its time-out, in real time. A job that has called the loop, by a portal or {@link
 * asyncio.Asyncio#runCoroutineThreadsafe}, is taken to wait for it, and the clock jumps as if the job were not there.
 */
public final class VirtualClock implements Clock {
    /** Far longer than a thread needs to answer that has not much to do, also on a busy machine. */
    private static final long LEAST_PATIENCE = 1_000_000_000;

    private static final Duration GRACE = Duration.ofSeconds(3);

    private final long deadlockGrace;
    private long nanos;

    /** Creates a clock at zero. Tasks that all wait for ever end the run after three seconds of real time. */
    public VirtualClock() {
        this(GRACE);
    }

    /**
     * Creates a clock at zero.
     *
     * @param deadlockGrace how long in real time another thread may take to wake tasks that all wait, with nothing
     *     scheduled, before that counts as a deadlock: zero if no other thread has a part in the test, negative if it
     *     may take for ever
     */
    public VirtualClock(Duration deadlockGrace) {
        this.deadlockGrace = deadlockGrace.toNanos();
    }

    @Override
    public long deadlockGrace() {
        return deadlockGrace;
    }

    @Override
    public long nanoTime() {
        return nanos;
    }

    @Override
    public long idle(long waiting) {
        nanos += waiting;
        return 0;
    }

    @Override
    public long patience(long waiting) {
        return Math.max(waiting, LEAST_PATIENCE);
    }

    /**
     * Moves the clock on, as if the running code had taken that long.
     *
     * @throws IllegalArgumentException if {@code time} is negative
     */
    public void advance(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("a clock cannot go back: advance(" + time + ")");
        }
        nanos += time.toNanos();
    }
}
