package asyncio.junit;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.CancelledError;
import asyncio.EventLoop;
import asyncio.Future;
import asyncio.testing.VirtualClock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.opentest4j.AssertionFailedError;

/** What is wrong fails, with the reason; tried on tests that run inside of these. */
class FailingTestsTest {
    private static IOException failure;
    private static final List<String> LINES = new ArrayList<>();

    @BeforeEach
    void forget() {
        LINES.clear();
        failure = new IOException("the test's own");
    }

    static class Throwing {
        @AsyncTest
        void test() throws IOException {
            sleep(1);
            throw failure;
        }
    }

    @Test
    void an_exception_comes_out_as_it_is() {
        assertSame(failure, Specimen.failureOf(Throwing.class));
    }

    static class Assuming {
        @AsyncTest
        void test() {
            sleep(1);
            Assumptions.abort("not today");
        }
    }

    @Test
    void an_assumption_that_does_not_hold_is_no_failure() {
        Specimen.run(Assuming.class).assertStatistics(tests -> tests.aborted(1).failed(0));
    }

    static class Asserting {
        @AsyncTest
        void test() {
            await(createTask(() -> assertEquals(1, 2)));
        }
    }

    @Test
    void an_assertion_in_a_task_that_is_awaited_fails_the_test() {
        assertInstanceOf(AssertionFailedError.class, Specimen.failureOf(Asserting.class));
    }

    static class Forgetting {
        @AsyncTest
        void test() {
            createTask(() -> {
                throw new ArithmeticException("lost");
            });
            sleep(0);
        }
    }

    @Test
    void a_failure_that_nobody_takes_fails_the_test() {
        AssertionError error = (AssertionError) Specimen.failureOf(Forgetting.class);
        assertEquals("lost", error.getCause().getMessage());
        assertTrue(error.getMessage().startsWith("an error that nobody handled: "), error::getMessage);
    }

    static class CallingBadly {
        @AsyncTest
        void test() throws IOException {
            getRunningLoop().callSoon(() -> {
                throw new ArithmeticException("in a callback");
            });
            sleep(1);
            throw failure;
        }
    }

    @Test
    void an_error_in_a_callback_is_added_to_the_failure_of_the_test() {
        Throwable error = Specimen.failureOf(CallingBadly.class);
        assertSame(failure, error);
        assertEquals("in a callback", error.getSuppressed()[0].getCause().getMessage());
    }

    static class Handling {
        @AsyncTest
        void test() {
            getRunningLoop().setExceptionHandler((loop, context) -> LINES.add("handled"));
            getRunningLoop().callSoon(() -> {
                throw new ArithmeticException("in a callback");
            });
            sleep(1);
        }
    }

    @Test
    void a_test_may_handle_errors_itself() {
        Specimen.run(Handling.class).assertStatistics(tests -> tests.succeeded(1));
        assertEquals(List.of("handled"), LINES);
    }

    static class Cleaning {
        @BeforeEach
        void begin(Cleanups cleanups) {
            cleanups.add(() -> {
                sleep(1);
                LINES.add("first added");
            });
        }

        @AsyncTest
        void test(Cleanups cleanups) throws IOException {
            cleanups.add(() -> {
                LINES.add("second added");
                throw new ArithmeticException("while cleaning up");
            });
            cleanups.enter(() -> LINES.add("entered last"));
            throw failure;
        }

        @AfterEach
        void end() {
            sleep(1);
            LINES.add("after each");
        }
    }

    @Test
    void cleanups_run_last_in_first_out_after_the_methods_after_the_test_also_when_something_fails() {
        Throwable error = Specimen.failureOf(Cleaning.class);
        assertEquals(List.of("after each", "entered last", "second added", "first added"), LINES);
        assertSame(failure, error);
        assertEquals("while cleaning up", error.getSuppressed()[0].getMessage());
    }

    static class FailingBefore {
        @BeforeEach
        void begin() throws IOException {
            sleep(1);
            throw failure;
        }

