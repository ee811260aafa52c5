package asyncio;

import org.jspecify.annotations.Nullable;

/** What a suspended task waits for, as far as cancelling the task needs to know. */
interface Wait {
    /** Ends the wait with a cancellation; false if it had already ended. */
    boolean cancelWait(@Nullable String message);
}
