package asyncio;

/** What was to be done without waiting would have to wait. */
public final class WouldBlockException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Creates an exception that says what was tried. */
    public WouldBlockException(String message) {
        super(message);
    }
}
