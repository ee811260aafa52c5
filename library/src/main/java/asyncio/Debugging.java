package asyncio;

/** Whether debug mode is on unless a program says otherwise. */
final class Debugging {
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
}
