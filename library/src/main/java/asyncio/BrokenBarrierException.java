package asyncio;

/** A {@link Barrier} was reset or aborted while a task waited there, or is broken since before. */
public final class BrokenBarrierException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    /** Creates an exception that says what happened to the barrier. */
    public BrokenBarrierException(String message) {
        super(message);
    }
}
