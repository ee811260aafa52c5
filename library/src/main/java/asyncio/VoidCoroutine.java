package asyncio;

import org.jspecify.annotations.Nullable;

/** A {@link Coroutine} without a result; lambdas that return nothing become one. */
@FunctionalInterface
public non-sealed interface VoidCoroutine extends Awaitable<@Nullable Void> {
    /** Executes the body in the current task. */
    void run() throws Exception;
}
