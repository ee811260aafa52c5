package asyncio;

/** A {@link Queue} takes no items any more, or has no more to give, because it was shut down. */
public final class QueueShutDownException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Creates an exception that says what was tried. */
    public QueueShutDownException(String message) {
        super(message);
    }
}
