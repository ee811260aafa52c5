package asyncio;

import org.jspecify.annotations.Nullable;

/** Requests for the cancellation of a task that have not been taken back; a task that was never cancelled has none. */
final class CancelRequests {
    int count;

    /** For the error that has not been thrown yet. */
    @Nullable
    String message;
}
