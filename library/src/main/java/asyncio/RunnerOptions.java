package asyncio;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How a {@link Runner} makes its loop.
 *
 * @param debug debug mode on or off, or null for the default
 * @param loopFactory makes the loop, or null for {@link Asyncio#newEventLoop}; a loop made by a factory is not
 *     installed
 *     as the thread's current loop
 */
public record RunnerOptions(
        @Nullable Boolean debug, @Nullable Supplier<EventLoop> loopFactory) {
    /** Default debug mode and a default loop. */
    public static final RunnerOptions DEFAULT = new RunnerOptions(null, null);

    /** These options with another debug mode. */
    public RunnerOptions withDebug(@Nullable Boolean newDebug) {
        return new RunnerOptions(newDebug, loopFactory);
    }

    /** These options with another way to make the loop. */
    public RunnerOptions withLoopFactory(@Nullable Supplier<EventLoop> newFactory) {
        return new RunnerOptions(debug, newFactory);
    }
}
