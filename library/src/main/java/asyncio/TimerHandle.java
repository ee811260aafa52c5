package asyncio;

import org.jspecify.annotations.Nullable;

/** A callback that is due at a moment of the loop's time; returned by {@link EventLoop#callLater}. */
public sealed class TimerHandle extends Handle permits Expiry, ScopeExpiry, Sleeper {
    final long whenNanos;

    /** Order of creation among equal deadlines; set by the heap. */
    long sequence;

    /** Whether the heap still holds this timer. */
    boolean scheduled;

    TimerHandle(EventLoop loop, long whenNanos, @Nullable Runnable callback, Object scope) {
        super(loop, callback, scope);
        this.whenNanos = whenNanos;
    }

    /** The deadline in seconds of {@link EventLoop#time}. */
    public double when() {
        return Seconds.fromNanos(whenNanos);
    }

    @Override
    public void cancel() {
        if (!cancelled()) {
            super.cancel();
            if (scheduled) {
                loop.agenda.timerCancelled();
            }
        }
    }

    final boolean isBefore(TimerHandle other) {
        return whenNanos < other.whenNanos || (whenNanos == other.whenNanos && sequence < other.sequence);
    }
}
