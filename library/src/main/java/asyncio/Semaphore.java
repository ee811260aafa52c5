package asyncio;

/**
 * A number of permits: limits how many tasks are in a section at the same time.
 *
 * <pre>{@code
 * var limit = new Semaphore(10);
 * ...
 * try (var held = limit.hold()) {
 *     ...
 * }
 * }</pre>
 *
 * <p>Tasks get permits in the order in which they asked: one that is released goes to the first who waits. A task that
 * is cancelled while it waits gets none. It belongs to the loop where a task first had to wait for it, and to code on
 * that loop.
 */
public sealed class Semaphore implements Holdable permits BoundedSemaphore {
    private final WaitQueue waiters = new WaitQueue();
    private int value;

    /** Creates a semaphore with one permit. */
    public Semaphore() {
        this(1);
    }

    /**
     * Creates a semaphore with {@code value} permits.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public Semaphore(int value) {
        if (value < 0) {
            throw new IllegalArgumentException("Semaphore initial value must be >= 0: " + value);
        }
        this.value = value;
    }

    /**
     * Takes a permit, after all who asked before.
     *
     * @throws CancelledError if the task is cancelled while it waits; it has no permit then
     * @throws IllegalStateException if it would have to wait outside a task, or on another loop than before
     */
    public void acquire() {
        if (value > 0 && waiters.isIdle()) {
            value--;
        } else {
            acquireInTurn();
        }
    }

    private void acquireInTurn() {
        if (!locked()) {
            value--;
            return;
        }
        Waiter waiter = waiters.enter(this, "Semaphore.acquire()");
        try {
            waiter.sleep();
        } catch (CancelledError e) {
            if (waiter.wasChosen()) {
                value++;
            }
            throw e;
        } finally {
            wakeWhomThereIsOneFor();
        }
    }

    private void wakeWhomThereIsOneFor() {
        while (value > 0 && waiters.wakeNext()) {
            value--;
        }
    }

    /**
     * Gives a permit back, or adds one; it goes to the first task that waits.
     *
     * @throws IllegalStateException on another thread than that of its loop
     */
    @Override
    public void release() {
        waiters.checkThread("Semaphore.release");
        if (!waiters.wakeNext()) {
            value = Math.incrementExact(value);
        }
    }

    /** Takes a permit as {@link #acquire}, until the returned object is closed. */
    public Hold hold() {
        acquire();
        return new Hold(this);
    }

    /** Whether {@link #acquire} would have to wait: no permit is left, or others wait for what is left. */
    public boolean locked() {
        return value == 0 || waiters.hasLive();
    }

    int value() {
        return value;
    }

    @Override
    public String toString() {
        String state = locked() ? "locked" : "unlocked, value:" + value;
        return "<" + getClass().getSimpleName() + " [" + state + waiters.describe() + "]>";
    }
}
