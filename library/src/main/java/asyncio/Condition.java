package asyncio;

import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets tasks that hold a lock wait until another task has changed something under that lock.
 *
 * <pre>{@code
 * try (var held = condition.hold()) {
 *     condition.awaitFor(() -> !orders.isEmpty());
 *     ...
 * }
 * }</pre>
 *
 * <p>{@code signal} and {@code signalAll} are Python's {@code notify} and {@code notify_all}; {@code Object} owns those
 * names in Java. As there, the lock has to be held, by whomever. It belongs to the loop where a task first waited for
 * it, and to code on that loop.
 */
public final class Condition implements Holdable {
    private final WaitQueue waiters = new WaitQueue();
    private final Lock lock;

    /** Creates a condition with a lock of its own. */
    public Condition() {
        this(new Lock());
    }

    /** Creates a condition on a lock, which may have others. */
    public Condition(Lock lock) {
        this.lock = Objects.requireNonNull(lock, "Condition() needs a lock, got null");
    }

    /** Refuses a thread that may not touch the tasks that wait here. */
    void checkThread(String act) {
        waiters.checkThread(act);
    }

    /** Takes the lock, see {@link Lock#acquire}. */
    public void acquire() {
        lock.acquire();
    }

    /** Gives the lock back, see {@link Lock#release}. */
    @Override
    public void release() {
        lock.release();
    }

    /** Takes the lock until the returned object is closed, see {@link Lock#hold}. */
    public Hold hold() {
        return lock.hold();
    }

    /** Whether the lock is held, by whomever. */
    public boolean locked() {
        return lock.locked();
    }

    /**
     * Gives the lock back, waits for a signal, and takes the lock again. The lock is held again when this returns or
     * throws, also when the task is cancelled meanwhile, any number of times; only a loop that is closed ends it
     * without. It may return without a signal, so check what you wait for, or use {@link #awaitFor}.
     *
     * @throws CancelledError if the task is cancelled while it waits; a signal that it had got goes to the next
     * @throws IllegalStateException if the lock is not held, or outside a task, or on another loop than before
     */
    public void await() {
        checkHeld("await");
        waiters.bind(this, "Condition.await()");
        lock.release();
        try {
            sleepUnlocked();
        } catch (Throwable e) {
            waiters.wakeNext();
            throw e;
        }
    }

    private void sleepUnlocked() {
        CancelledError cancellation = null;
        try {
            waiters.enter(this, "Condition.await()").sleep();
        } catch (CancelledError e) {
            cancellation = e;
        } finally {
            CancelledError later = acquireInAnyCase();
            cancellation = later != null ? later : cancellation;
        }
        if (cancellation != null) {
            throw cancellation;
        }
    }

    /** Takes the lock, whatever is cancelled; gives the last cancellation that came meanwhile. */
    private @Nullable CancelledError acquireInAnyCase() {
        CancelledError latest = null;
        while (true) {
            try {
                CancelScope.shielded(lock::acquire);
                return latest;
            } catch (CancelledError e) {
                latest = e;
                if (waiters.isLoopClosed()) {
                    return latest;
                }
            }
        }
    }

    /** Waits, as {@link #await}, until {@code predicate} holds; does not wait if it does. */
    public void awaitFor(BooleanSupplier predicate) {
        while (!predicate.getAsBoolean()) {
            await();
        }
    }

    /** Wakes the first task that waits, as {@link #signal(int)}. */
    public void signal() {
        signal(1);
    }

    /**
     * Wakes the first {@code n} tasks that wait, or all if there are fewer. They go on when they have got the lock,
     * which the caller still holds.
     *
     * @throws IllegalStateException if the lock is not held
     */
    public void signal(int n) {
        checkHeld("signal");
        for (int i = 0; i < n && waiters.wakeNext(); i++) {
            // the next
        }
    }

    /** Wakes all tasks that wait, as {@link #signal(int)}. */
    public void signalAll() {
        signal(Integer.MAX_VALUE);
    }

    private void checkHeld(String act) {
        if (!lock.locked()) {
            throw new IllegalStateException(
                    "cannot " + act + " on un-acquired lock: call " + act + "() inside hold() of " + this);
        }
    }

    @Override
    public String toString() {
        return "<Condition [" + (locked() ? "locked" : "unlocked") + waiters.describe() + "]>";
    }
}
