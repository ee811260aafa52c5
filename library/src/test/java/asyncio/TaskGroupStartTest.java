package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Children that say when they are ready, and failures that come as themselves. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class TaskGroupStartTest {
    private final List<String> lines = new ArrayList<>();

    private static double now() {
        return getRunningLoop().time();
    }

    /** Is ready after a second with a port, then serves for two. */
    private void serve(TaskStatus<Integer> status) {
        try {
            sleep(1);
            status.started(8080);
            lines.add("serving at " + now());
            sleep(2);
            lines.add("closed at " + now());
        } catch (CancelledError e) {
            lines.add("cancelled at " + now());
            throw e;
        }
    }

    @Test
    void start_waits_until_the_child_is_ready_and_gives_its_value() {
        run(() -> {
            taskGroup(group -> {
                int port = group.start(this::serve);
                lines.add("port " + port + " at " + now());
            });
            assertEquals(List.of("serving at 1.0", "port 8080 at 1.0", "closed at 3.0"), lines);
        });
    }

    @Test
    void a_child_may_have_nothing_to_hand_over_a_name_and_options() {
        run(() -> taskGroup(group -> {
            assertNull(group.start(TaskStatus::started));
            group.start(
                    status -> {
                        lines.add(currentTask().getName());
                        status.started();
                    },
                    "named");
            String given = group.<String>start(
                    status -> status.started(currentTask().getName()), TaskOptions.DEFAULT.withName("options"));
            assertEquals("options", given);
            assertEquals(List.of("named"), lines);
        }));
    }

    @Test
    void a_failure_before_the_child_is_ready_comes_out_of_start_only() {
        IOException error = new IOException("address in use");
        run(() -> {
            taskGroup(group -> {
                assertSame(
                        error,
                        assertThrows(
                                IOException.class,
                                () -> group.start(status -> {
                                    sleep(1);
                                    throw error;
                                })));
                lines.add("group goes on");
                sleep(1);
            });
            assertEquals(List.of("group goes on"), lines);
        });
    }

    @Test
    void a_child_that_ends_before_it_is_ready_is_one_too_while_others_run() {
        run(() -> taskGroup(group -> {
            group.createTask(() -> sleep(10));
            assertThrows(IllegalStateException.class, () -> group.start((TaskStatus<Integer> status) -> {}));
            assertEquals(0, now());
        }));
    }

    @Test
    void a_child_that_ends_before_it_is_ready_is_an_error_that_says_so() {
        run(() -> taskGroup(group -> {
            String returned = assertThrows(IllegalStateException.class, () -> group.start(status -> sleep(1)))
                    .getMessage();
            assertTrue(returned.startsWith("child has returned without calling started()"), returned);
            String cancelled = assertThrows(
                            IllegalStateException.class,
                            () -> group.start(status -> {
                                currentTask().cancel();
                                sleep(1);
                            }))
                    .getMessage();
            assertTrue(cancelled.startsWith("child was cancelled without calling started()"), cancelled);
        }));
    }

    @Test
    void a_failure_after_the_child_was_ready_is_the_groups() {
        run(() -> {
            var error = assertThrows(
                    ExceptionGroup.class,
                    () -> taskGroup(group -> {
                        group.start(status -> {
                            status.started();
                            sleep(1);
                            throw new IOException("connection lost");
                        });
                        lines.add("ready");
                        sleep(5);
                    }));
            assertEquals("connection lost", error.exceptions().getFirst().getMessage());
            assertEquals(List.of("ready"), lines);
            var atOnce = assertThrows(
                    ExceptionGroup.class,
                    () -> taskGroup(group -> {
                        group.start(status -> {
                            status.started();
                            throw new IOException("at once");
                        });
                        sleep(5);
                    }));
            assertEquals(1, atOnce.exceptions().size());
            assertEquals(0, currentTask().cancelling());
        });
    }

    @Test
    void ready_is_said_once_and_while_the_child_lives() {
        run(() -> taskGroup(group -> {
            List<TaskStatus<String>> kept = new ArrayList<>();
            group.<String>start(status -> {
                status.started("first");
                String message = assertThrows(IllegalStateException.class, () -> status.started("second"))
                        .getMessage();
                assertEquals("started() on a child that has said so before: call it once, in the child", message);
            });
            assertThrows(IllegalStateException.class, () -> group.<String>start(kept::add));
            String message = assertThrows(
                            IllegalStateException.class, () -> kept.getFirst().started("late"))
                    .getMessage();
            assertEquals("started() on a child that has ended: call it once, in the child", message);
            group.<String>start(status -> {
                var error = assertThrows(
                        CompletionException.class,
                        () -> CompletableFuture.runAsync(() -> status.started("thread"))
                                .join());
                assertInstanceOf(IllegalStateException.class, error.getCause());
                status.started("loop");
            });
        }));
    }

    private void slowToLeave() {
        try {
            sleep(9);
        } finally {
            uninterruptible(() -> sleep(1));
            lines.add("left at " + now());
        }
    }

    @Test
    void whatever_cancels_start_the_child_has_ended_then() {
        run(() -> {
            taskGroup(group -> {
                moveOnAfter(1, () -> {
                    group.start(status -> slowToLeave());
                });
                lines.add("scope left at " + now());
                assertThrows(
                        TimeoutException.class,
                        () -> timeout(1, () -> {
                            group.start(status -> slowToLeave());
                        }));
                lines.add("limit left at " + now());
            });
            assertEquals(List.of("left at 2.0", "scope left at 2.0", "left at 4.0", "limit left at 4.0"), lines);
        });
    }

    @Test
    void a_child_that_fails_while_a_cancelled_start_waits_for_it_fails_start() {
        run(() -> {
            Task<?> task = createTask(() -> taskGroup(group -> {
                assertThrows(
                        IOException.class,
                        () -> group.start(status -> {
                            try {
                                sleep(9);
                            } finally {
                                refuse();
                            }
                        }));
                lines.add("failed");
                sleep(1);
                lines.add("never");
            }));
            sleep(1);
            task.cancel();
            sleep(0);
            task.cancel();
            assertThrows(CancelledError.class, () -> await(task));
            assertEquals(List.of("failed"), lines);
        });
    }

    private static void refuse() throws IOException {
        throw new IOException("clean-up");
    }

    @Test
    void a_child_that_says_ready_to_a_cancelled_start_stays_its_business() {
        run(() -> taskGroup(group -> {
            moveOnAfter(1, () -> {
                group.start(status -> {
                    assertThrows(CancelledError.class, () -> sleep(9));
                    status.started();
                    sleep(1);
                    lines.add("child ends at " + now());
                });
            });
            lines.add("start left at " + now());
        }));
        assertEquals(List.of("child ends at 2.0", "start left at 2.0"), lines);
    }

    @Test
    void a_child_that_is_ready_in_the_turn_in_which_start_is_cancelled_has_ended_too() {
        run(() -> {
            taskGroup(group -> {
                Task<?> starter = group.createTask(() -> group.start(this::serve));
                getRunningLoop().callLater(1, () -> getRunningLoop().callSoon(() -> starter.cancel()));
                sleep(1);
                Asyncio.wait(List.of(starter));
                assertTrue(starter.cancelled());
                assertEquals(1, now());
            });
            assertEquals(List.of("serving at 1.0", "cancelled at 1.0"), lines);
        });
    }

    @Test
    void a_group_that_aborts_cancels_a_child_that_is_not_ready() {
        run(() -> {
            var error = assertThrows(
                    ExceptionGroup.class,
                    () -> taskGroup(group -> {
                        group.createTask(() -> {
                            sleep(1);
                            throw new IOException("sibling");
                        });
                        group.createTask(() -> group.start(status -> work()));
                    }));
            assertEquals(1, error.exceptions().size());
            assertEquals(List.of("child cancelled at 1.0"), lines);
        });
    }

    private void work() {
        try {
            sleep(9);
        } finally {
            lines.add("child cancelled at " + now());
        }
    }

    @Test
    void somebody_outside_learns_that_the_child_was_cancelled_with_the_group() {
        run(() -> {
            List<TaskGroup> groups = new ArrayList<>();
            Task<?> outsider = createTask(() -> {
                groups.getFirst().start(status -> work());
            });
            taskGroup(group -> {
                groups.add(group);
                sleep(1);
                group.cancel();
            });
            assertThrows(IllegalStateException.class, () -> await(outsider));
        });
    }

    @Test
    void a_group_waits_for_a_child_that_is_not_ready() {
        run(() -> {
            List<TaskGroup> groups = new ArrayList<>();
            Task<Integer> outsider = createTask(() -> groups.getFirst().start(this::serve));
            taskGroup(group -> {
                groups.add(group);
                sleep(0.5);
            });
            assertEquals(3, now());
            assertEquals(8080, await(outsider));
        });
    }

    @Test
    void a_group_that_ends_or_has_ended_starts_nothing() {
        run(() -> {
            TaskGroup over = taskGroup(group -> group);
            String finished = assertThrows(IllegalStateException.class, () -> over.start(this::serve))
                    .getMessage();
            assertTrue(finished.startsWith("<TaskGroup entered> is finished: start() in its body"), finished);
            taskGroup(group -> {
                group.cancel();
                String aborting = assertThrows(IllegalStateException.class, () -> group.start(this::serve))
                        .getMessage();
                assertTrue(aborting.contains("is shutting down: start() before"), aborting);
            });
            taskGroup(group -> {
                assertThrows(NullPointerException.class, () -> group.start(null));
            });
            assertEquals(List.of(), lines);
        });
    }

    @Test
    void a_child_is_inside_the_scope_of_the_group() {
        run(() -> {
            CancelScope scope = moveOnAfter(2, () -> {
                taskGroup(group -> {
                    group.start(this::serve);
                });
            });
            assertTrue(scope.cancelledCaught());
            assertEquals(List.of("serving at 1.0", "cancelled at 2.0"), lines);
        });
    }

    @Test
    void a_loop_that_closes_unwinds_a_start(Log log) {
        EventLoop loop = new EventLoop();
        loop.createTask(() -> taskGroup(group -> group.start(status -> work())));
        loop.callLater(1, loop::stop);
        loop.runForever();
        loop.close();
        assertEquals(List.of("child cancelled at 1.0"), lines);
        log.take();
    }
}
