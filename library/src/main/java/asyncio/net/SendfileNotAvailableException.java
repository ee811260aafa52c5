package asyncio.net;

/** The system cannot send a file over this transport by itself, and reading it instead was ruled out. */
public class SendfileNotAvailableException extends UnsupportedOperationException {
    private static final long serialVersionUID = 1;

    /** Creates an exception with a message. */
    public SendfileNotAvailableException(String message) {
        super(message);
    }
}
