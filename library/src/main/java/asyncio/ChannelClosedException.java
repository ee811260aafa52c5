package asyncio;

/** A {@link SendChannel} or {@link ReceiveChannel} was used after it was closed, or closed while it was used. */
public final class ChannelClosedException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    /** Creates an exception that says what was tried. */
    public ChannelClosedException(String message) {
        super(message);
    }
}
