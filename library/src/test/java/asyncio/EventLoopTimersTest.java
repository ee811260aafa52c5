package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.testing.VirtualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class EventLoopTimersTest {
    private static final Duration FOR_EVER = Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);

    private final List<String> lines = new ArrayList<>();

    /** Runs until the time is {@code when}. */
    private static void runTo(EventLoop loop, double when) {
        loop.callAt(when, loop::stop);
        loop.runForever();
    }

    private static void turn(EventLoop loop) {
        loop.stop();
        loop.runForever();
    }

    private Runnable says(String line) {
        return () -> lines.add(line);
    }

    @Test
    void timers_fire_by_deadline_whatever_the_order_of_creation(EventLoop loop) {
        loop.callLater(3, says("3"));
        loop.callLater(1, says("1"));
        loop.callAt(2, says("2"));
        loop.callLater(Duration.ofMillis(2_500), says("2.5"));
        runTo(loop, 4);
        assertEquals(List.of("1", "2", "2.5", "3"), lines);
        assertEquals(4.0, loop.time());
    }

    @Test
    void timers_for_the_same_moment_fire_in_the_order_of_creation(EventLoop loop) {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            String name = "timer " + i;
            expected.add(name);
            loop.callAt(1, says(name));
        }
        runTo(loop, 1);
        assertEquals(expected, lines);
    }

    @Test
    void a_timer_sees_its_own_moment(EventLoop loop) {
        loop.callLater(1.25, () -> lines.add("at " + loop.time()));
        runTo(loop, 2);
        assertEquals(List.of("at 1.25"), lines);
    }

    @Test
    void a_delay_of_zero_or_less_is_due_at_the_next_turn_by_deadline(EventLoop loop, VirtualClock clock) {
        clock.advance(Duration.ofSeconds(10));
        loop.callLater(0, says("zero"));
        loop.callLater(-0.0, says("minus zero"));
        loop.callLater(-1, says("negative"));
        loop.callLater(Duration.ofSeconds(-2), says("negative duration"));
        loop.callLater(Double.NEGATIVE_INFINITY, says("minus infinity"));
        loop.callLater(FOR_EVER.negated(), says("minus for ever"));
        loop.callAt(Double.NEGATIVE_INFINITY, says("at minus infinity"));
        loop.callAt(0, says("in the past"));
        turn(loop);
        assertEquals(
                List.of(
                        "at minus infinity",
                        "minus infinity",
                        "minus for ever",
                        "in the past",
                        "negative duration",
                        "negative",
                        "zero",
                        "minus zero"),
                lines);
    }

    @Test
    void what_never_comes_never_fires(EventLoop loop, VirtualClock clock) {
        clock.advance(Duration.ofSeconds(10));
        List<TimerHandle> timers = List.of(
                loop.callLater(Double.POSITIVE_INFINITY, says("infinity")),
                loop.callLater(Double.MAX_VALUE, says("largest double")),
                loop.callLater(FOR_EVER, says("longest duration")),
                loop.callAt(Double.POSITIVE_INFINITY, says("at infinity")));
        runTo(loop, 1e9);
        assertEquals(List.of(), lines);
        assertEquals(1e9, loop.time());
        timers.forEach(TimerHandle::cancel);
    }

    @Test
    void a_delay_that_is_not_a_number_is_refused(EventLoop loop) {
        var delay = assertThrows(IllegalArgumentException.class, () -> loop.callLater(Double.NaN, says("never")));
        assertEquals("Invalid delay: NaN (not a number)", delay.getMessage());
        var when = assertThrows(IllegalArgumentException.class, () -> loop.callAt(Double.NaN, says("never")));
        assertEquals("Invalid time: NaN (not a number)", when.getMessage());
        assertEquals(0, loop.agenda.timerCount());
    }

    @Test
    void the_smallest_delay_is_a_nanosecond(EventLoop loop) {
        loop.callLater(Duration.ofNanos(1), () -> lines.add("at " + loop.time()));
        loop.callLater(0.3e-9, () -> lines.add("rounded to " + loop.time()));
        runTo(loop, 1);
        assertEquals(List.of("rounded to 0.0", "at 1.0E-9"), lines);
    }

    @Test
    void a_timer_set_by_a_timer_waits_for_the_next_turn(EventLoop loop) {
        loop.callLater(1, () -> {
            lines.add("first");
            loop.callLater(0, says("set by the first"));
            loop.callSoon(says("soon"));
        });
        loop.callLater(1, says("second"));
        runTo(loop, 2);
        assertEquals(List.of("first", "second", "soon", "set by the first"), lines);
    }

    @Test
    void what_was_queued_before_comes_before_a_timer_that_is_due(EventLoop loop) {
        loop.callLater(0, says("timer"));
        loop.callSoon(says("soon"));
        turn(loop);
        assertEquals(List.of("soon", "timer"), lines);
    }

    @Test
    void a_timer_runs_in_the_context_that_it_was_given(EventLoop loop) {
        ContextVar<String> variable = new ContextVar<>("variable", "none");
        Context context = new Context();
        loop.callLater(1, () -> variable.set("callLater"), context);
        runTo(loop, 1);
        assertEquals("callLater", context.get(variable));
        loop.callLater(Duration.ofSeconds(1), () -> variable.set("Duration"), context);
        runTo(loop, 2);
        assertEquals("Duration", context.get(variable));
        loop.callAt(3, () -> variable.set("callAt"), context);
        runTo(loop, 3);
        assertEquals("callAt", context.get(variable));
    }

    @Test
    void time_that_a_callback_takes_makes_timers_late_but_keeps_their_order(EventLoop loop, VirtualClock clock) {
        loop.callLater(1, () -> clock.advance(Duration.ofSeconds(10)));
        loop.callLater(3, () -> lines.add("3 at " + loop.time()));
        loop.callLater(2, () -> lines.add("2 at " + loop.time()));
        runTo(loop, 4);
        assertEquals(List.of("2 at 11.0", "3 at 11.0"), lines);
    }

    @Test
    void a_million_cancelled_timers_do_not_stay(EventLoop loop) {
        loop.callLater(2, loop::stop);
        int largest = 0;
        for (int i = 0; i < 1_000_000; i++) {
            loop.callLater(1 + i % 3, says("never")).cancel();
            largest = Math.max(largest, loop.agenda.timerCount());
        }
        assertTrue(largest <= 102, "largest heap " + largest);
        loop.runForever();
        assertEquals(List.of(), lines);
    }

    @Test
    void a_timer_that_is_due_at_once_has_its_turn_next_by_the_clock_of_the_system_too() {
        try (EventLoop loop = new EventLoop(EventLoopOptions.DEFAULT)) {
            loop.callSoon(() -> {
                loop.callLater(0, says("timer"));
                loop.callSoon(() -> {
                    lines.add("next turn");
                    loop.callSoon(() -> {
                        lines.add("turn after");
                        loop.stop();
                    });
                });
            });
            loop.runForever();
        }
        assertEquals(List.of("next turn", "timer", "turn after"), lines);
    }

    @Test
    void a_loop_with_the_clock_of_the_system_tells_its_time() {
        try (EventLoop loop = new EventLoop(EventLoopOptions.DEFAULT)) {
            double before = loop.time();
            loop.runUntilComplete(() -> sleep(0.001));
            assertTrue(loop.time() - before >= 0.001);
        }
    }
}
