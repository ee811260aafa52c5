package asyncio;

import java.util.ArrayDeque;

/**
 * Failures that nobody has looked at yet. Each is reported once: a while after the failure, or when the loop closes,
 * whichever comes first, unless somebody has taken the result meanwhile.
 *
 * <p>CPython reports when the future is collected, which on a JVM may be never. Reporting at once would accuse every
 * program that starts two tasks and awaits them one after the other.
 */
final class Unretrieved {
    private static final long GRACE_NANOS = 1_000_000_000;

    private record Failure(Future<?> future, long reportAt) {}

    private final ArrayDeque<Failure> failures = new ArrayDeque<>();
    private final EventLoop loop;

    Unretrieved(EventLoop loop) {
        this.loop = loop;
    }

    void add(Future<?> future) {
        failures.add(new Failure(future, loop.agenda.clock.nanoTime() + GRACE_NANOS));
    }

    boolean isEmpty() {
        while (!failures.isEmpty() && !failures.getFirst().future.isUnretrieved()) {
            failures.removeFirst();
        }
        return failures.isEmpty();
    }

    /** When the first report is due; only when not {@link #isEmpty}. */
    long firstNanos() {
        return failures.getFirst().reportAt;
    }

    /** Schedules the reports that are due; handlers are user code and never run while the loop polls. */
    void reportUntil(long now) {
        while (!isEmpty() && failures.getFirst().reportAt <= now) {
            Future<?> future = failures.removeFirst().future;
            loop.agenda.add(new Handle(loop, () -> report(future), scopeOf(future)));
        }
    }

    /** Reports everything now; the loop is about to close. */
    void reportAll() {
        while (!isEmpty()) {
            Future<?> future = failures.removeFirst().future;
            Context.of(scopeOf(future)).copy().run(() -> report(future));
        }
    }

    private static Object scopeOf(Future<?> future) {
        return future instanceof Task<?> task ? task.getContext() : Bindings.EMPTY;
    }

    private void report(Future<?> future) {
        if (future.isUnretrieved()) {
            String kind = future instanceof Task ? "Task" : "Future";
            loop.callExceptionHandler(ExceptionContext.of(kind + " exception was never retrieved")
                    .withException(future.exception())
                    .withFuture(future));
        }
    }
}
