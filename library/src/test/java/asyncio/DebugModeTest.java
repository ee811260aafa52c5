package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.testing.VirtualClock;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Debug mode: what is slow, where things were made, and what reports say of it. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class DebugModeTest {
    private static final String CREATED = " created at DebugModeTest\\.java:\\d+>";

    private static void assertMatches(String pattern, String text) {
        assertTrue(text.matches(pattern), () -> text + " does not match " + pattern);
    }

    private static void take(VirtualClock clock, long millis) {
        clock.advance(Duration.ofMillis(millis));
    }

    @Test
    void a_slow_callback_is_reported_with_its_handle(EventLoop loop, VirtualClock clock, Log log) {
        loop.setDebug(true);
        loop.callSoon(() -> take(clock, 123));
        loop.callSoon(() -> take(clock, 99));
        loop.callLater(1, () -> take(clock, 100));
        loop.runUntilComplete(() -> sleep(2));
        List<String> told = log.takeWarnings();
        assertEquals(2, told.size(), told::toString);
        assertMatches("Executing <Handle .*" + CREATED + " took 0\\.123 seconds", told.getFirst());
        assertMatches("Executing <TimerHandle .*" + CREATED + " took 0\\.100 seconds", told.getLast());
    }

    @Test
    void a_slow_step_is_reported_with_its_task_each_step_by_itself(EventLoop loop, VirtualClock clock, Log log) {
        loop.setDebug(true);
        loop.runUntilComplete(() -> {
            Task<?> slow = createTask(
                    () -> {
                        take(clock, 500);
                        sleep(1);
                        take(clock, 50);
                        sleep(1);
                        take(clock, 50);
                        sleep(0);
                        take(clock, 250);
                    },
                    "slow");
            await(slow);
        });
        List<String> told = log.takeWarnings();
        assertEquals(2, told.size(), told::toString);
        assertMatches("Executing <Task pending name='slow'" + CREATED + " took 0\\.500 seconds", told.getFirst());
        assertMatches("Executing <Task finished .* name='slow'" + CREATED + " took 0\\.250 seconds", told.getLast());
    }

    @Test
    void nothing_is_measured_or_noted_without_debug_mode(EventLoop loop, VirtualClock clock, Log log) {
        assertFalse(loop.getDebug());
        loop.callSoon(() -> take(clock, 5000));
        loop.runUntilComplete(() -> {
            take(clock, 5000);
            assertEquals("<Future pending>", new Future<>().toString());
            assertFalse(currentTask().toString().contains("created"));
        });
        assertEquals(List.of(), log.takeWarnings());
    }

    @Test
    void the_limit_can_be_changed(EventLoop loop, VirtualClock clock, Log log) {
        loop.setDebug(true);
        assertEquals(0.1, loop.getSlowCallbackDuration());
        loop.setSlowCallbackDuration(2.5);
        assertEquals(2.5, loop.getSlowCallbackDuration());
        loop.setSlowCallbackDuration(Duration.ofSeconds(1));
        assertEquals(1, loop.getSlowCallbackDuration());
        assertThrows(IllegalArgumentException.class, () -> loop.setSlowCallbackDuration(Double.NaN));
        loop.runUntilComplete(() -> take(clock, 999));
        assertEquals(List.of(), log.takeWarnings());
        loop.runUntilComplete(() -> take(clock, 1000));
        assertEquals(1, log.takeWarnings().size());
    }

    @Test
    void turning_debug_mode_on_in_the_middle_of_a_step_reports_nothing_wrong(
            EventLoop loop, VirtualClock clock, Log log) {
        loop.runUntilComplete(() -> {
            take(clock, 1000);
            loop.setDebug(true);
            sleep(0);
            take(clock, 10);
            sleep(1);
            loop.setDebug(false);
            take(clock, 1000);
            sleep(1);
            loop.setDebug(true);
            sleep(1);
        });
        assertEquals(List.of(), log.takeWarnings());
    }

    @Test
    void descriptions_say_where_things_were_made(EventLoop loop) {
        loop.setDebug(true);
        assertMatches("<Future pending" + CREATED, loop.createFuture().toString());
        Handle handle = loop.callSoon(() -> {});
        assertMatches("<Handle asyncio\\.DebugModeTest\\S+" + CREATED, handle.toString());
        handle.cancel();
        assertMatches("<Handle cancelled asyncio\\.DebugModeTest\\S+" + CREATED, handle.toString());
        loop.setDebug(false);
        Handle silent = loop.callSoon(() -> {});
        silent.cancel();
        assertEquals("<Handle cancelled>", silent.toString());
        assertEquals("<Future pending>", loop.createFuture().toString());
        assertMatches("<Handle cancelled asyncio.*" + CREATED, handle.toString());
        loop.setDebug(true);
        loop.runUntilComplete(() -> {
            Task<?> task = createTask(() -> sleep(1), "made");
            assertMatches("<Task pending name='made'" + CREATED, task.toString());
            await(task);
        });
    }

    @Test
    void at_most_ten_frames_are_kept_and_none_of_the_library(EventLoop loop) {
        loop.setDebug(true);
        Future<?> future = deep(loop, 30);
        List<StackTraceElement> origin = Objects.requireNonNull(loop.origins.of(future));
        assertEquals(10, origin.size());
        assertTrue(origin.stream().allMatch(frame -> frame.getMethodName().equals("deep")));
    }

    private static Future<?> deep(EventLoop loop, int depth) {
        return depth == 0 ? loop.createFuture() : deep(loop, depth - 1);
    }

    @Test
    void a_handler_is_told_where_the_thing_was_made(EventLoop loop) {
        List<ExceptionContext> told = new ArrayList<>();
        loop.setExceptionHandler((where, context) -> told.add(context));
        loop.setDebug(true);
        loop.callSoon(() -> {
            throw new IllegalArgumentException("broken");
        });
        loop.runUntilComplete(() -> {
            createTask(() -> {
                throw new IOException("nobody asks");
            });
            sleep(2);
        });
        assertEquals(2, told.size());
        for (ExceptionContext context : told) {
            assertEquals(
                    "DebugModeTest.java",
                    Objects.requireNonNull(context.sourceTraceback()).getFirst().getFileName());
        }
        told.clear();
        loop.setDebug(false);
        loop.callSoon(() -> {
            throw new IllegalArgumentException("broken");
        });
        loop.runUntilComplete(() -> sleep(1));
        assertNull(told.getFirst().sourceTraceback());
    }

    @Test
    void the_log_says_where_the_failed_thing_was_made(EventLoop loop, Log log) {
        loop.setDebug(true);
        loop.runUntilComplete(() -> {
            createTask(
                    () -> {
                        throw new IOException("nobody asks");
                    },
                    "lost");
            sleep(2);
        });
        String line = log.take().getFirst();
        assertMatches(
                "Task exception was never retrieved \\| future: <Task finished .*"
                        + " \\| Object created at \\(most recent call first\\): \\|     at .*DebugModeTest\\.java.*",
                line);
    }

    @Test
    void the_log_says_which_callback_made_something_that_failed_elsewhere(EventLoop loop, Log log) {
        loop.setDebug(true);
        loop.callSoon(() -> loop.callExceptionHandler(ExceptionContext.of("trouble")));
        loop.runUntilComplete(() -> sleep(1));
        assertMatches(
                "trouble \\| Handle created at \\(most recent call first\\): .*",
                log.take().getFirst());
    }

    @Test
    void a_task_that_is_destroyed_says_where_it_waits(EventLoop loop, Log log) {
        loop.createTask(() -> waitForEver(loop), "waiting");
        loop.createTask(() -> sleep(1), "never started");
        loop.callSoon(loop::stop);
        loop.runForever();
        loop.createTask(() -> sleep(1), "late");
        loop.close();
        List<String> lines = log.take();
        assertEquals(3, lines.size(), lines::toString);
        assertMatches(
                "Task was destroyed but it is pending! \\| task: <Task pending name='waiting' waitFor=<Future pending>>"
                        + " \\| Task waits at \\(most recent call first\\): \\|     at .*waitForEver.*",
                lines.getFirst());
        assertFalse(lines.getLast().contains("waits at"), lines.getLast());
    }

    private static void waitForEver(EventLoop loop) {
        await(loop.createFuture());
    }

    @Test
    void a_context_may_hold_anything_and_the_log_shows_it(EventLoop loop, Log log) {
        ExceptionContext context = ExceptionContext.of("lost")
                .with("transport", "<tcp>")
                .with("protocol", "<echo>")
                .withSourceTraceback(Origins.here());
        assertEquals(
                List.of("transport", "protocol"), List.copyOf(context.others().keySet()));
        assertThrows(UnsupportedOperationException.class, () -> context.others().put("more", ""));
        loop.callExceptionHandler(context);
        assertMatches(
                "lost \\| transport: <tcp> \\| protocol: <echo> \\| Object created at .*",
                log.take().getFirst());
    }

    @Test
    void debug_mode_of_a_runner_is_that_of_its_loop() {
        run(() -> assertTrue(getRunningLoop().getDebug()), RunnerOptions.DEFAULT.withDebug(true));
        run(() -> assertFalse(getRunningLoop().getDebug()), RunnerOptions.DEFAULT.withDebug(false));
    }

    /** Waits in the JDK for a callback of the loop; in the baton way, where that would wait for ever, for nothing. */
    private static void blockOnce(EventLoop loop) throws InterruptedException {
        var ready = new CountDownLatch(1);
        if (Fiber.SCHEDULED) {
            loop.callSoon(ready::countDown);
        } else {
            ready.countDown();
        }
        ready.await();
    }

    @Test
    void a_slow_step_that_ends_in_a_blocking_call_is_measured_up_to_there(EventLoop loop, VirtualClock clock, Log log) {
        loop.setDebug(true);
        loop.runUntilComplete(() -> {
            Task<?> task = createTask(
                    () -> {
                        take(clock, 300);
                        blockOnce(loop);
                        take(clock, 200);
                    },
                    "blocking");
            await(task);
        });
        List<String> told = log.takeWarnings();
        assertEquals(Fiber.SCHEDULED ? 2 : 1, told.size(), told::toString);
        assertTrue(told.stream().allMatch(line -> line.contains("name='blocking'")));
    }
}
