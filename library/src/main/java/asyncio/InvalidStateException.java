package asyncio;

/** A future was asked for a result that it does not have yet, or given a second one. */
public final class InvalidStateException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    /** Creates an exception that says what was done in which state. */
    public InvalidStateException(String message) {
        super(message);
    }
}
