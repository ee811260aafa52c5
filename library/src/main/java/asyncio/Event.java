package asyncio;

/**
 * A flag that tasks can wait for. It is not set at first. It belongs to the loop where a task first waited for it, and
 * to code on that loop.
 */
public final class Event {
    private final WaitQueue waiters = new WaitQueue();
    private boolean set;

    /** Creates an event that is not set. */
    public Event() {}

    /**
     * Waits until the flag is set; returns at once if it is. A task that waits when {@link #set} is called goes on,
     * even if the flag is cleared right after that.
     *
     * @throws CancelledError if the task is cancelled while it waits
     * @throws IllegalStateException if it would have to wait outside a task, or on another loop than before
     */
    public void await() {
        if (!set) {
            waiters.enter(this, "Event.await()").sleep();
        }
    }

    /**
     * Sets the flag and wakes all tasks that wait for it; nothing happens if it is set.
     *
     * @throws IllegalStateException on another thread than that of its loop
     */
    public void set() {
        waiters.checkThread("Event.set");
        if (!set) {
            waiters.wakeAll();
            set = true;
        }
    }

    /**
     * Clears the flag: who waits from now on waits for the next {@link #set}.
     *
     * @throws IllegalStateException on another thread than that of its loop
     */
    public void clear() {
        waiters.checkThread("Event.clear");
        set = false;
    }

    /** Whether the flag is set. */
    public boolean isSet() {
        return set;
    }

    @Override
    public String toString() {
        return "<Event [" + (set ? "set" : "unset") + waiters.describe() + "]>";
    }
}
