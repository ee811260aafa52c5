package asyncio;

/**
 * A {@link java.util.concurrent.Callable} without a result: ordinary code that may block its thread. Lambdas that
 * return nothing become one.
 */
@FunctionalInterface
public interface VoidCallable {
    /** Does the work, on a thread that is not the loop's. */
    void call() throws Exception;
}
