package asyncio;

/**
 * Ends the run of a loop on which every task waits while nothing can wake one of them: there is no timer, no channel is
 * watched, nothing is queued, no work outside is known, and nobody has called from another thread in the time that the
 * {@link Clock} gives. Its message says who waits for what, and where.
 *
 * <p>It is thrown by {@link EventLoop#runForever} and whatever calls it, when the clock is a virtual one: see
 * {@link Clock#deadlockGrace}. The tasks can still be cancelled then. On the system's clock there is a warning instead.
 */
public final class DeadlockException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    /** Creates the exception with a message. */
    public DeadlockException(String message) {
        super(message);
    }
}
