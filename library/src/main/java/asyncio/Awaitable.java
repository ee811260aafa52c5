package asyncio;

import org.jspecify.annotations.Nullable;

/**
 * What {@link Asyncio#await(Awaitable)} can wait for: a coroutine, a future or a task.
 *
 * @param <T> type of the result
 */
public sealed interface Awaitable<T extends @Nullable Object> permits Coroutine, VoidCoroutine, Future {}
