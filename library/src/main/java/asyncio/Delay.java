package asyncio;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The time after which a task waits no longer for other attempts. */
final class Delay extends Attempt {
    private final long nanos;
    private long deadline = Seconds.NEVER;
    private @Nullable TimerHandle timer;

    Delay(long nanos) {
        this.nanos = nanos;
    }

    /** Not before it has waited; one of no time at all is an {@link Otherwise}. */
    @Override
    boolean isReady() {
        return false;
    }

    @Override
    void perform() {
        throw new IllegalStateException("a delay is never ready");
    }

    @Override
    @Nullable
    Void result() {
        return null;
    }

    /** The time counts from the first wait, also if there are more. */
    @Override
    void enter(ChannelWait newWait, Task<?> task) {
        wait = newWait;
        long now = newWait.loop.agenda.clock.nanoTime();
        if (deadline == Seconds.NEVER) {
            deadline = Seconds.after(now, nanos);
        }
        timer = newWait.loop.callLater(Duration.ofNanos(deadline - now), this::endWait);
    }

    @Override
    void leave() {
        if (timer != null) {
            timer.cancel();
            timer = null;
            wait = null;
        }
    }

    @Override
    boolean resume() {
        return true;
    }

    @Override
    boolean abandon() {
        return true;
    }

    @Override
    public String toString() {
        return "after " + Seconds.fromNanos(nanos) + " s";
    }
}
