package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tasks that end together. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class TaskGroupTest {
    private final List<String> lines = new ArrayList<>();

    private static void fail(String name) {
        throw new IllegalArgumentException(name);
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

    private static List<String> messages(ExceptionGroup group) {
        return group.exceptions().stream().map(Throwable::getMessage).toList();
    }

    @Test
    void a_body_has_a_result_or_none_or_only_throws() {
        run(() -> {
            assertEquals("value", taskGroup(group -> "value"));
            taskGroup(group -> {
                lines.add("ran");
            });
            var error = assertThrows(
                    ExceptionGroup.class,
                    () -> taskGroup(group -> {
                        throw new IllegalArgumentException("body");
                    }));
            assertEquals("unhandled errors in a TaskGroup", error.message());
            assertEquals(List.of("body"), messages(error));
        });
    }

    @Test
    void every_form_of_create_task_starts_a_member() {
        run(() -> {
            var tasks = taskGroup(group -> List.of(
                    group.createTask(() -> sleep(1, "a")),
                    group.createTask(() -> sleep(1, "b"), "named"),
                    group.createTask(() -> sleep(1, "c"), TaskOptions.DEFAULT.withName("options")),
                    group.createTask(() -> sleep(1)),
                    group.createTask(() -> sleep(1), "void named"),
                    group.createTask(() -> sleep(1), TaskOptions.DEFAULT.withName("void options"))));
            assertTrue(tasks.stream().allMatch(Task::done));
            assertEquals("named", tasks.get(1).getName());
            assertEquals("options", tasks.get(2).getName());
            assertEquals("void named", tasks.get(4).getName());
            assertEquals("void options", tasks.get(5).getName());
        });
    }

    @Test
    void errors_that_are_no_exceptions_are_collected_too() {
        run(() -> {
            var error = assertThrows(
                    ExceptionGroup.class,
                    () -> taskGroup(group -> {
                        group.createTask(() -> {
                            throw new AssertionError("task");
                        });
                    }));
            assertInstanceOf(AssertionError.class, error.exceptions().getFirst());
        });
    }

    @Test
    void outside_a_task_there_is_no_group() {
        assertThrows(IllegalStateException.class, () -> taskGroup(group -> lines.add("ran")));
        assertEquals(List.of(), lines);
    }

    @Test
    void a_group_says_why_it_takes_no_more_tasks() {
        run(() -> {
            TaskGroup over = taskGroup(group -> group);
            assertEquals(
                    "<TaskGroup entered> is finished: createTask() in its body or in one of its tasks, before they"
                            + " have all ended",
                    assertThrows(IllegalStateException.class, () -> over.createTask(() -> fail("late")))
                            .getMessage());
            taskGroup(group -> {
                group.createTask(() -> sleep(1));
                group.cancel();
                assertEquals(
                        "<TaskGroup tasks=1 cancelling> is shutting down: createTask() before a task fails or the"
                                + " group is cancelled",
                        assertThrows(IllegalStateException.class, () -> group.createTask(() -> fail("late")))
                                .getMessage());
            });
        });
    }

    @Test
    void another_thread_may_not_use_a_group() {
        run(() -> taskGroup(group -> {
            for (Runnable act : List.<Runnable>of(() -> group.createTask(() -> fail("thread")), group::cancel)) {
                var error = assertThrows(
                        CompletionException.class,
                        () -> CompletableFuture.runAsync(act).join());
                assertInstanceOf(IllegalStateException.class, error.getCause());
            }
        }));
    }

    @Test
    void cancel_ends_tasks_and_body_without_an_error() {
        run(() -> {
            taskGroup(group -> {
                group.createTask(() -> work("a", 10));
                group.createTask(() -> {
                    sleep(1);
                    group.cancel();
                    group.cancel();
                    lines.add("canceller goes on");
                });
                work("body", 10);
            });
            assertEquals(List.of("canceller goes on", "a cancelled", "body cancelled"), sorted());
            assertEquals(1, getRunningLoop().time());
            assertEquals(0, currentTask().cancelling());
            sleep(1);
        });
    }

    private List<String> sorted() {
        List<String> order = new ArrayList<>(lines);
        order.sort((a, b) -> Boolean.compare(b.startsWith("canceller"), a.startsWith("canceller")));
        return order;
    }

    @Test
    void cancel_in_the_body_acts_at_its_next_wait_and_does_not_leak() {
        run(() -> {
            assertNull(taskGroup(group -> {
                group.cancel();
                lines.add("body goes on");
                sleep(0);
                return "never";
            }));
            assertEquals("value", taskGroup(group -> {
                group.createTask(() -> work("never started", 1));
                group.cancel();
                return "value";
            }));
            sleep(1);
            assertEquals(0, currentTask().cancelling());
            assertEquals(List.of("body goes on"), lines);
        });
    }

    @Test
    void cancel_does_not_swallow_a_cancellation_that_was_asked_for_before_the_group() {
        run(() -> {
            Task<?> task = createTask(() -> {
                currentTask().cancel("before");
                taskGroup(group -> {
                    group.cancel();
                    sleep(5);
                });
            });
            assertThrows(CancelledError.class, () -> await(task));
        });
    }

    @Test
    void cancel_while_the_group_waits_for_its_tasks() {
        run(() -> {
            taskGroup(group -> {
                group.createTask(() -> work("a", 10));
                getRunningLoop().callLater(1, group::cancel);
            });
            assertEquals(1, getRunningLoop().time());
            assertEquals(List.of("a cancelled"), lines);
            assertEquals(0, currentTask().cancelling());
        });
    }

    @Test
    void cancel_after_the_end_does_nothing() {
        run(() -> {
            taskGroup(group -> group).cancel();
            sleep(1);
            assertEquals(0, currentTask().cancelling());
        });
    }

    @Test
    void a_failure_during_cancel_comes_out() {
        run(() -> {
            var error = assertThrows(
                    ExceptionGroup.class,
                    () -> taskGroup(group -> {
                        group.createTask(() -> {
                            try {
                                sleep(10);
                            } catch (CancelledError e) {
                                fail("clean-up");
                            }
                        });
                        sleep(1);
                        group.cancel();
                    }));
            assertEquals(List.of("clean-up"), messages(error));
            sleep(1);
        });
    }

    /** The body waits, or the group waits for its tasks, when both cancellations come, in both orders. */
    @Test
    void a_cancellation_from_outside_goes_on_also_when_the_group_is_cancelled() {
        for (boolean inBody : new boolean[] {true, false}) {
            for (boolean outsideFirst : new boolean[] {true, false}) {
                run(() -> bothCancellations(inBody, outsideFirst));
            }
        }
    }

    private void bothCancellations(boolean inBody, boolean outsideFirst) {
        TaskGroup[] handle = new TaskGroup[1];
        var parent = createTask(() -> taskGroup(group -> {
            handle[0] = group;
            group.createTask(() -> work("a", 10));
            if (inBody) {
                sleep(10);
            }
        }));
        sleep(1);
        if (outsideFirst) {
            parent.cancel("outside");
            handle[0].cancel();
        } else {
            handle[0].cancel();
            parent.cancel("outside");
        }
        assertThrows(CancelledError.class, () -> await(parent));
        assertEquals(1, parent.cancelling());
    }

    @Test
    void a_cancelled_task_can_use_groups_while_it_cleans_up() {
        run(() -> {
            var task = createTask(() -> {
                try {
                    sleep(10);
                } finally {
                    taskGroup(group -> {
                        group.createTask(() -> work("clean-up", 1));
                    });
                    taskGroup(group -> {
                        group.createTask(() -> work("never", 1));
                        sleep(0);
                        group.cancel();
                        sleep(5);
                    });
                    lines.add("still cancelling " + currentTask().cancelling());
                }
            });
            sleep(1);
            task.cancel();
            assertThrows(CancelledError.class, () -> await(task));
            assertEquals(List.of("clean-up ends", "never cancelled", "still cancelling 1"), lines);
        });
    }

    @Test
    void a_child_that_is_interrupted_by_the_keyboard_ends_the_run() {
        EventLoop loop = new EventLoop();
        Task<?> parent = loop.createTask(() -> taskGroup(group -> {
            group.createTask(() -> work("a", 10));
            group.createTask(() -> {
                throw new KeyboardInterrupt();
            });
        }));
        assertThrows(KeyboardInterrupt.class, loop::runForever);
        assertFalse(parent.done());
        assertThrows(KeyboardInterrupt.class, () -> loop.runUntilComplete(parent));
        assertInstanceOf(KeyboardInterrupt.class, parent.exception());
        assertEquals(List.of("a cancelled"), lines);
        loop.close();
    }

    @Test
    void a_loop_that_closes_unwinds_a_group_that_waits(Log log) {
        EventLoop loop = new EventLoop();
        loop.createTask(() -> taskGroup(group -> {
            group.createTask(() -> work("a", 10));
        }));
        loop.callLater(1, loop::stop);
        loop.runForever();
        loop.close();
        assertEquals(List.of("a cancelled"), lines);
        log.take();
    }

    @Test
    @EnabledIfSystemProperty(named = "asyncio.way", matches = "scheduled")
    void a_body_in_a_blocking_call_is_interrupted_and_counts_as_cancelled() {
        run(() -> {
            var error = assertThrows(
                    ExceptionGroup.class,
                    () -> taskGroup(group -> {
                        group.createTask(() -> fail("task"));
                        new CountDownLatch(1).await();
                    }));
            assertEquals(List.of("task"), messages(error));
            assertFalse(Thread.currentThread().isInterrupted());
            sleep(1);
        });
    }

    @Test
    void a_task_of_a_factory_that_is_done_at_once_is_no_problem(EventLoop loop) {
        loop.runUntilComplete(() -> {
            var done = createTask(() -> "done");
            await(done);
            loop.setTaskFactory(new TaskFactory() {
                @Override
                @SuppressWarnings("unchecked")
                public <T> Task<T> create(EventLoop owner, Coroutine<T> coroutine, TaskOptions options) {
                    return (Task<T>) done;
                }
            });
            assertSame(done, taskGroup(group -> group.createTask(() -> "ignored")));
        });
    }

    @Test
    void a_tree_of_groups_ends_together() {
        run(() -> {
            int[] leaves = new int[1];
            grow(4, leaves);
            assertEquals(10_000, leaves[0]);
            assertEquals(1, allTasks().size());
        });
    }

    private static void grow(int depth, int[] leaves) {
        if (depth == 0) {
            leaves[0]++;
            return;
        }
        taskGroup(group -> {
            for (int i = 0; i < 10; i++) {
                group.createTask(() -> grow(depth - 1, leaves));
            }
        });
    }
}
