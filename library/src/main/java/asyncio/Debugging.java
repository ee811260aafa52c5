package asyncio;

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

    /** Says in debug mode how a new loop runs. */
    static void created(EventLoop loop) {
        if (loop.debug) {
            LOGGER.log(
                    System.Logger.Level.DEBUG, "Using " + (Fiber.SCHEDULED ? "scheduled tasks: " : "a baton: ") + loop);
        }
    }

    /** Says in debug mode that a loop ends. */
    static void closed(EventLoop loop) {
        if (loop.debug) {
            LOGGER.log(System.Logger.Level.DEBUG, "Close " + loop);
        }
    }
}
