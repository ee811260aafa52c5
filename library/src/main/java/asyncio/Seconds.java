package asyncio;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Seconds in a {@code double}, as Python counts them, to and from the nanoseconds used inside. */
final class Seconds {
    /** A limit that is none, and the moment at which it is reached. */
    static final long NEVER = Long.MAX_VALUE;

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

    /** How long a limit is; {@link #NEVER} without one. */
    static long limit(@Nullable Duration limit) {
        return limit == null ? NEVER : toNanos(limit);
    }

    /** How long a limit is; {@link #NEVER} for infinity. */
    static long limit(double seconds) {
        return toNanos(seconds, "timeout");
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
