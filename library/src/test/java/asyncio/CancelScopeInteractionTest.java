package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cancelled scopes together with everything else that cancels or is cancelled. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class CancelScopeInteractionTest {
    private final List<String> lines = new ArrayList<>();

    private static double now() {
        return getRunningLoop().time();
    }

    private void work(String name, double seconds) {
        try {
            sleep(seconds);
            lines.add(name + " ends");
        } catch (CancelledError e) {
            lines.add(name + " cancelled");
            throw e;
        }
    }

    @Test
    void a_limit_inside_a_scope_tells_whose_deadline_it_was() {
        run(() -> {
            CancelScope later = moveOnAfter(3, () -> {
                assertThrows(TimeoutException.class, () -> timeout(1, () -> sleep(5)));
                lines.add("went on at " + now());
            });
            assertFalse(later.cancelCalled());
            CancelScope earlier = moveOnAfter(1, () -> {
                timeout(3, () -> sleep(5));
                lines.add("never");
            });
            assertTrue(earlier.cancelledCaught());
            assertEquals(List.of("went on at 1.0"), lines);
        });
    }

    @Test
    void a_scope_inside_a_limit_tells_whose_deadline_it_was() {
        run(() -> {
            timeout(3, () -> assertTrue(moveOnAfter(1, () -> sleep(5)).cancelledCaught()));
            assertThrows(
                    TimeoutException.class,
                    () -> timeout(1, () -> {
                        moveOnAfter(3, () -> sleep(5));
                        lines.add("never");
                    }));
            assertEquals(List.of(), lines);
            assertEquals(0, currentTask().cancelling());
        });
    }

    /** The outer one wins, whichever comes first in the turn. */
    @ParameterizedTest
    @ValueSource(strings = {"scope first", "limit first"})
    void a_scope_and_a_limit_expire_in_one_turn(String order) {
        run(() -> {
            CancelScope scope = new CancelScope();
            List<CancelScope> inner = new ArrayList<>();
            scope.setDeadline(order.equals("scope first") ? 1 : Double.POSITIVE_INFINITY);
            scope.run(() -> {
                timeout(1, () -> {
                    scope.setDeadline(1);
                    sleep(5);
                });
                lines.add("never");
            });
            assertTrue(scope.cancelledCaught());
            assertThrows(
                    TimeoutException.class,
                    () -> timeoutAt(order.equals("limit first") ? 2 : 1e9, limit -> {
                        moveOnAt(2, handle -> {
                            inner.add(handle);
                            limit.reschedule(2);
                            sleep(5);
                        });
                        lines.add("never");
                    }));
            assertTrue(inner.getFirst().cancelCalled());
            assertFalse(inner.getFirst().cancelledCaught());
            assertEquals(List.of(), lines);
            assertEquals(0, currentTask().cancelling());
            sleep(1);
        });
    }

    @Test
    void nested_scopes_end_at_the_outer_deadline_if_that_is_earlier() {
        run(() -> {
            List<CancelScope> inner = new ArrayList<>();
            CancelScope outer = moveOnAfter(1, () -> {
                moveOnAfter(2, scope -> {
                    inner.add(scope);
                    sleep(5);
                });
                lines.add("never");
            });
            assertTrue(outer.cancelledCaught());
            assertFalse(inner.getFirst().cancelCalled());
            CancelScope both = moveOnAfter(1, () -> {
                moveOnAfter(1, scope -> {
                    inner.add(scope);
                    sleep(5);
                });
                lines.add("never");
            });
            assertTrue(both.cancelledCaught());
            assertTrue(inner.getLast().cancelCalled());
            assertFalse(inner.getLast().cancelledCaught());
            assertEquals(List.of(), lines);
        });
    }

    @Test
    void gather_and_tasks_that_are_awaited_are_cancelled_with_the_waiter_and_shielded_ones_are_not() {
        run(() -> {
            Task<?> inner = createTask(() -> work("inner", 5));
            Task<?> kept = createTask(() -> work("kept", 5));
            moveOnAfter(1, () -> await(gather(() -> work("a", 5), () -> work("b", 5))));
            moveOnAfter(1, () -> await(inner));
            moveOnAfter(1, () -> await(shield(kept)));
            moveOnAfter(1, () -> waitFor(() -> work("limited", 5), 3));
            await(kept);
            assertEquals(
                    List.of("a cancelled", "b cancelled", "inner cancelled", "limited cancelled", "kept ends"), lines);
        });
    }

    @Test
    void a_task_that_is_awaited_may_refuse_and_then_gives_its_result() {
        run(() -> {
            Task<String> stubborn = createTask(() -> {
                assertThrows(CancelledError.class, () -> sleep(5));
                return sleep(5, "refused");
            });
            CancelScope scope = moveOnAfter(1, () -> {
                lines.add(await(stubborn));
                sleep(1);
                lines.add("never");
            });
            assertTrue(scope.cancelledCaught());
            assertEquals(List.of("refused"), lines);
            assertEquals(6, now());
        });
    }

    @Test
    void a_task_that_is_awaited_is_asked_once_and_may_wait_while_it_cleans_up() {
        run(() -> {
            Task<?> outside = createTask(() -> {
                try {
                    sleep(5);
                } finally {
                    sleep(1);
                    lines.add("cleaned up, cancelling " + currentTask().cancelling());
                }
            });
            CancelScope scope = moveOnAfter(1, () -> {
                await(outside);
            });
            assertTrue(scope.cancelledCaught());
            assertTrue(outside.cancelled());
            assertEquals(List.of("cleaned up, cancelling 1"), lines);
            assertEquals(2, now());
        });
    }

    /** In each order, and whether the scope's host waits or has been cancelled before. */
    @ParameterizedTest
    @CsvSource({"scope task", "task scope"})
    void a_cancellation_of_the_task_goes_on(String events) {
        run(() -> {
            CancelScope scope = new CancelScope();
            Task<?> task = createTask(() -> {
                scope.run(() -> sleep(5));
                lines.add("never");
            });
            sleep(1);
            for (String event : events.split(" ")) {
                if (event.equals("scope")) {
                    scope.cancel("scope");
                } else {
                    task.cancel("task");
                }
            }
            assertThrows(CancelledError.class, () -> await(task));
            assertFalse(scope.cancelledCaught());
            assertEquals(1, task.cancelling());
            assertEquals(List.of(), lines);
        });
    }

    @Test
    void a_cancellation_that_was_asked_for_before_the_block_is_not_swallowed() {
        run(() -> {
            Task<?> task = createTask(() -> {
                currentTask().cancel("before");
                moveOnAfter(0, () -> sleep(5));
                lines.add("never");
            });
            assertEquals(
                    "before",
                    assertThrows(CancelledError.class, () -> await(task)).getMessage());
        });
        assertEquals(List.of(), lines);
    }

    @Test
    void a_cancelled_task_can_use_scopes_while_it_cleans_up() {
        run(() -> {
            Task<?> task = createTask(() -> {
                try {
                    sleep(5);
                } finally {
                    assertTrue(moveOnAfter(1, () -> sleep(5)).cancelledCaught());
                    lines.add("cancelling " + currentTask().cancelling());
                }
            });
            sleep(1);
            task.cancel();
            assertThrows(CancelledError.class, () -> await(task));
            assertEquals(List.of("cancelling 1"), lines);
        });
    }

    @Test
    void who_takes_the_request_back_leaves_the_scope_to_itself() {
        run(() -> {
            Task<?> self = currentTask();
            CancelScope scope = moveOnAfter(1, () -> {
                getRunningLoop().callLater(0.5, () -> self.cancel());
                assertThrows(CancelledError.class, () -> sleep(5));
                assertEquals(0, self.uncancel());
                sleep(5);
                lines.add("never");
            });
            assertTrue(scope.cancelledCaught());
            assertEquals(0, self.uncancel());
            assertEquals(List.of(), lines);
        });
    }

    @Test
    void a_condition_holds_its_lock_when_it_throws_in_a_cancelled_scope() {
        run(() -> {
            Condition condition = new Condition();
            Task<?> rival = createTask(() -> {
                sleep(1);
                try (var _ = condition.hold()) {
                    work("rival", 2);
                }
            });
            CancelScope scope = moveOnAfter(2, () -> {
                try (var _ = condition.hold()) {
                    condition.await();
                } finally {
                    lines.add("left at " + now());
                }
            });
            assertTrue(scope.cancelledCaught());
            await(rival);
            assertEquals(List.of("rival ends", "left at 3.0"), lines);
            assertFalse(condition.locked());
        });
    }

    @Test
    void a_wake_up_that_comes_in_the_same_turn_is_not_lost() {
        run(() -> {
            Queue<String> queue = new Queue<>();
            Semaphore semaphore = new Semaphore(0);
            CancelScope scope = new CancelScope();
            Task<?> second = createTask(() -> {
                sleep(0);
                semaphore.acquire();
                lines.add("second " + queue.get());
            });
            getRunningLoop().callLater(1, () -> {
                queue.putNowait("a");
                semaphore.release();
                scope.cancel();
                queue.putNowait("b");
                semaphore.release();
            });
            scope.run(() -> {
                semaphore.acquire();
                lines.add("first " + queue.get());
                sleep(0);
                lines.add("never");
            });
            await(second);
            assertEquals(List.of("first a", "second b"), lines);
        });
    }
}
