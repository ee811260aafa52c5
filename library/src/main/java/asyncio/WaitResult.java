package asyncio;

import java.util.Set;

/**
 * What {@link Asyncio#wait(java.util.Collection)} found at its end; both sets in the order of the arguments.
 *
 * @param done those that are done or cancelled
 * @param pending the others
 * @param <F> futures or tasks
 */
public record WaitResult<F extends Future<?>>(Set<F> done, Set<F> pending) {}
