package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Scopes and task groups, within each other. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class CancelScopeGroupTest {
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
    void a_child_that_is_limited_in_a_cancelled_scope_is_cancelled_and_has_not_failed() {
        run(() -> {
            CancelScope scope = moveOnAfter(1, () -> {
                taskGroup(group -> {
                    group.createTask(() -> timeout(1, () -> sleep(5)));
                });
            });
            assertTrue(scope.cancelledCaught());
        });
    }

    @Test
    void the_tasks_of_a_group_are_inside() {
        run(() -> {
            CancelScope scope = moveOnAfter(1, () -> {
                taskGroup(group -> {
                    Task<?> child = group.createTask(() -> {
                        assertThrows(CancelledError.class, () -> sleep(5));
                        assertThrows(CancelledError.class, () -> sleep(5));
                        assertEquals(0, currentTask().cancelling());
                        work("child", 5);
                    });
                    group.createTask(() -> cancelScope(shielded -> {
                        shielded.setShield(true);
                        work("shielded", 2);
                        assertEquals(0, currentTask().cancelling());
                    }));
                    work("body", 5);
                    await(child);
                });
                lines.add("never");
            });
            assertTrue(scope.cancelledCaught());
            assertEquals(List.of("body cancelled", "child cancelled", "shielded ends"), lines);
            assertEquals(2, now());
        });
    }

    @Test
    void tasks_that_are_created_outside_of_groups_are_not_inside() {
        run(() -> {
            List<Task<?>> tasks = new ArrayList<>();
            moveOnAfter(1, () -> {
                tasks.add(createTask(() -> work("free", 5)));
                sleep(5);
            });
            await(tasks.getFirst());
            assertEquals(List.of("free ends"), lines);
        });
    }

    @Test
    void a_child_takes_over_the_scope_of_its_group_and_not_that_of_its_creator() {
        run(() -> taskGroup(group -> {
            moveOnAfter(1, () -> {
                group.createTask(() -> work("child of the group", 3));
                sleep(5);
            });
            assertEquals(Double.POSITIVE_INFINITY, currentEffectiveDeadline());
            group.createTask(() -> assertEquals(Double.POSITIVE_INFINITY, currentEffectiveDeadline()));
        }));
        assertEquals(List.of("child of the group ends"), lines);
    }

    @Test
    void a_child_cancels_the_scope_around_its_group() {
        run(() -> {
            CancelScope scope = cancelScope(handle -> {
                taskGroup(group -> {
                    group.createTask(() -> work("sibling", 5));
                    group.createTask(() -> {
                        sleep(1);
                        handle.cancel();
                        lines.add("canceller goes on");
                        work("canceller", 1);
                    });
                });
            });
            assertTrue(scope.cancelledCaught());
            assertEquals(List.of("canceller goes on", "sibling cancelled", "canceller cancelled"), lines);
            assertEquals(1, now());
        });
    }

    @Test
    void a_scope_of_a_child_is_reached_from_outside_through_groups_within_groups() {
        run(() -> {
            CancelScope scope = moveOnAfter(1, () -> {
                taskGroup(group -> {
                    group.createTask(() -> moveOnAfter(
                            10,
                            () -> taskGroup(inner -> {
                                inner.createTask(() -> cancelScope(innermost -> {
                                    work("grandchild", 5);
                                }));
                                uninterruptible(() -> work("held", 2));
                                work("child", 5);
                            })));
                });
            });
            assertTrue(scope.cancelledCaught());
            assertEquals(List.of("grandchild cancelled", "held ends", "child cancelled"), lines);
            assertEquals(2, now());
        });
    }

    @Test
    void a_child_that_starts_in_a_cancelled_scope_runs_to_its_first_wait() {
        run(() -> {
            cancelScope(scope -> {
                taskGroup(group -> {
                    group.createTask(() -> {
                        lines.add("before");
                        work("child", 1);
                    });
                    scope.cancel();
                });
            });
            assertEquals(List.of("before", "child cancelled"), lines);
        });
    }

    @Test
    void a_failure_of_a_child_passes_through_a_cancelled_scope() {
        run(() -> {
            var error = assertThrows(
                    ExceptionGroup.class,
                    () -> moveOnAfter(1, () -> {
                        taskGroup(group -> {
                            group.createTask(() -> {
                                try {
                                    sleep(5);
                                } finally {
                                    fail();
                                }
                            });
                        });
                    }));
            assertEquals("clean-up", error.exceptions().getFirst().getMessage());
            sleep(1);
        });
    }

    private static void fail() {
        throw new IllegalArgumentException("clean-up");
    }

    @Test
    void a_group_in_a_shield_is_left_alone_and_its_own_failure_still_ends_it() {
        run(() -> {
            moveOnAfter(
                    1,
                    () -> cancelScope(shielded -> {
                        shielded.setShield(true);
                        taskGroup(group -> {
                            group.createTask(() -> work("child", 2));
                        });
                        assertThrows(
                                ExceptionGroup.class,
                                () -> taskGroup(group -> {
                                    group.createTask(CancelScopeGroupTest::fail);
                                    work("body", 5);
                                }));
                    }));
            assertEquals(List.of("child ends", "body cancelled"), lines);
        });
    }

    @Test
    void a_group_that_is_cancelled_in_a_cancelled_scope_does_not_swallow_that() {
        run(() -> {
            CancelScope scope = cancelScope(handle -> {
                taskGroup(group -> {
                    group.cancel();
                    handle.cancel();
                    sleep(1);
                });
                lines.add("never");
            });
            assertTrue(scope.cancelledCaught());
            assertEquals(List.of(), lines);
            assertEquals(0, currentTask().cancelling());
        });
    }
}
