package asyncio;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The work outside of a loop for which the loop waits: jobs on executors, futures of other libraries, portals through
 * which somebody may call. As long as there is some, a loop that has nothing to do is not stuck, and a virtual clock
 * does not jump without having waited; see {@link Clock#patience}.
 *
 * <p>Work that has itself handed something to the loop is not counted meanwhile: it waits for the loop, not the loop
 * for it. Each piece of work ends by an entry in the loop's mailbox, so no end is missed by a loop that sleeps.
 */
final class Outside {
    /** The work that the code on this thread is doing, if it is counted. */
    static final ScopedValue<Work> CURRENT = ScopedValue.newInstance();

    private final AtomicInteger working = new AtomicInteger();

    /** Whether something outside of the loop is under way that may call it. From any thread. */
    boolean isExpected() {
        return working.get() > 0;
    }

    /** Counts a piece of work, until {@link Work#end}. From any thread. */
    Work begin() {
        working.incrementAndGet();
        return new Work();
    }

    /** Work of this loop that the current thread does, or null. */
    @Nullable
    Work current() {
        Work work = CURRENT.isBound() ? CURRENT.get() : null;
        return work != null && work.isOf(this) ? work : null;
    }

    /** One piece of work; all its methods from any thread. */
    final class Work {
        private int pauses;
        private boolean ended;

        private boolean isOf(Outside outside) {
            return outside == Outside.this;
        }

        /** It waits for the loop, until {@link #resume}; may be nested. */
        synchronized void pause() {
            if (pauses++ == 0 && !ended) {
                working.decrementAndGet();
            }
        }

        synchronized void resume() {
            if (--pauses == 0 && !ended) {
                working.incrementAndGet();
            }
        }

        /** It is over, or nobody waits for it any more. Idempotent. */
        synchronized void end() {
            if (!ended) {
                ended = true;
                if (pauses == 0) {
                    working.decrementAndGet();
                }
            }
        }
    }
}
