package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What holds a loop is reported while it does, once, and again when it is over. Time is what the test says it is. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class WatchdogTest {
    private static final long SECOND = 1_000_000_000;
    private static final long PATIENCE = 30 * SECOND;

    /** Spins, and so holds a loop, until something is so; gives up when that is plainly not going to happen. */
    static void until(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited in vain");
            }
            Thread.onSpinWait();
        }
    }

    private static boolean hears(String words, StringBuffer told, Log log) {
        told(log).forEach(told::append);
        return told.toString().contains(words);
    }

    /** Holds the loop while another thread does something. */
    private static void holdDuring(Runnable action) {
        AtomicBoolean done = new AtomicBoolean();
        Thread.ofPlatform().start(() -> {
            try {
                action.run();
            } finally {
                done.set(true);
            }
        });
        until(() -> done.get());
    }

    private static void looks(Watched watched, long... passed) {
        for (long nanos : passed) {
            watched.look(nanos);
        }
    }

    /** Apart from the line that says how tasks are run. */
    private static List<String> told(Log log) {
        return log.takeWarnings().stream()
                .filter(line -> !line.startsWith("java.lang is closed"))
                .toList();
    }

    @Test
    void a_task_that_holds_the_loop_is_named_with_its_frames_and_then_the_time_in_all(Log log) {
        run(() -> {
            Watched watched = new Watched(getRunningLoop());
            await(createTask(() -> holdDuring(() -> looks(watched, 0, SECOND / 2)), "patient"));
            assertEquals(List.of(), told(log));
            await(createTask(
                    () -> holdDuring(() -> looks(watched, 0, SECOND / 2, SECOND / 2, SECOND, SECOND)), "greedy"));
            List<String> told = told(log);
            assertEquals(1, told.size(), told::toString);
            String line = told.getFirst();
            assertTrue(line.startsWith("Task 'greedy' has held the event loop for more than 1.00 seconds;"), line);
            assertTrue(line.matches(".*WatchdogTest\\.holdDuring\\(.*"), line);
            assertFalse(line.contains("Dispatcher"), line);
            watched.look(0);
            assertEquals(
                    List.of("Task 'greedy' held the event loop for about 3.00 seconds and has let go of it"),
                    told(log));
            watched.end(0);
            assertEquals(List.of(), told(log));
        });
    }

    @Test
    void a_callback_that_holds_the_loop_is_named(Log log) {
        run(() -> {
            Watched watched = new Watched(getRunningLoop());
            getRunningLoop().callSoon(() -> holdDuring(() -> looks(watched, 0, SECOND / 2, SECOND / 2)));
            sleep(0.01);
            String line = told(log).getFirst();
            assertTrue(line.startsWith("Callback <Handle "), line);
            watched.end(0);
            assertEquals(1, told(log).size());
        });
    }

    /** A step begins between two looks and ends between two, so half of each of these intervals belongs to it. */
    @Test
    void the_time_in_all_reaches_from_the_begin_of_the_step_to_its_end(Log log) {
        run(() -> {
            Watched watched = new Watched(getRunningLoop());
            Runnable looks = () -> looks(watched, SECOND / 4, SECOND / 2, SECOND / 2, 10 * SECOND);
            await(createTask(() -> holdDuring(looks), "long"));
            assertTrue(told(log).getFirst().contains("more than 1.00 seconds"));
            assertTrue(watched.isReported());
            watched.look(SECOND);
            assertEquals(
                    List.of("Task 'long' held the event loop for about 11.63 seconds and has let go of it"), told(log));
            assertFalse(watched.isReported());
        });
    }

    @Test
    void the_time_in_which_the_whole_jvm_stood_still_is_no_stall(Log log) {
        run(() -> {
            Watched watched = new Watched(getRunningLoop());
            await(createTask(() -> holdDuring(() -> looks(watched, 0, 100 * SECOND))));
            assertEquals(List.of(), told(log));
        });
    }

    @Test
    void steps_that_come_and_go_are_no_stall(Log log) {
        run(() -> {
            Watched watched = new Watched(getRunningLoop());
            for (int i = 0; i < 10; i++) {
                watched.look(SECOND / 2);
                sleep(0.01);
            }
            assertEquals(List.of(), told(log));
        });
    }

    @Test
    void a_loop_that_sleeps_is_not_held(Log log) throws InterruptedException {
        EventLoop loop = new EventLoop(EventLoopOptions.DEFAULT);
        Future<@Nullable Void> future = loop.createFuture();
        Thread runner = Thread.ofPlatform().start(() -> loop.runUntilComplete(future));
        Watched watched = new Watched(loop);
        until(() -> watched.sleeps());
        looks(watched, 0, 5 * SECOND, 5 * SECOND);
        assertEquals(List.of(), told(log));
        loop.callSoonThreadsafe(() -> future.setResult(null));
        runner.join();
        loop.close();
    }

    @Test
    void the_limit_is_an_option_and_shorter_in_debug_mode() {
        assertEquals(SECOND, limit(null, false));
        assertEquals(SECOND / 10, limit(null, true));
        assertEquals(5 * SECOND, limit(Duration.ofSeconds(5), true));
        assertEquals(Seconds.NEVER, limit(Duration.ZERO, false));
        assertEquals(Seconds.NEVER, limit(Duration.ofSeconds(-1), true));
    }

    private static long limit(@Nullable Duration asked, boolean debug) {
        EventLoopOptions options =
                EventLoopOptions.DEFAULT.withStallLimit(asked).withDebug(debug);
        assertEquals(asked, options.stallLimit());
        try (EventLoop loop = new EventLoop(options)) {
            return loop.stallNanos();
        }
    }

    @Test
    void the_system_property_gives_the_limit_or_turns_it_off(Log log) {
        String before = System.getProperty("asyncio.watchdog");
        try {
            assertEquals(Duration.ofMillis(2500), limitOf("2.5"));
            assertEquals(Duration.ZERO, limitOf("off"));
            assertEquals(Duration.ZERO, limitOf("0"));
            assertNull(limitOf(""));
            assertEquals(List.of(), told(log));
            assertNull(limitOf("soon"));
            assertEquals(1, told(log).size());
            for (String wrong : List.of("-1", "NaN", "-0.5s")) {
                assertNull(limitOf(wrong));
                assertEquals(
                        List.of("the system property asyncio.watchdog is a number of seconds or \"off\", not \"" + wrong
                                + "\"; the watchdog keeps its usual limit"),
                        told(log));
            }
        } finally {
            if (before == null) {
                System.clearProperty("asyncio.watchdog");
            } else {
                System.setProperty("asyncio.watchdog", before);
            }
        }
    }

    private static @Nullable Duration limitOf(String property) {
        System.setProperty("asyncio.watchdog", property);
        return Watchdog.limitByDefault();
    }

    /** The thread itself: it finds a stall without help, rests while all loops sleep, and ends after the last one. */
    @Test
    void the_thread_finds_a_stall_rests_with_the_loops_and_ends(Log log) throws InterruptedException {
        EventLoop loop = new EventLoop(EventLoopOptions.DEFAULT.withStallLimit(Duration.ofMillis(20)));
        Future<@Nullable Void> future = loop.createFuture();
        Thread runner = Thread.ofPlatform().start(() -> loop.runUntilComplete(future));
        until(() -> Watchdog.isResting());
        StringBuffer told = new StringBuffer();
        loop.callSoonThreadsafe(() -> {
            until(() -> hears("Callback <ThreadsafeHandle", told, log));
        });
        until(() -> hears("has let go of it", told, log));
        until(() -> Watchdog.isResting());
        loop.callSoonThreadsafe(() -> future.setResult(null));
        runner.join();
        loop.close();
        until(() -> !Watchdog.isAlive());
    }

    @Test
    void without_a_limit_nobody_watches() {
        try (EventLoop loop = new EventLoop(EventLoopOptions.DEFAULT.withStallLimit(Duration.ZERO))) {
            until(() -> !Watchdog.isAlive());
            assertFalse(loop.runUntilComplete(() -> Watchdog.isAlive()));
        }
    }

    @Test
    void a_long_clean_up_at_close_is_watched(Log log) {
        EventLoop loop = new EventLoop(EventLoopOptions.DEFAULT.withStallLimit(Duration.ofMillis(20)));
        StringBuffer told = new StringBuffer();
        loop.createTask(
                () -> {
                    try {
                        sleep(100);
                    } finally {
                        until(() -> hears("Task 'untidy' has held", told, log));
                    }
                },
                "untidy");
        loop.runUntilComplete(() -> sleep(0));
        loop.close();
        assertEquals(1, log.take().size());
    }
}
