package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** Blocks that nothing from outside interrupts. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class UninterruptibleTest {
    private final List<String> lines = new ArrayList<>();

    private static double now() {
        return getRunningLoop().time();
    }

    @Test
    void a_request_is_thrown_at_the_first_wait_after_the_block() {
        run(() -> {
            Task<?> task = createTask(() -> {
                uninterruptible(() -> {
                    sleep(2);
                    sleep(0);
                    assertEquals(1, currentTask().cancelling());
                });
                lines.add("goes on at " + now());
                assertEquals(1, currentTask().cancelling());
                sleep(0);
                lines.add("never");
            });
            sleep(1);
            task.cancel("enough");
            assertEquals(
                    "enough",
                    assertThrows(CancelledError.class, () -> await(task)).getMessage());
            assertEquals(List.of("goes on at 2.0"), lines);
        });
    }

    @Test
    void a_request_from_before_the_block_waits_too() {
        run(() -> {
            Task<?> task = createTask(() -> {
                currentTask().cancel("before");
                uninterruptible(() -> sleep(1));
                lines.add("cleaned up");
                sleep(1);
            });
            assertEquals(
                    "before",
                    assertThrows(CancelledError.class, () -> await(task)).getMessage());
            assertEquals(List.of("cleaned up"), lines);
            assertEquals(1, now());
        });
    }

    @Test
    void a_request_that_is_taken_back_is_forgotten() {
        run(() -> {
            Task<?> self = currentTask();
            uninterruptible(() -> {
                self.cancel();
                self.cancel();
                assertEquals(1, self.uncancel());
                assertEquals(0, self.uncancel());
                assertEquals(0, self.uncancel());
            });
            sleep(1);
        });
    }

    @Test
    void a_task_that_is_cancelled_and_never_waits_again_ends_cancelled() {
        run(() -> {
            Task<?> task = createTask(() -> uninterruptible(() -> sleep(2)));
            sleep(1);
            task.cancel();
            assertThrows(CancelledError.class, () -> await(task));
            assertEquals(2, now());
        });
    }

    @Test
    void clean_up_in_a_cancelled_scope_can_wait() {
        run(() -> {
            CancelScope scope = moveOnAfter(1, () -> {
                try {
                    sleep(5);
                } finally {
                    uninterruptible(() -> sleep(2));
                    lines.add("cleaned up at " + now());
                    sleep(1);
                    lines.add("never");
                }
            });
            assertTrue(scope.cancelledCaught());
            assertEquals(List.of("cleaned up at 3.0"), lines);
        });
    }

    @Test
    void limits_groups_and_scopes_that_are_opened_inside_work() {
        run(() -> {
            Task<?> task = createTask(() -> {
                uninterruptible(() -> {
                    assertThrows(TimeoutException.class, () -> timeout(2, () -> sleep(9)));
                    assertThrows(TimeoutException.class, () -> waitFor(() -> sleep(9), 1));
                    assertTrue(moveOnAfter(1, () -> sleep(9)).cancelledCaught());
                    assertThrows(
                            ExceptionGroup.class,
                            () -> taskGroup(group -> {
                                group.createTask(() -> {
                                    throw new IOException("child");
                                });
                                sleep(9);
                            }));
                    taskGroup(group -> {
                        group.createTask(() -> sleep(9));
                        group.cancel();
                    });
                    lines.add("cleaned up at " + now());
                });
                sleep(1);
                lines.add("never");
            });
            sleep(1);
            task.cancel();
            assertThrows(CancelledError.class, () -> await(task));
            assertEquals(List.of("cleaned up at 4.0"), lines);
            assertEquals(1, task.cancelling());
        });
    }

    @Test
    void limits_and_groups_that_were_opened_outside_have_to_wait() {
        run(() -> {
            assertThrows(
                    TimeoutException.class,
                    () -> timeout(1, () -> {
                        uninterruptible(() -> sleep(2));
                        lines.add("limited at " + now());
                        sleep(1);
                    }));
            assertThrows(
                    ExceptionGroup.class,
                    () -> taskGroup(group -> {
                        group.createTask(() -> {
                            throw new IOException("child");
                        });
                        uninterruptible(() -> sleep(1));
                        lines.add("failed at " + now());
                        sleep(1);
                    }));
            assertEquals(List.of("limited at 2.0", "failed at 3.0"), lines);
            assertEquals(0, currentTask().cancelling());
            sleep(1);
        });
    }

    @Test
    void a_limit_of_the_outer_block_waits_for_the_end_of_the_inner_one_only() {
        run(() -> {
            Task<?> task = createTask(() -> {
                uninterruptible(() -> assertThrows(
                        TimeoutException.class,
                        () -> timeout(2, () -> {
                            uninterruptible(() -> sleep(3));
                            lines.add("inner at " + now());
                            sleep(9);
                        })));
                lines.add("outer at " + now());
                sleep(9);
            });
            sleep(1);
            task.cancel("enough");
            assertEquals(
                    "enough",
                    assertThrows(CancelledError.class, () -> await(task)).getMessage());
            assertEquals(List.of("inner at 3.0", "outer at 3.0"), lines);
        });
    }

    @Test
    void what_is_awaited_inside_is_not_cancelled() {
        run(() -> {
            Task<String> inner = createTask(() -> sleep(3, "inner"));
            Task<?> task = createTask(() -> {
                lines.add(uninterruptible(() -> await(inner)));
                sleep(1);
            });
            sleep(1);
            task.cancel();
            assertThrows(CancelledError.class, () -> await(task));
            assertEquals(List.of("inner"), lines);
        });
    }

    @Test
    void a_task_that_awaits_one_in_a_block_waits_for_it() {
        run(() -> {
            Task<?> inner = createTask(() -> {
                uninterruptible(() -> sleep(3));
                lines.add("inner at " + now());
                sleep(1);
            });
            Task<?> outer = createTask(() -> await(inner));
            sleep(1);
            outer.cancel("enough");
            assertThrows(CancelledError.class, () -> await(outer));
            assertEquals(1, inner.cancelling());
            assertTrue(inner.cancelled());
            assertEquals(List.of("inner at 3.0"), lines);
        });
    }

    @Test
    void children_in_the_block_can_be_cancelled_by_themselves_but_scopes_outside_do_not_reach_them() {
        run(() -> {
            moveOnAfter(
                    1,
                    () -> uninterruptible(() -> taskGroup(group -> {
                        Task<?> child = group.createTask(() -> sleep(3));
                        group.createTask(() -> {
                            sleep(2);
                            lines.add("other child");
                            child.cancel();
                        });
                    })));
            assertEquals(List.of("other child"), lines);
            assertEquals(2, now());
        });
    }

    @Test
    void exceptions_and_values_come_out() {
        run(() -> {
            assertEquals("value", uninterruptible(() -> sleep(1, "value")));
            IOException error = new IOException();
            assertSame(
                    error,
                    assertThrows(
                            IOException.class,
                            () -> uninterruptible(() -> {
                                throw error;
                            })));
        });
    }

    @Test
    @EnabledIfSystemProperty(named = "asyncio.way", matches = "scheduled")
    void a_blocking_call_of_the_jdk_is_not_interrupted() {
        run(() -> {
            CountDownLatch latch = new CountDownLatch(1);
            Task<?> task = createTask(() -> {
                uninterruptible(() -> latch.await());
                lines.add("not interrupted");
                new CountDownLatch(1).await();
            });
            sleep(1);
            task.cancel();
            sleep(1);
            latch.countDown();
            assertThrows(CancelledError.class, () -> await(task));
            assertEquals(List.of("not interrupted"), lines);
        });
    }

    @Test
    void a_loop_that_closes_unwinds_it(Log log) {
        EventLoop loop = new EventLoop();
        loop.createTask(() -> uninterruptible(() -> {
            try {
                sleep(10);
            } finally {
                lines.add("unwound");
            }
        }));
        loop.stop();
        loop.runForever();
        loop.close();
        assertEquals(List.of("unwound"), lines);
        log.take();
    }
}
