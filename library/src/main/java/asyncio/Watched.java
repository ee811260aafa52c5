package asyncio;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A running loop in the eyes of the {@link Watchdog}: which step it is in, and for how long. */
final class Watched {
    private static final System.Logger LOGGER = System.getLogger("asyncio");
    private static final double NANOS_PER_SECOND = 1e9;

    private final EventLoop loop;
    private long step = -1;
    private long heldNanos;

    /** Who holds the loop, if that has been reported. */
    private @Nullable String reported;

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

    /** Compares with what the loop did {@code passed} nanoseconds ago, when this was called before. */
    synchronized void look(long passed) {
        long now = loop.agenda.steps();
        if (now != step || sleeps()) {
            end();
            step = now;
            heldNanos = 0;
            return;
        }
        heldNanos += passed;
        if (reported == null && heldNanos >= limitNanos()) {
            report();
        }
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
                who + " has held the event loop for more than " + seconds() + " seconds; nothing else runs meanwhile."
                        + " It is here now:" + Frames.lines(frames.isEmpty() ? Arrays.asList(trace) : frames));
    }

    /** Says for how long the loop was held, if that was reported. */
    synchronized void end() {
        if (reported != null) {
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    reported + " held the event loop for about " + seconds() + " seconds and has let go of it");
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

    private String seconds() {
        return String.format(Locale.ROOT, "%.2f", heldNanos / NANOS_PER_SECOND);
    }
}
