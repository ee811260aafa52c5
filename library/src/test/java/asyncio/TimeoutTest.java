package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Limits for a block of code. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class TimeoutTest {
    private final List<String> lines = new ArrayList<>();

    @Test
    void a_block_that_is_too_slow_ends_at_its_deadline() {
        run(() -> {
            TimeoutException error = assertThrows(TimeoutException.class, () -> timeout(3, () -> sleep(5)));
            assertEquals(3, getRunningLoop().time());
            assertNull(error.getMessage());
            assertInstanceOf(CancelledError.class, error.getCause());
            assertEquals(0, currentTask().cancelling());
        });
    }

    @Test
    void every_form_takes_a_value_or_none_and_a_lambda_that_only_throws() {
        run(() -> {
            assertEquals("a", timeout(1, () -> "a"));
            assertEquals("b", timeout(Duration.ofSeconds(1), () -> "b"));
            assertEquals("c", timeout(1, limit -> "c"));
            assertEquals("d", timeout(Duration.ofSeconds(1), limit -> "d"));
            assertEquals("e", timeoutAt(1, () -> "e"));
            assertEquals("f", timeoutAt(1, limit -> "f"));
            timeout(1, () -> lines.clear());
            timeout(Duration.ofSeconds(1), () -> lines.clear());
            timeoutAt(1, () -> lines.clear());
            timeout(1, limit -> {
                lines.clear();
            });
            timeout(Duration.ofSeconds(1), limit -> {
                lines.clear();
            });
            timeoutAt(1, limit -> {
                lines.clear();
            });
            assertThrows(
                    IllegalCallerException.class,
                    () -> timeout(1, limit -> {
                        throw new IllegalCallerException();
                    }));
            assertThrows(
                    IllegalCallerException.class,
                    () -> timeout(1, () -> {
                        throw new IllegalCallerException();
                    }));
        });
    }

    @Test
    void nothing_is_left_of_a_block_that_was_quick_enough(EventLoop loop) {
        loop.runUntilComplete(() -> timeout(3, () -> sleep(1)));
        assertEquals(0, loop.agenda.timerCount());
    }

    @Test
    void an_infinite_limit_or_null_is_none(EventLoop loop) {
        loop.runUntilComplete(() -> {
            timeout(Double.POSITIVE_INFINITY, limit -> {
                assertEquals(Double.POSITIVE_INFINITY, limit.when());
                assertEquals(0, loop.agenda.timerCount());
            });
            timeout(null, limit -> {
                assertEquals(Double.POSITIVE_INFINITY, limit.when());
                limit.reschedule(7);
                assertEquals(7, limit.when());
                limit.reschedule(Double.POSITIVE_INFINITY);
                assertEquals(Double.POSITIVE_INFINITY, limit.when());
            });
            timeoutAt(Double.POSITIVE_INFINITY, () -> sleep(1_000_000));
        });
    }

    @Test
    void not_a_number_is_refused() {
        run(() -> {
            assertThrows(IllegalArgumentException.class, () -> timeout(Double.NaN, () -> lines.add("ran")));
            assertThrows(IllegalArgumentException.class, () -> timeoutAt(Double.NaN, () -> lines.add("ran")));
            timeout(1, limit -> {
                assertThrows(IllegalArgumentException.class, () -> limit.reschedule(Double.NaN));
                assertEquals(1, limit.when());
            });
            assertEquals(List.of(), lines);
        });
    }

    @Test
    void outside_a_task_there_is_nothing_to_limit() {
        assertThrows(IllegalStateException.class, () -> timeout(1, () -> lines.add("ran")));
        assertEquals(List.of(), lines);
    }

    @Test
    void a_finished_limit_cannot_be_moved() {
        run(() -> {
            Timeout over = timeout(1, limit -> limit);
            assertEquals("<Timeout [finished]>", over.toString());
            String message = assertThrows(IllegalStateException.class, () -> over.reschedule(2))
                    .getMessage();
            assertTrue(message.startsWith("Cannot change state of finished Timeout"), message);
        });
    }

    private static void setUnlessDone(Future<String> future) {
        if (!future.done()) {
            future.setResult("value");
        }
    }

    /** All orders in which the limit, a cancellation from outside and the end of the wait can share one turn. */
    @ParameterizedTest
    @CsvSource({
        "limit cancel value, cancelled",
        "limit value cancel, cancelled",
        "cancel limit value, cancelled",
        "cancel value limit, cancelled",
        "value limit cancel, cancelled",
        "value cancel limit, cancelled",
        "limit value, timed out",
        "value limit, timed out",
        "limit cancel, cancelled",
        "cancel limit, cancelled",
        "value cancel, cancelled",
        "cancel value, cancelled",
        "value, value",
    })
    void events_in_one_turn(String events, String outcome, EventLoop loop) {
        Future<String> future = loop.createFuture();
        Timeout[] limit = new Timeout[1];
        Task<String> task = loop.createTask(() -> {
            try {
                return timeout(null, handle -> {
                    limit[0] = handle;
                    return await(future);
                });
            } catch (TimeoutException e) {
                assertEquals(0, currentTask().cancelling());
                return "timed out";
            }
        });
        loop.runUntilComplete(() -> {
            sleep(0);
            for (String event : events.split(" ")) {
                switch (event) {
                    case "limit" -> limit[0].expire();
                    case "cancel" -> task.cancel("outside");
                    default -> setUnlessDone(future);
                }
            }
            Asyncio.wait(List.of(task));
        });
        assertEquals(outcome, task.cancelled() ? "cancelled" : task.result());
        assertEquals(events.contains("cancel") ? 1 : 0, task.cancelling());
    }

    @Test
    void a_cancellation_that_was_asked_for_before_the_block_is_not_taken_for_the_time_out() {
        run(() -> {
            Task<?> task = createTask(() -> {
                currentTask().cancel("before");
                timeout(0, () -> sleep(5));
            });
            assertEquals(
                    "before",
                    assertThrows(CancelledError.class, () -> await(task)).getMessage());
        });
    }

    @Test
    void another_error_carries_the_time_out_along() {
        run(() -> {
            var error = assertThrows(
                    IllegalArgumentException.class,
                    () -> timeout(1, () -> {
                        try {
                            sleep(2);
                        } catch (CancelledError e) {
                            throw new IllegalArgumentException("clean-up", e);
                        }
                    }));
            assertInstanceOf(TimeoutException.class, error.getSuppressed()[0]);
        });
    }

    @Test
    void an_error_before_the_deadline_is_left_alone() {
        run(() -> {
            var error = assertThrows(
                    IllegalArgumentException.class,
                    () -> timeout(1, () -> {
                        throw new IllegalArgumentException();
                    }));
            assertEquals(0, error.getSuppressed().length);
            sleep(2);
        });
    }

    @Test
    void a_cancelled_task_can_use_limits_while_it_cleans_up() {
        run(() -> {
            var task = createTask(() -> {
                try {
                    sleep(10);
                } finally {
                    assertThrows(TimeoutException.class, () -> timeout(1, () -> sleep(5)));
                    assertEquals(1, currentTask().cancelling());
                    lines.add("cleaned up");
                }
            });
            sleep(1);
            task.cancel();
            assertThrows(CancelledError.class, () -> await(task));
            assertEquals(List.of("cleaned up"), lines);
        });
    }

    @Test
    @EnabledIfSystemProperty(named = "asyncio.way", matches = "scheduled")
    void a_blocking_call_of_the_jdk_is_interrupted_and_times_out() {
        run(() -> {
            TimeoutException error = assertThrows(
                    TimeoutException.class,
                    () -> timeout(1, () -> {
                        new CountDownLatch(1).await();
                    }));
            assertInstanceOf(InterruptedException.class, error.getCause().getCause());
            assertFalse(Thread.currentThread().isInterrupted());
            sleep(1);
        });
    }

    @Test
    void a_loop_that_closes_unwinds_a_limited_block(Log log) {
        EventLoop loop = new EventLoop();
        loop.createTask(() -> {
            try {
                timeout(5, () -> sleep(10));
            } catch (CancelledError e) {
                lines.add("unwound");
                throw e;
            }
        });
        loop.stop();
        loop.runForever();
        loop.close();
        assertEquals(List.of("unwound"), lines);
        log.take();
    }
}
