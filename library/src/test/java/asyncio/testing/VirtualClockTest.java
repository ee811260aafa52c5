package asyncio.testing;

import static asyncio.Asyncio.sleep;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.EventLoop;
import asyncio.EventLoopOptions;
import asyncio.NoLeaks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoLeaks.class)
class VirtualClockTest {
    private final VirtualClock clock = new VirtualClock();
    private final List<String> lines = new ArrayList<>();

    private EventLoop loop() {
        return new EventLoop(EventLoopOptions.DEFAULT.withClock(clock));
    }

    @Test
    void it_starts_at_zero_and_stands_still() {
        assertEquals(0, clock.nanoTime());
        assertEquals(0, clock.nanoTime());
    }

    @Test
    void an_idle_loop_moves_it_on_and_does_not_wait() {
        assertEquals(0, clock.idle(1_500));
        assertEquals(1_500, clock.nanoTime());
    }

    @Test
    void it_can_be_moved_on_but_not_back() {
        clock.advance(Duration.ofSeconds(2));
        clock.advance(Duration.ZERO);
        assertEquals(2_000_000_000L, clock.nanoTime());
        var error = assertThrows(IllegalArgumentException.class, () -> clock.advance(Duration.ofNanos(-1)));
        assertEquals("a clock cannot go back: advance(PT-0.000000001S)", error.getMessage());
        assertEquals(2_000_000_000L, clock.nanoTime());
    }

    @Test
    void a_loop_jumps_from_deadline_to_deadline() {
        try (EventLoop loop = loop()) {
            loop.callLater(1, () -> lines.add("at " + loop.time()));
            loop.callLater(100_000, () -> lines.add("at " + loop.time()));
            loop.callLater(200_000, loop::stop);
            loop.runForever();
        }
        assertEquals(List.of("at 1.0", "at 100000.0"), lines);
    }

    @Test
    void time_stands_still_while_there_is_work() {
        try (EventLoop loop = loop()) {
            loop.callLater(1, () -> lines.add("timer"));
            loop.runUntilComplete(() -> {
                for (int i = 0; i < 1_000; i++) {
                    sleep(0);
                }
                assertEquals(0.0, loop.time());
                assertEquals(List.of(), lines);
                sleep(1);
            });
        }
        assertEquals(List.of("timer"), lines);
    }

    @Test
    void moving_it_on_makes_timers_due() {
        try (EventLoop loop = loop()) {
            loop.callLater(5, () -> lines.add("timer at " + loop.time()));
            loop.callSoon(() -> clock.advance(Duration.ofSeconds(7)));
            loop.callSoon(() -> lines.add("same turn"));
            loop.callLater(8, loop::stop);
            loop.runForever();
        }
        assertEquals(List.of("same turn", "timer at 7.0"), lines);
    }

    @Test
    void two_loops_of_one_thread_may_share_it() {
        try (EventLoop first = loop();
                EventLoop second = loop()) {
            first.runUntilComplete(() -> sleep(1));
            second.runUntilComplete(() -> sleep(1));
            assertEquals(2.0, first.time());
        }
    }
}
