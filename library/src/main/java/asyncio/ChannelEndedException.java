package asyncio;

/** A {@link ReceiveChannel} has no more to give: all its senders are closed, and what they sent has been received. */
public final class ChannelEndedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Creates an exception that says what was tried. */
    public ChannelEndedException(String message) {
        super(message);
    }
}
