package asyncio;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A running loop in the eyes of the {@link Watchdog}: which step it is in, and for how long. A step has begun some time
 * between the look that found it and the look before, and ends some time before the look that finds another. So what
 * is said while it lasts is how long it has lasted for sure, and at the end half of both intervals is added.
 */
final class Watched {
    private static final System.Logger LOGGER = System.getLogger("asyncio");
    private static final double NANOS_PER_SECOND = 1e9;

    private final EventLoop loop;
    private long step = -1;

    /** Between the first look at the step and the last. */
    private long heldNanos;

    /** Between the look before the first one and that. */
    private long beforeNanos;

    /** Who holds the loop, if that has been reported. */
    private volatile @Nullable String reported;

    Watched(EventLoop loop) {
        this.loop = loop;
    }

    /** How long a step may hold the loop, in real time. */
    long limitNanos() {
        return loop.stallNanos();
    }

    boolean sleeps() {
        return loop.agenda.isAsleep();
    }

    boolean isReported() {
        return reported != null;
    }

    /** Compares with what the loop did {@code passed} nanoseconds ago, when this was called before. */
    synchronized void look(long passed) {
        long now = loop.agenda.steps();
        if (now != step || sleeps()) {
            end(passed);
            step = now;
            heldNanos = 0;
            beforeNanos = passed;
            return;
        }
        heldNanos += reported != null ? passed : notStandingStill(passed);
        if (reported == null && heldNanos >= limitNanos()) {
            report();
        }
    }

    /** Looks that are far apart show that the whole JVM stood still, and not that this loop is held. */
    private long notStandingStill(long passed) {
        return Math.min(passed, limitNanos() / 2);
    }

    private void report() {
        Fiber fiber = loop.dispatcher.current;
        String who = nameOf(fiber);
        StackTraceElement[] trace =
                fiber == null ? new StackTraceElement[0] : fiber.thread().getStackTrace();
        if (loop.agenda.steps() != step || sleeps()) {
            return; // it went on meanwhile, and this may be somebody else
        }
        reported = who;
        List<StackTraceElement> frames = Frames.ofUser(trace);
        LOGGER.log(
                System.Logger.Level.WARNING,
                who + " has held the event loop for more than " + seconds(heldNanos)
                        + " seconds; nothing else runs meanwhile." + " It is here now:"
                        + Frames.lines(frames.isEmpty() ? Arrays.asList(trace) : frames));
    }

    /**
     * Says for how long the loop was held, if that was reported.
     *
     * @param passed nanoseconds since the last look, in which the step has ended
     */
    synchronized void end(long passed) {
        String who = reported;
        if (who != null) {
            long nanos = notStandingStill(beforeNanos) / 2 + heldNanos + passed / 2;
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    who + " held the event loop for about " + seconds(nanos) + " seconds and has let go of it");
            reported = null;
        }
    }

    private static String nameOf(@Nullable Fiber fiber) {
        if (fiber == null) {
            return "A virtual thread that was started on the loop";
        }
        Handle handle = fiber.handle;
        Task<?> task = fiber.task;
        if (handle != null) {
            return "Callback " + handle;
        }
        return task != null ? "Task '" + task.getName() + "'" : "The event loop itself";
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.2f", nanos / NANOS_PER_SECOND);
    }
}
