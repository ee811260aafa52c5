package asyncio;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How a {@link Runner} makes its loop, and how it ends.
 *
 * @param debug debug mode on or off, or null for the default
 * @param loopFactory makes the loop, or null for {@link Asyncio#newEventLoop}; a loop made by a factory is not
 *     installed
 *     as the thread's current loop
 * @param shutdownTimeout how long {@link Runner#close} waits for tasks and generators that are left, or null for as
 *     long as it takes
 */
public record RunnerOptions(
        @Nullable Boolean debug,
        @Nullable Supplier<EventLoop> loopFactory,
        @Nullable Duration shutdownTimeout) {
    /** Default debug mode, a default loop, and no limit for the shutdown. */
    public static final RunnerOptions DEFAULT = new RunnerOptions(null, null, null);

    /** Checks the options. */
    public RunnerOptions {
        if (shutdownTimeout != null && shutdownTimeout.isNegative()) {
            throw new IllegalArgumentException("shutdownTimeout must not be negative, got " + shutdownTimeout);
        }
    }

    /** These options with another debug mode. */
    public RunnerOptions withDebug(@Nullable Boolean newDebug) {
        return new RunnerOptions(newDebug, loopFactory, shutdownTimeout);
    }

    /** These options with another way to make the loop. */
    public RunnerOptions withLoopFactory(@Nullable Supplier<EventLoop> newFactory) {
        return new RunnerOptions(debug, newFactory, shutdownTimeout);
    }

    /**
     * These options with another limit for the shutdown. What has not ended by then is reported to the exception
     * handler, with the place where it stands, and unwound when the loop is closed. A task that holds the loop without
     * waiting holds the shutdown, too.
     */
    public RunnerOptions withShutdownTimeout(@Nullable Duration newTimeout) {
        return new RunnerOptions(debug, loopFactory, newTimeout);
    }
}
