package asyncio;

/**
 * Lets one task at a time into a section that waits. (A section that does not wait needs no lock: only one task runs at
 * a time anyway.)
 *
 * <pre>{@code
 * try (var held = lock.hold()) {
 *     ...
 * }
 * }</pre>
 *
 * <p>Tasks get it in the order in which they asked. It has no owner: any task may release it, and a task that acquires
 * it twice waits for ever. A task that is cancelled while it waits does not get it. It belongs to the loop where a task
 * first had to wait for it, and to code on that loop.
 */
public final class Lock implements Holdable {
    private final WaitQueue waiters = new WaitQueue();
    private boolean locked;

    /** Creates a lock that nobody holds. */
    public Lock() {}

    /**
     * Takes the lock, after all who asked before.
     *
     * @throws CancelledError if the task is cancelled while it waits; it does not hold the lock then
     * @throws IllegalStateException if it would have to wait outside a task, or on another loop than before
     */
    public void acquire() {
        if (locked || !waiters.isIdle()) {
            awaitTurn();
        }
        locked = true;
    }

    private void awaitTurn() {
        if (!locked && !waiters.hasLive()) {
            return;
        }
        Waiter waiter = waiters.enter(this, "Lock.acquire()");
        try {
            waiter.sleep();
        } catch (CancelledError e) {
            if (!locked) {
                waiters.wakeHead();
            }
            throw e;
        }
    }

    /**
     * Gives the lock back and wakes the first task that waits for it. It counts as not locked until that task goes on,
     * but nobody else can take it in between.
     *
     * @throws IllegalStateException if it is not locked, and on another thread than that of its loop
     */
    @Override
    public void release() {
        waiters.checkThread("Lock.release");
        if (locked) {
            waiters.wakeHead();
            locked = false;
        } else if (!waiters.isLoopClosed()) { // else its task was unwound in a wait that lets go of the lock
            throw new IllegalStateException("Lock is not acquired: release() without acquire() on " + this
                    + "; release once for each acquire(), or use hold()");
        }
    }

    /** Takes the lock as {@link #acquire}, until the returned object is closed. */
    public Hold hold() {
        acquire();
        return new Hold(this);
    }

    /** Whether it is held. */
    public boolean locked() {
        return locked;
    }

    @Override
    public String toString() {
        return "<Lock [" + (locked ? "locked" : "unlocked") + waiters.describe() + "]>";
    }
}
