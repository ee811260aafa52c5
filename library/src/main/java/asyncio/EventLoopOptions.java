package asyncio;

/**
 * How an event loop is created.
 *
 * @param clock the time it lives by
 * @param debug whether it checks its callers and says more; see {@link EventLoop#setDebug}
 */
public record EventLoopOptions(Clock clock, boolean debug) {
    /** The system's clock; debug mode if the environment or a system property asks for it. */
    public static final EventLoopOptions DEFAULT = new EventLoopOptions(Clock.system(), Debugging.byDefault());

    /**
     * The options of loops that are created without any, for the code that runs within the scope of the binding. So a
     * test can give virtual time to a program that calls {@link Asyncio#run(Coroutine)}.
     */
    public static final ScopedValue<EventLoopOptions> SCOPE = ScopedValue.newInstance();

    /** These options with another clock. */
    public EventLoopOptions withClock(Clock newClock) {
        return new EventLoopOptions(newClock, debug);
    }

    /** These options with debug mode on or off. */
    public EventLoopOptions withDebug(boolean newDebug) {
        return new EventLoopOptions(clock, newDebug);
    }

    static EventLoopOptions current() {
        return SCOPE.orElse(DEFAULT);
    }
}
