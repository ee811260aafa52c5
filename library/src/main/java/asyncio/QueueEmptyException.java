package asyncio;

/** {@link Queue#getNowait} found no item. */
public final class QueueEmptyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Creates an exception that says what was tried. */
    public QueueEmptyException(String message) {
        super(message);
    }
}
