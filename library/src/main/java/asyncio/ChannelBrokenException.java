package asyncio;

/** Nobody will receive what a {@link SendChannel} sends: all receivers are closed. */
public final class ChannelBrokenException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Creates an exception that says what was tried. */
    public ChannelBrokenException(String message) {
        super(message);
    }
}
