package asyncio.testing;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.getRunningLoop;
import static asyncio.Asyncio.run;
import static asyncio.Asyncio.sleep;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.EventLoop;
import asyncio.NoLeaks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoLeaks.class)
class VirtualTimeTest {
    private final List<String> lines = new ArrayList<>();

    @Test
    void a_program_that_sleeps_for_years_is_over_at_once() {
        VirtualTime.run(() -> run(() -> {
            sleep(Duration.ofDays(365 * 100));
            lines.add("a century");
        }));
        assertEquals(List.of("a century"), lines);
    }

    @Test
    void order_is_that_of_real_time() {
        VirtualTime.run(() -> run(() -> {
            var slow = createTask(() -> say(2, "world"));
            var fast = createTask(() -> say(1, "hello"));
            await(slow);
            await(fast);
        }));
        assertEquals(List.of("hello at 1.0", "world at 2.0"), lines);
    }

    private void say(double delay, String what) {
        sleep(delay);
        lines.add(what + " at " + getRunningLoop().time());
    }

    @Test
    void each_run_starts_at_zero_and_time_goes_on_from_loop_to_loop_inside() {
        for (int i = 0; i < 2; i++) {
            VirtualTime.run(() -> {
                run(() -> sleep(1));
                run(() -> say(1, "second program"));
            });
        }
        assertEquals(List.of("second program at 2.0", "second program at 2.0"), lines);
    }

    @Test
    void an_exception_of_the_program_comes_out_as_it_is() {
        IllegalStateException failure = new IllegalStateException("the program's");
        assertSame(
                failure,
                assertThrows(
                        IllegalStateException.class,
                        () -> VirtualTime.run(() -> {
                            throw failure;
                        })));
    }

    @Test
    void it_ends_with_the_program() {
        VirtualTime.run(() -> {});
        try (EventLoop real = new EventLoop()) {
            double before = real.time();
            real.runUntilComplete(() -> sleep(0.001));
            assertTrue(real.time() - before >= 0.001);
            assertTrue(real.time() < 1_000_000, "the clock of the system, counted from the start of the JVM");
        }
    }

    @Test
    void it_may_be_nested() {
        VirtualTime.run(() -> {
            run(() -> sleep(5));
            VirtualTime.run(() -> run(() -> say(1, "inner")));
            run(() -> say(1, "outer"));
        });
        assertEquals(List.of("inner at 1.0", "outer at 6.0"), lines);
    }
}
