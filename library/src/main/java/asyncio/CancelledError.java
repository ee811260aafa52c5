package asyncio;

import org.jspecify.annotations.Nullable;

/**
 * Thrown inside a task that was cancelled, at the place where it waits, and by the result of a cancelled future.
 *
 * <p>An {@code Error}, so that {@code catch (Exception e)} does not swallow a cancellation. Catch it to clean up, then
 * throw it again.
 */
public final class CancelledError extends Error {
    private static final long serialVersionUID = 1;

    /** Creates an error without a message. */
    public CancelledError() {
        this(null);
    }

    /** Creates an error with the message given to {@code cancel}. */
    public CancelledError(@Nullable String message) {
        super(message);
    }
}
