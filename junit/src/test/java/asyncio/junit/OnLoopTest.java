package asyncio.junit;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.ContextVar;
import asyncio.EventLoop;
import asyncio.Task;
import asyncio.testing.Sequencer;
import asyncio.testing.VirtualClock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of test runs on a loop, with the methods around it. */
@OnLoop
class OnLoopTest {
    private static final ContextVar<String> USER = new ContextVar<>("user");

    private final List<String> lines = new ArrayList<>();
    private EventLoop loopBefore;
    private Task<?> background;

    @BeforeEach
    void begin(EventLoop loop, Cleanups cleanups) {
        assertSame(getRunningLoop(), loop);
        loopBefore = loop;
        USER.set("ann");
        sleep(1);
        background = createTask(() -> sleep(1000));
        cleanups.add(() -> {
            background.cancel();
            sleep(1);
        });
    }

    @AfterEach
    void end(EventLoop loop) {
        assertSame(loopBefore, loop);
        assertEquals("ann", USER.get());
        sleep(1);
    }

    @Test
    void a_test_is_a_task_on_the_loop_of_the_methods_around_it(EventLoop loop) {
        assertSame(loopBefore, getRunningLoop());
        assertSame(loop, getRunningLoop());
        assertEquals("ann", USER.get());
        assertEquals(1.0, loop.time());
        assertFalse(background.done());
    }

    @Test
    void hours_pass_in_no_time() {
        sleep(3600);
        assertEquals(3601.0, getRunningLoop().time());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void a_parameterized_test_may_wait(int seconds, VirtualClock clock) {
        sleep(seconds);
        assertEquals((1 + seconds) * 1_000_000_000L, clock.nanoTime());
    }

    @RepeatedTest(3)
    void each_repetition_has_a_loop_of_its_own() {
        assertEquals(1.0, getRunningLoop().time());
        sleep(1);
    }

    @Test
    void what_is_injected_is_the_same_for_the_whole_test(Sequencer first, Sequencer second, Cleanups cleanups) {
        assertSame(first, second);
        createTask(() -> {
            first.step(1);
            lines.add("one");
        });
        first.step(0);
        lines.add("zero");
        first.step(2);
        assertEquals(List.of("zero", "one"), lines);
        AutoCloseable resource = () -> lines.add("closed");
        assertSame(resource, cleanups.enter(resource));
    }

    @Test
    void loops_that_a_test_makes_live_by_its_clock(VirtualClock clock) {
        try (EventLoop other = new EventLoop()) {
            assertEquals(clock.nanoTime() / 1e9, other.time());
        }
    }

    @Nested
    class Inside {
        @BeforeEach
        void beginInside() {
            assertSame(loopBefore, getRunningLoop());
            sleep(1);
        }

        @Test
        void a_nested_test_has_the_methods_of_both_classes() {
            assertEquals(2.0, getRunningLoop().time());
        }

        @Test
        @OnLoop(debug = true, timeout = 7)
        void the_innermost_options_count(EventLoop loop) {
            assertTrue(loop.getDebug());
            sleep(5);
            assertThrows(TimeoutException.class, () -> waitFor(() -> sleep(10), 1));
        }
    }
}
