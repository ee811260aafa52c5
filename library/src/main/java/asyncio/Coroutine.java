package asyncio;

import org.jspecify.annotations.Nullable;

/**
 * Work that has not started: calling a method that returns one executes nothing.
 *
 * <p>It runs when it is awaited, within the task that awaits it and without a scheduling point of its own, or when it
 * is wrapped in a task by {@link Asyncio#createTask(Coroutine)}. Its body is straight-line code that may await. Unlike
 * Python's, a coroutine may be run more than once; each time is a new execution.
 *
 * @param <T> type of the result
 */
@FunctionalInterface
public non-sealed interface Coroutine<T extends @Nullable Object> extends Awaitable<T> {
    /** Executes the body in the current task. */
    T run() throws Exception;
}
