package asyncio;

import org.jspecify.annotations.Nullable;

/** A task's place in a {@link WaitQueue}: a future that is finished to wake the task, and cancelled with the task. */
final class Waiter extends Future<@Nullable Void> {
    private final Task<?> task;
    private final WaitQueue queue;
    private final Object owner;

    /** Neighbours in the line. */
    @Nullable
    Waiter previous;

    @Nullable
    Waiter next;

    Waiter(Task<?> task, WaitQueue queue, Object owner) {
        super(task.loop);
        this.task = task;
        this.queue = queue;
        this.owner = owner;
    }

    /** Sleeps until it is woken, and leaves the line in any case. Called by the task. */
    void sleep() {
        try {
            task.await(this);
        } finally {
            queue.leave(this);
        }
    }

    /** Whether it was woken, also if its task was cancelled after that. */
    boolean wasChosen() {
        return done() && !cancelled();
    }

    @Override
    public String toString() {
        return "<Waiter " + describeState() + " for=" + owner + ">";
    }
}
