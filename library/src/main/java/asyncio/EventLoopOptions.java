package asyncio;

import org.jspecify.annotations.Nullable;

/**
 * How an event loop is created.
 *
 * @param clock the time it lives by
 * @param debug whether it checks its callers and says more; see {@link EventLoop#setDebug}
 * @param tieBreaker decides what the loop leaves open, or null for always alike
 */
public record EventLoopOptions(
        Clock clock, boolean debug, @Nullable TieBreaker tieBreaker) {
    /** The system's clock; debug mode if the environment or a system property asks for it. */
    public static final EventLoopOptions DEFAULT = new EventLoopOptions(Clock.system(), Debugging.byDefault(), null);

    /**
     * The options of loops that are created without any, for the code that runs within the scope of the binding. So a
     * test can give virtual time to a program that calls {@link Asyncio#run(Coroutine)}.
     */
    public static final ScopedValue<EventLoopOptions> SCOPE = ScopedValue.newInstance();

    /** These options with another clock. */
    public EventLoopOptions withClock(Clock newClock) {
        return new EventLoopOptions(newClock, debug, tieBreaker);
    }

    /** These options with debug mode on or off. */
    public EventLoopOptions withDebug(boolean newDebug) {
        return new EventLoopOptions(clock, newDebug, tieBreaker);
    }

    /** These options with another tie breaker, or none. */
    public EventLoopOptions withTieBreaker(@Nullable TieBreaker newTieBreaker) {
        return new EventLoopOptions(clock, debug, newTieBreaker);
    }

    static EventLoopOptions current() {
        return SCOPE.orElse(DEFAULT);
    }
}
