package asyncio;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Notices that nothing can wake the tasks of a loop any more. The agenda asks when nothing is ready and no timer is
 * left; then only a channel, another thread, or something in the JDK could go on. What is known of these is asked for,
 * the rest gets a time of grace.
 */
final class Standstill {
    private static final System.Logger LOGGER = System.getLogger("asyncio");

    /** On a clock that never ends a run: how long nothing happens before that is worth a warning. */
    private static final long NANOS_BEFORE_WARNING = 10_000_000_000L;

    private final EventLoop loop;
    private boolean declared;

    /** Virtual threads that live on the loop without being tasks may do anything, and nobody knows when they end. */
    private boolean hasGuests;

    Standstill(EventLoop loop) {
        this.loop = loop;
    }

    /** A run begins. */
    void forget() {
        declared = false;
    }

    void guestSeen() {
        hasGuests = true;
    }

    /** Whether it is worth while to wait for {@link #graceNanos} before waiting for ever. */
    boolean isPossible() {
        return !declared && !hasGuests && !loop.tasks.isEmpty();
    }

    /** How long to wait for another thread, in real time. */
    long graceNanos() {
        long grace = loop.agenda.clock.deadlockGrace();
        return grace < 0 ? NANOS_BEFORE_WARNING : grace;
    }

    /** What to run when that time has passed and nothing has happened; null if somebody may still come. */
    @Nullable
    Handle declare() {
        if (loop.agenda.outside.isExpected()) {
            return null;
        }
        for (Task<?> task : loop.tasks.snapshot()) {
            Fiber stack = task.fiber;
            if (stack != null && stack.isBlocked()) {
                return null;
            }
        }
        declared = true;
        return new Handle(loop, this::report, Bindings.EMPTY);
    }

    private void report() {
        Set<Task<?>> tasks = Asyncio.allTasks(loop);
        String text = DeadlockText.of(loop, tasks);
        if (loop.agenda.clock.deadlockGrace() >= 0) {
            loop.dispatcher.fail(new DeadlockException(text));
        } else {
            LOGGER.log(System.Logger.Level.WARNING, text);
        }
    }
}
