package asyncio.process;

/** There is no such process any more: it has ended, and that is known here. */
public final class ProcessLookupException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    /** Creates an exception that says which process. */
    public ProcessLookupException(String message) {
        super(message);
    }
}
