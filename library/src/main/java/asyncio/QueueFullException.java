package asyncio;

/** {@link Queue#putNowait} found no room. */
public final class QueueFullException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Creates an exception that says what was tried. */
    public QueueFullException(String message) {
        super(message);
    }
}
