package asyncio;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Whether debug mode is on unless a program says otherwise, and what it says of the life of a loop. */
final class Debugging {
    private static final System.Logger LOGGER = System.getLogger("asyncio");
    private static final String PROPERTY = "asyncio.debug";
    private static final String VARIABLE = "ASYNCIO_DEBUG";

    private Debugging() {}

    /** The system property decides; without it the environment variable, on when it is not empty. */
    static boolean byDefault() {
        String property = System.getProperty(PROPERTY);
        if (property != null) {
            return property.isEmpty() || Boolean.parseBoolean(property);
        }
        String variable = System.getenv(VARIABLE);
        return variable != null && !variable.isEmpty();
    }

    /** Tells whoever wants to know of a new loop, and says in debug mode how it runs. */
    static void created(EventLoop loop, @Nullable Consumer<EventLoop> observer) {
        if (loop.debug) {
            LOGGER.log(
                    System.Logger.Level.DEBUG, "Using " + (Fiber.SCHEDULED ? "scheduled tasks: " : "a baton: ") + loop);
        }
        if (observer != null) {
            observer.accept(loop);
        }
    }

    /** Says in debug mode that a loop ends. */
    static void closed(EventLoop loop) {
        if (loop.debug) {
            LOGGER.log(System.Logger.Level.DEBUG, "Close " + loop);
        }
    }
}
