package asyncio;

/** Receives the errors that have no caller; see {@link EventLoop#setExceptionHandler}. */
@FunctionalInterface
public interface ExceptionHandler {
    /**
     * Handles one error. Runs on the loop, in the context of the callback or task that failed; must not wait.
     *
     * @param loop where it happened
     * @param context what is known of it
     * @throws Exception if handling fails; the default handler then reports both errors
     */
    void handle(EventLoop loop, ExceptionContext context) throws Exception;
}
