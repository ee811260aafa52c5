package asyncio;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Reports what holds a loop for too long, while it does: one thread for all loops looks several times within the limit
 * whether a loop still runs the step that it ran before. The loops do nothing for it but count their steps.
 *
 * <p>The thread starts with the first loop that runs and ends a second after the last one has stopped. While all loops
 * sleep it sleeps too, until one of them wakes it: a loop that leaves its sleep says so first and looks then whether
 * the watchdog rests, the watchdog says first that it rests and looks then whether all loops sleep. One of the two sees
 * the other.
 */
final class Watchdog implements Runnable {
    private static final System.Logger LOGGER = System.getLogger("asyncio");
    private static final String PROPERTY = "asyncio.watchdog";
    private static final long LIMIT = 1_000_000_000;
    private static final long LIMIT_IN_DEBUG_MODE = 100_000_000;
    private static final int LOOKS_PER_LIMIT = 20;
    private static final long LONGEST_PERIOD = 50_000_000;
    private static final long SHORTEST_PERIOD = 5_000_000;

    /** How often it looks for the end of a stall that it has reported. */
    private static final long PERIOD_IN_STALL = 10_000_000;

    /** How many looks without a running loop before the thread ends. */
    private static final int LINGER = 20;

    private static volatile Watched[] watched = {};
    private static volatile @Nullable Thread thread;
    private static volatile boolean resting;

    private Watchdog() {}

    /** The limit that the system property asks for, in seconds or as the word {@code off}; null without it. */
    static @Nullable Duration limitByDefault() {
        String property = System.getProperty(PROPERTY);
        if (property == null || property.isEmpty()) {
            return null;
        }
        if (property.equals("off") || property.equals("false")) {
            return Duration.ZERO;
        }
        double seconds = secondsIn(property);
        if (seconds >= 0) {
            return Duration.ofNanos(Seconds.toNanos(seconds, PROPERTY));
        }
        LOGGER.log(
                System.Logger.Level.WARNING,
                "the system property " + PROPERTY + " is a number of seconds or \"off\", not \"" + property
                        + "\"; the watchdog keeps its usual limit");
        return null;
    }

    /** Not a number where the text is none. */
    private static double secondsIn(String property) {
        try {
            return Double.parseDouble(property);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** The limit that options ask for; without one a second, and a tenth in debug mode. */
    static long limitNanos(@Nullable Duration asked, boolean debug) {
        if (asked == null) {
            return debug ? LIMIT_IN_DEBUG_MODE : LIMIT;
        }
        long nanos = Seconds.toNanos(asked);
        return nanos <= 0 ? Seconds.NEVER : nanos;
    }

    /** Runs a loop under watch, unless its limit is off. */
    static void during(EventLoop loop, Runnable run) {
        if (loop.stallNanos() == Seconds.NEVER) {
            run.run();
            return;
        }
        Watched entry = new Watched(loop);
        enter(entry);
        try {
            run.run();
        } finally {
            leave(entry);
        }
    }

    private static synchronized void enter(Watched loop) {
        Watched[] longer = Arrays.copyOf(watched, watched.length + 1);
        longer[watched.length] = loop;
        watched = longer;
        if (thread == null) {
            thread = Thread.ofPlatform()
                    .daemon()
                    .name("asyncio-watchdog")
                    .inheritInheritableThreadLocals(false)
                    .unstarted(new Watchdog());
            thread.setContextClassLoader(null);
            thread.start();
        } else {
            wakeIfResting();
        }
    }

    private static synchronized void leave(Watched loop) {
        watched = Arrays.stream(watched).filter(other -> other != loop).toArray(Watched[]::new);
        loop.end(0);
    }

    /** A loop has left its sleep; cheap. */
    static void wakeIfResting() {
        if (resting) {
            resting = false;
            LockSupport.unpark(thread);
        }
    }

    static boolean isResting() {
        return resting;
    }

    static boolean isAlive() {
        return thread != null;
    }

    @Override
    public void run() {
        try {
            watch();
        } finally {
            retire(true);
        }
    }

    private static void watch() {
        long last = System.nanoTime();
        int idle = 0;
        while (true) {
            Watched[] loops = watched;
            if (loops.length == 0 || !rest()) {
                LockSupport.parkNanos(Watchdog.class, period(loops));
            }
            long now = System.nanoTime();
            for (Watched loop : watched) {
                loop.look(now - last);
            }
            last = now;
            idle = loops.length == 0 ? idle + 1 : 0;
            if (idle > LINGER && retire(false)) {
                return;
            }
        }
    }

    private static synchronized boolean retire(boolean inAnyCase) {
        if (inAnyCase || watched.length == 0) {
            if (thread == Thread.currentThread()) {
                thread = null;
            }
            return true;
        }
        return false;
    }

    /** Sleeps as long as all loops do; false if one does not. */
    private static boolean rest() {
        resting = true;
        boolean rested = allSleep();
        if (rested) {
            LockSupport.park(Watchdog.class);
        }
        resting = false;
        return rested;
    }

    private static boolean allSleep() {
        for (Watched loop : watched) {
            if (!loop.sleeps()) {
                return false;
            }
        }
        return watched.length > 0;
    }

    private static long period(Watched[] loops) {
        long period = LONGEST_PERIOD;
        for (Watched loop : loops) {
            period = Math.min(period, loop.isReported() ? PERIOD_IN_STALL : loop.limitNanos() / LOOKS_PER_LIMIT);
        }
        return Math.max(period, SHORTEST_PERIOD);
    }
}
