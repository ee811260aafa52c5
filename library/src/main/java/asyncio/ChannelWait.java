package asyncio;

import org.jspecify.annotations.Nullable;

/**
 * A task's wait for one of several attempts. All stand in their lines at once, and all leave the moment when one of
 * them ends the wait or the task is cancelled: nobody meets a wait that has ended.
 */
final class ChannelWait extends Future<@Nullable Void> {
    private final Attempt[] attempts;

    /** What ended it, or null. */
    @Nullable
    Attempt ended;

    ChannelWait(EventLoop loop, Attempt[] attempts) {
        super(loop);
        this.attempts = attempts;
    }

    /** Those who send first: entering they may wake others, and shall not meet their own task. */
    void enter(Task<?> task) {
        for (Attempt attempt : attempts) {
            if (attempt instanceof Delivery<?>) {
                attempt.enter(this, task);
            }
        }
        for (Attempt attempt : attempts) {
            if (!(attempt instanceof Delivery<?>)) {
                attempt.enter(this, task);
            }
        }
    }

    void leave() {
        for (Attempt attempt : attempts) {
            attempt.leave();
        }
    }

    void end(Attempt by) {
        leave();
        ended = by;
        setResult(null);
    }

    @Override
    public boolean cancel(@Nullable String message) {
        boolean cancelled = super.cancel(message);
        if (cancelled) {
            leave();
        }
        return cancelled;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("<ChannelWait ").append(describeState());
        for (Attempt attempt : attempts) {
            text.append(' ').append(attempt);
        }
        return text.append('>').toString();
    }
}
