package asyncio;

import java.time.Duration;
import java.util.Objects;

/** Seconds in a {@code double}, as Python counts them, to and from the nanoseconds used inside. */
final class Seconds {
    private static final double NANOS = 1e9;

    private Seconds() {}

    static double fromNanos(long nanos) {
        return nanos / NANOS;
    }

    /** Rounds to nanoseconds; beyond 292 years it is for ever. */
    static long toNanos(double seconds, String what) {
        if (Double.isNaN(seconds)) {
            throw new IllegalArgumentException("Invalid " + what + ": NaN (not a number)");
        }
        return Math.round(seconds * NANOS);
    }

    /** Beyond 292 years it is for ever. */
    static long toNanos(Duration duration) {
        Objects.requireNonNull(duration, "a duration is needed, got null");
        try {
            return duration.toNanos();
        } catch (ArithmeticException e) {
            return duration.isNegative() ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    /** The moment {@code delay} after {@code now}; a negative delay lies in the past. */
    static long after(long now, long delay) {
        long when = now + delay;
        if (delay > 0 && when < now) {
            return Long.MAX_VALUE;
        }
        return delay < 0 && when > now ? Long.MIN_VALUE : when;
    }
}
