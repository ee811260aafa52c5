package asyncio.testing;

import asyncio.Clock;
import java.time.Duration;

/**
 * A clock that stands still while code runs and jumps to the next deadline when a loop has nothing to do. It starts at
 * zero. Belongs to the thread of its loop; share it only between loops of one thread.
 */
public final class VirtualClock implements Clock {
    private long nanos;

    /** Creates a clock at zero. */
    public VirtualClock() {}

    @Override
    public long nanoTime() {
        return nanos;
    }

    @Override
    public long idle(long waiting) {
        nanos += waiting;
        return 0;
    }

    /**
     * Moves the clock on, as if the running code had taken that long.
     *
     * @throws IllegalArgumentException if {@code time} is negative
     */
    public void advance(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("a clock cannot go back: advance(" + time + ")");
        }
        nanos += time.toNanos();
    }
}
