package asyncio;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Who waits for which future by the word of a user, see {@link Asyncio#futureAddToAwaitedBy}. From any thread. */
final class DeclaredAwaiters {
    private final WeakIdentityMap<Set<Future<?>>> awaiters = new WeakIdentityMap<>();

    synchronized void add(Future<?> future, Future<?> waiter) {
        Set<Future<?>> known = awaiters.get(future);
        if (known == null) {
            known = new LinkedHashSet<>();
            awaiters.put(future, known);
        }
        known.add(waiter);
    }

    synchronized void discard(Future<?> future, Future<?> waiter) {
        Set<Future<?>> known = awaiters.get(future);
        if (known != null && known.remove(waiter) && known.isEmpty()) {
            awaiters.remove(future);
        }
    }

    synchronized List<Future<?>> of(Future<?> future) {
        Set<Future<?>> known = awaiters.get(future);
        return known == null ? List.of() : List.copyOf(known);
    }
}
