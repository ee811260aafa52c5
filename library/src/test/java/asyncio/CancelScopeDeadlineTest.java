package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Scopes that are cancelled by their deadline. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class CancelScopeDeadlineTest {
    private final List<String> lines = new ArrayList<>();

    private static double now() {
        return getRunningLoop().time();
    }

    @Test
    void a_block_that_is_too_slow_ends_without_an_error() {
        run(() -> {
            CancelScope scope = moveOnAfter(3, () -> sleep(5));
            assertEquals(3, now());
            assertTrue(scope.cancelCalled());
            assertTrue(scope.cancelledCaught());
            assertEquals(0, currentTask().cancelling());
            sleep(1);
        });
    }

    @Test
    void nothing_is_left_of_a_block_that_was_quick_enough(EventLoop loop) {
        loop.runUntilComplete(() -> {
            CancelScope scope = moveOnAfter(3, () -> sleep(1));
            assertFalse(scope.cancelCalled());
            assertFalse(scope.cancelledCaught());
        });
        assertEquals(0, loop.agenda.timerCount());
    }

    @Test
    void every_failing_form_takes_a_value_or_none() {
        run(() -> {
            Duration second = Duration.ofSeconds(1);
            assertEquals("a", failAfter(1, () -> "a"));
            assertEquals("b", failAfter(second, () -> "b"));
            assertEquals("c", failAfter(1, scope -> "c"));
            assertEquals("d", failAfter(second, scope -> "d"));
            assertEquals("e", failAt(1, () -> "e"));
            assertEquals("f", failAt(1, scope -> "f"));
            failAfter(1, () -> lines.clear());
            failAfter(second, () -> lines.clear());
            failAfter(1, scope -> {
                lines.clear();
            });
            failAfter(second, scope -> {
                lines.clear();
            });
            failAt(1, () -> lines.clear());
            failAt(1, scope -> {
                lines.clear();
            });
            assertThrows(TimeoutException.class, () -> failAfter(1, () -> sleep(2)));
            assertThrows(TimeoutException.class, () -> failAfter(second, () -> sleep(2)));
            assertThrows(TimeoutException.class, () -> failAfter(1, () -> sleep(2, "late")));
            assertThrows(TimeoutException.class, () -> failAfter(1, scope -> sleep(2, "late")));
            assertThrows(
                    TimeoutException.class,
                    () -> failAfter(second, scope -> {
                        sleep(2);
                    }));
            assertThrows(TimeoutException.class, () -> failAt(now() + 1, () -> sleep(2)));
            assertThrows(TimeoutException.class, () -> failAt(now() + 1, scope -> sleep(2, "late")));
            assertEquals(7, now());
        });
    }

    @Test
    void the_time_out_knows_its_cancellation() {
        run(() -> {
            var error = assertThrows(TimeoutException.class, () -> failAfter(1, () -> sleep(2)));
            assertEquals(
                    "the deadline of a cancel scope was reached",
                    error.getCause().getMessage());
            var byHand = assertThrows(
                    TimeoutException.class,
                    () -> failAfter(1, scope -> {
                        scope.cancel("enough");
                        sleep(2);
                    }));
            assertEquals("enough", byHand.getCause().getMessage());
        });
    }

    @Test
    void a_block_that_was_cancelled_has_no_value() {
        run(() -> assertNull(moveOnAfter(1, () -> sleep(2, "late"))));
    }

    @Test
    void a_deadline_can_be_moved() {
        run(() -> {
            moveOnAfter(1, scope -> {
                assertEquals(1, scope.deadline());
                scope.setDeadline(5);
                assertEquals(5, scope.deadline());
                sleep(3);
                scope.setDeadline(4);
                sleep(3);
                lines.add("never");
            });
            assertEquals(4, now());
            moveOnAfter(1, scope -> {
                scope.setDeadline(Double.POSITIVE_INFINITY);
                assertEquals(Double.POSITIVE_INFINITY, scope.deadline());
                sleep(100);
                lines.add("no limit");
                scope.setDeadline(1);
                assertTrue(scope.cancelCalled());
                sleep(0);
                lines.add("never");
            });
            assertEquals(104, now());
            assertEquals(List.of("no limit"), lines);
        });
    }

    @Test
    void a_deadline_that_is_moved_in_the_turn_in_which_it_comes_is_moved() {
        run(() -> {
            CancelScope scope = new CancelScope();
            getRunningLoop().callAt(3, () -> scope.setDeadline(7));
            scope.setDeadline(3);
            scope.run(() -> sleep(20));
            assertEquals(7, now());
        });
    }

    @Test
    void zero_and_less_interrupt_the_first_wait_and_infinity_never_does() {
        run(() -> {
            for (double seconds : new double[] {0, -0.0, -1, Double.NEGATIVE_INFINITY}) {
                CancelScope scope = moveOnAfter(seconds, () -> {
                    lines.add("begins");
                    sleep(0);
                    lines.add("never");
                });
                assertTrue(scope.cancelledCaught());
                assertTrue(moveOnAt(seconds, () -> sleep(1)).cancelledCaught());
            }
            assertEquals(List.of("begins", "begins", "begins", "begins"), lines);
            assertFalse(moveOnAfter(0, () -> lines.add("no wait") ? "a" : "b") == null);
            assertFalse(moveOnAfter(Double.POSITIVE_INFINITY, () -> sleep(1e9)).cancelCalled());
            assertFalse(moveOnAfter(null, () -> sleep(1e9)).cancelCalled());
        });
    }

    @Test
    void not_a_number_is_refused() {
        run(() -> {
            assertThrows(IllegalArgumentException.class, () -> moveOnAfter(Double.NaN, () -> lines.add("ran")));
            assertThrows(IllegalArgumentException.class, () -> moveOnAt(Double.NaN, () -> lines.add("ran")));
            assertThrows(IllegalArgumentException.class, () -> failAfter(Double.NaN, () -> lines.add("ran")));
            assertThrows(IllegalArgumentException.class, () -> failAt(Double.NaN, () -> lines.add("ran")));
            moveOnAfter(1, scope -> {
                assertThrows(IllegalArgumentException.class, () -> scope.setDeadline(Double.NaN));
                assertEquals(1, scope.deadline());
            });
            assertEquals(List.of(), lines);
        });
    }

    @Test
    void the_effective_deadline_is_the_first_that_is_not_hidden() {
        run(() -> {
            assertEquals(Double.POSITIVE_INFINITY, currentEffectiveDeadline());
            moveOnAfter(5, outer -> {
                moveOnAfter(7, () -> assertEquals(5, currentEffectiveDeadline()));
                moveOnAfter(3, () -> assertEquals(3, currentEffectiveDeadline()));
                moveOnAfter(7, scope -> {
                    scope.setShield(true);
                    assertEquals(7, currentEffectiveDeadline());
                });
                uninterruptible(() -> assertEquals(Double.POSITIVE_INFINITY, currentEffectiveDeadline()));
                taskGroup(group -> group.createTask(() -> lines.add("child " + currentEffectiveDeadline())));
                outer.cancel();
                assertEquals(Double.NEGATIVE_INFINITY, currentEffectiveDeadline());
            });
            assertEquals(List.of("child 5.0"), lines);
        });
    }
}
