package asyncio;

/**
 * The time of a loop, handed to it when it is created: the system's, or one that a test moves.
 *
 * <p>A clock never goes back. It belongs to the loops that use it and is read on their threads only, unless the
 * implementation says more. {@code asyncio.testing.VirtualClock} is the other implementation in this library.
 */
public interface Clock {
    /** Nanoseconds since an arbitrary, fixed moment. */
    long nanoTime();

    /**
     * Called when a loop has nothing to do for {@code nanos} nanoseconds; says how many it shall really wait.
     *
     * <p>The system clock returns {@code nanos}. A virtual clock moves on by {@code nanos} and returns zero, so that
     * nobody waits.
     *
     * @param nanos a positive number of nanoseconds until the next timer is due
     * @return nanoseconds to wait in the poller, zero for none
     */
    long idle(long nanos);

    /**
     * How long a loop that has nothing to do for {@code nanos} nanoseconds shall really wait for work outside of it -
     * an executor's job, a wrapped future, a portal - before it calls {@link #idle}. Called only while there is such
     * work; whatever arrives ends the wait, and the clock has not moved.
     *
     * <p>Zero unless a clock says otherwise: one that follows real time waits in {@link #idle} anyway. A virtual clock
     * would else jump over every deadline while a thread works.
     *
     * @param nanos a positive number of nanoseconds until the next timer is due
     * @return nanoseconds to wait in the poller, zero for none
     */
    default long patience(long nanos) {
        return 0;
    }

    /**
     * How many nanoseconds of real time a loop whose tasks all wait, without a timer, a watched channel or known work
     * outside, waits for a call from another thread before it ends the run with a {@link DeadlockException}. Negative
     * for no end: then the loop only says so, once.
     *
     * <p>Negative unless a clock says otherwise.
     */
    default long deadlockGrace() {
        return -1;
    }

    /** The system's monotonic clock. It starts near zero when the JVM does; callable from any thread. */
    static Clock system() {
        return SystemClock.INSTANCE;
    }
}
