package asyncio;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How an event loop is created.
 *
 * @param clock the time it lives by
 * @param debug whether it checks its callers and says more; see {@link EventLoop#setDebug}
 * @param tieBreaker decides what the loop leaves open, or null for always alike
 * @param stallLimit how long one callback or step of a task may hold the loop, in real time, before the watchdog says
 *     who does; zero for never; null for one second, and a tenth of one in debug mode
 * @param observer is told of each loop that is made with these options, on the thread that makes it; or null
 */
public record EventLoopOptions(
        Clock clock,
        boolean debug,
        @Nullable TieBreaker tieBreaker,
        @Nullable Duration stallLimit,
        @Nullable Consumer<EventLoop> observer) {
    /**
     * The system's clock; debug mode if the environment variable {@code ASYNCIO_DEBUG} or the system property
     * {@code asyncio.debug} asks for it; a watchdog whose limit the system property {@code asyncio.watchdog} may give,
     * as a number of seconds or {@code off}.
     */
    public static final EventLoopOptions DEFAULT =
            new EventLoopOptions(Clock.system(), Debugging.byDefault(), null, Watchdog.limitByDefault(), null);

    /**
     * The options of loops that are created without any, for the code that runs within the scope of the binding. So a
     * test can give virtual time to a program that calls {@link Asyncio#run(Coroutine)}.
     */
    public static final ScopedValue<EventLoopOptions> SCOPE = ScopedValue.newInstance();

    /** These options with another clock. */
    public EventLoopOptions withClock(Clock newClock) {
        return new EventLoopOptions(newClock, debug, tieBreaker, stallLimit, observer);
    }

    /** These options with debug mode on or off. */
    public EventLoopOptions withDebug(boolean newDebug) {
        return new EventLoopOptions(clock, newDebug, tieBreaker, stallLimit, observer);
    }

    /** These options with another tie breaker, or none. */
    public EventLoopOptions withTieBreaker(@Nullable TieBreaker newTieBreaker) {
        return new EventLoopOptions(clock, debug, newTieBreaker, stallLimit, observer);
    }

    /** These options with another limit for steps that hold the loop; zero for none. */
    public EventLoopOptions withStallLimit(@Nullable Duration newLimit) {
        return new EventLoopOptions(clock, debug, tieBreaker, newLimit, observer);
    }

    /**
     * These options with somebody who is told of each loop that is made with them, or nobody. A test tool can so know
     * what the code under test has made, and whether it was closed.
     */
    public EventLoopOptions withObserver(@Nullable Consumer<EventLoop> newObserver) {
        return new EventLoopOptions(clock, debug, tieBreaker, stallLimit, newObserver);
    }

    static EventLoopOptions current() {
        return SCOPE.orElse(DEFAULT);
    }
}