        @AsyncTest
        void test() {
            LINES.add("must not run");
        }

        @AfterEach
        void end() {
            LINES.add("after each");
        }
    }

    @Test
    void a_failure_before_the_test_skips_it() {
        assertSame(failure, Specimen.failureOf(FailingBefore.class));
        assertEquals(List.of("after each"), LINES);
    }

    static class FailingAfter {
        @AsyncTest
        void test() {}

        @AfterEach
        void end() throws IOException {
            sleep(1);
            throw failure;
        }
    }

    @Test
    void a_failure_after_the_test_fails_it() {
        assertSame(failure, Specimen.failureOf(FailingAfter.class));
    }

    static class WaitingForEver {
        @AsyncTest
        @OnLoop(timeout = 5)
        void test() {
            await(new Future<>());
        }
    }

    @Test
    void a_limit_of_the_loops_time_ends_a_wait_that_would_never_end() {
        assertInstanceOf(TimeoutException.class, Specimen.failureOf(WaitingForEver.class));
    }

    static class Hanging {
        @AsyncTest
        @OnLoop(realTime = true)
        @Timeout(value = 20, unit = TimeUnit.MILLISECONDS)
        void test() {
            try {
                await(new Future<>());
            } finally {
                LINES.add("unwound");
            }
        }
    }

    @Test
    void a_timeout_of_junit_cancels_the_test() {
        assertInstanceOf(TimeoutException.class, Specimen.failureOf(Hanging.class));
        assertEquals(List.of("unwound"), LINES);
        assertFalse(Thread.interrupted());
    }

    static class Cancelling {
        @AsyncTest
        void test() {
            currentTask().cancel("enough");
            sleep(1);
        }
    }

    @Test
    void a_test_that_is_cancelled_fails() {
        assertInstanceOf(CancelledError.class, Specimen.failureOf(Cancelling.class));
    }

    static class WantingTheClock {
        @AsyncTest
        @OnLoop(realTime = true)
        void test(VirtualClock clock) {}
    }

    static class WantingASeed {
        @AsyncTest
        void test(@Seed long seed) {}
    }

    static class WantingASmallSeed {
        @SeededTest(1)
        void test(@Seed int seed) {}
    }

    @Test
    void what_there_is_not_cannot_be_injected() {
        Throwable clock = Specimen.failureOf(WantingTheClock.class);
        assertInstanceOf(ParameterResolutionException.class, clock);
        assertEquals("there is no VirtualClock: the test runs in real time", clock.getMessage());
        Throwable seed = Specimen.failureOf(WantingASeed.class);
        assertTrue(seed.getMessage().startsWith("@Seed is for a parameter of type long in a @SeededTest"));
        Throwable small = Specimen.failureOf(WantingASmallSeed.class);
        assertTrue(small.getMessage().startsWith("@Seed is for a parameter of type long in a @SeededTest"));
    }

    static class TheNextOne {
        static EventLoop loop;

        @AsyncTest
        void first(EventLoop own) {
            check(own);
        }

        @AsyncTest
        void second(EventLoop own) {
            check(own);
        }

        private static void check(EventLoop own) {
            assertNotSame(loop, own);
            assertTrue(loop == null || loop.isClosed());
            loop = own;
        }
    }

    @Test
    void each_test_has_a_loop_of_its_own_which_is_closed_after_it() {
        TheNextOne.loop = null;
        Specimen.run(TheNextOne.class).assertStatistics(tests -> tests.succeeded(2));
        assertTrue(TheNextOne.loop.isClosed());
    }

    @OnLoop(debug = true)
    static class Outer {
        @Nested
        class Inner {
            @Test
            void test(EventLoop loop) {
                assertTrue(loop.getDebug());
            }
        }
    }

    @Test
    void a_nested_class_has_the_options_of_the_class_around_it() {
        Specimen.run(Outer.class).assertStatistics(tests -> tests.succeeded(1));
    }
}
