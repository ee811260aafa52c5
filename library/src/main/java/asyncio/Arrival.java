package asyncio;

import org.jspecify.annotations.Nullable;

/** What another thread hands to the loop, and what becomes of it if the loop is closed before its turn. */
final class Arrival extends Handle {
    private final @Nullable Runnable ifLost;

    Arrival(EventLoop loop, Runnable callback, @Nullable Runnable ifLost) {
        super(loop, callback, Bindings.EMPTY);
        this.ifLost = ifLost;
    }

    /** What to do instead of the callback, off the loop; null for nothing. */
    @Nullable
    Runnable ifLost() {
        return ifLost;
    }
}
