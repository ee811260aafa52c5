package asyncio;

import org.jspecify.annotations.Nullable;

/**
 * The user wants the program to end. Never handled on a loop: thrown from a callback or a task it leaves
 * {@link EventLoop#runForever} at once, what is queued stays queued, and the loop can be run again.
 */
public final class KeyboardInterrupt extends Error {
    private static final long serialVersionUID = 1;

    /** Creates an interrupt without a message. */
    public KeyboardInterrupt() {
        this(null);
    }

    /** Creates an interrupt that says more. */
    public KeyboardInterrupt(@Nullable String message) {
        super(message);
    }
}
