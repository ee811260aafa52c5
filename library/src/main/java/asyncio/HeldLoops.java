package asyncio;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which loop is held by a call that waits for another loop. In the fallback a blocking call holds its loop, so loops
 * that wait for each other in a circle would wait for ever; whoever would close the circle is told so instead. Where
 * tasks are scheduled such a call suspends its task only, and nothing is noted.
 */
final class HeldLoops {
    /** By the loop that is held; guarded by this class. */
    private static final Map<EventLoop, Hold> HOLDS = new HashMap<>();

    private HeldLoops() {}

    /** One wait: for which loop, and what ends it. Who waits goes on by itself when that is done. */
    private record Hold(EventLoop awaited, CompletableFuture<?> end) {}

    /**
     * Waits for another loop, on this thread.
     *
     * @param end done when the other loop has done its part
     * @throws IllegalStateException if the other loop waits for the one of this thread; nothing was waited for then
     */
    static <T extends @Nullable Object> T during(
            String act, EventLoop awaited, CompletableFuture<?> end, Supplier<T> wait) {
        EventLoop here = Fiber.SCHEDULED ? null : Loops.current();
        if (here == null) {
            return wait.get();
        }
        enter(act, here, new Hold(awaited, end));
        try {
            return wait.get();
        } finally {
            leave(here);
        }
    }

    private static synchronized void enter(String act, EventLoop here, Hold hold) {
        int steps = 0;
        Hold next = hold;
        while (next != null && !next.end.isDone()) {
            steps++;
            if (next.awaited == here) {
                throw new IllegalStateException(act + "() of a portal in a circle: " + here + " would wait for "
                        + hold.awaited + ", which waits for " + (steps > 2 ? "others and so for " : "") + "this one;"
                        + " without java.lang open a waiting call holds its whole loop. Open it, or do not wait:"
                        + " await(wrapFuture(portal.startTaskSoon(...)))");
            }
            next = HOLDS.get(next.awaited);
        }
        HOLDS.put(here, hold);
    }

    /** Whether a wait holds a loop. */
    static synchronized boolean isHeld(EventLoop loop) {
        return HOLDS.containsKey(loop);
    }

    private static synchronized void leave(EventLoop here) {
        HOLDS.remove(here);
    }
}
