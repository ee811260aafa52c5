package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tasks whose first step runs inside the call that creates them. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class EagerTaskTest {
    private static final TaskOptions EAGER = TaskOptions.DEFAULT.withEagerStart(true);
    private static final TaskOptions LAZY = TaskOptions.DEFAULT.withEagerStart(false);

    private final List<String> lines = new ArrayList<>();

    @Test
    void the_first_step_runs_inside_of_create_task(EventLoop loop) {
        loop.runUntilComplete(() -> {
            lines.add("before");
            Task<String> task = createTask(() -> twoSteps("body"), EAGER);
            lines.add("after");
            assertFalse(task.done());
            assertNotNull(task.getCoro());
            assertEquals("body's result", await(task));
        });
        assertEquals(List.of("before", "body 1", "after", "body 2"), lines);
    }

    private String twoSteps(String name) {
        lines.add(name + " 1");
        sleep(1);
        lines.add(name + " 2");
        return name + "'s result";
    }

    @Test
    void a_body_that_never_waits_gives_a_task_that_is_done(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Task<String> task = createTask(() -> "result", EAGER);
            assertTrue(task.done());
            assertEquals("result", task.result());
            assertNull(task.getCoro());
            assertFalse(task.cancel());
            assertFalse(allTasks().contains(task));
            assertEquals("result", await(task));
        });
    }

    @Test
    void its_done_callbacks_run_soon_all_the_same(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Task<String> task = createTask(() -> "result", EAGER);
            task.addDoneCallback(done -> lines.add("called"));
            lines.add("added");
            sleep(0);
        });
        assertEquals(List.of("added", "called"), lines);
    }

    @Test
    void a_failure_stays_in_the_task(EventLoop loop) {
        IOException failure = new IOException("no disk");
        loop.runUntilComplete(() -> {
            Task<Object> task = createTask(
                    () -> {
                        throw failure;
                    },
                    EAGER);
            assertSame(failure, task.exception());
            assertNull(task.getCoro());
        });
    }

    @Test
    void a_failure_that_nobody_takes_is_reported(EventLoop loop, Log log) {
        loop.runUntilComplete(() -> {
            createTask(
                    () -> {
                        throw new IOException("no disk");
                    },
                    EAGER.withName("reader"));
        });
        loop.close();
        assertTrue(log.take().getFirst().contains("never retrieved"));
    }

    @Test
    void an_interrupt_of_the_user_is_in_the_task_and_thrown_to_the_creator(EventLoop loop) {
        List<Task<?>> tasks = new ArrayList<>();
        loop.runUntilComplete(() -> {
            assertThrows(KeyboardInterrupt.class, () -> createTask(() -> interrupted(tasks), EAGER));
            lines.add("goes on");
        });
        assertEquals(List.of("goes on"), lines);
        assertInstanceOf(KeyboardInterrupt.class, tasks.getFirst().exception());
    }

    private static void interrupted(List<Task<?>> tasks) {
        tasks.add(currentTask());
        throw new KeyboardInterrupt();
    }

    @Test
    void an_interrupt_of_the_user_in_a_later_step_leaves_the_loop(EventLoop loop) {
        List<Task<?>> tasks = new ArrayList<>();
        Task<Object> task = loop.createTask(() -> {
            tasks.add(createTask(
                    () -> {
                        sleep(1);
                        throw new KeyboardInterrupt();
                    },
                    EAGER));
            return sleep(5, "result");
        });
        assertThrows(KeyboardInterrupt.class, () -> loop.runUntilComplete(task));
        assertInstanceOf(KeyboardInterrupt.class, tasks.getFirst().exception());
        assertEquals("result", loop.runUntilComplete(task));
    }

    @Test
    void a_cancellation_thrown_by_the_body_cancels_the_task(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Task<Object> task = createTask(
                    () -> {
                        throw new CancelledError("enough");
                    },
                    EAGER);
            assertTrue(task.cancelled());
            assertEquals(
                    "enough", assertThrows(CancelledError.class, task::result).getMessage());
        });
    }

    @Test
    void a_body_that_cancels_itself_and_ends_is_cancelled(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Task<Object> task = createTask(
                    () -> {
                        currentTask().cancel("me");
                        return "result";
                    },
                    EAGER);
            assertTrue(task.cancelled());
        });
    }

    @Test
    void the_current_task_is_switched_and_restored(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Task<?> creator = currentTask();
            Task<Task<?>> atOnce = createTask(() -> currentTask(), EAGER);
            assertSame(atOnce, atOnce.result());
            assertSame(creator, currentTask());
            Task<Task<?>> later = createTask(
                    () -> {
                        sleep(0);
                        return currentTask();
                    },
                    EAGER);
            assertSame(creator, currentTask());
            assertSame(later, await(later));
        });
    }

    @Test
    void all_tasks_knows_it_in_its_first_step(EventLoop loop) {
        loop.runUntilComplete(() -> {
            assertTrue(
                    createTask(() -> allTasks().contains(currentTask()), EAGER).result());
            assertEquals(1, allTasks().size());
        });
    }

    @Test
    void it_runs_in_a_context_of_its_own(EventLoop loop) {
        ContextVar<String> variable = new ContextVar<>("variable");
        loop.runUntilComplete(() -> {
            variable.set("creator's");
            Task<String> task = createTask(
                    () -> {
                        String inherited = variable.get();
                        variable.set("task's");
                        return inherited;
                    },
                    EAGER);
            assertEquals("creator's", task.result());
            assertEquals("creator's", variable.get());
            assertEquals("task's", task.getContext().get(variable));
        });
    }

    @Test
    void it_may_share_the_context_of_its_creator(EventLoop loop) {
        ContextVar<String> variable = new ContextVar<>("variable");
        loop.runUntilComplete(() -> {
            createTask(
                    () -> {
                        variable.set("shared");
                    },
                    EAGER.withContext(currentTask().getContext()));
            assertEquals("shared", variable.get());
        });
    }

    @Test
    void the_context_that_the_creator_has_entered_is_still_its_own(EventLoop loop) {
        ContextVar<String> variable = new ContextVar<>("variable");
        Context entered = new Context();
        loop.runUntilComplete(() -> entered.run(() -> {
            variable.set("entered");
            assertEquals("entered", createTask(() -> variable.get(), EAGER).result());
            variable.set("entered twice");
        }));
        assertEquals("entered twice", entered.get(variable));
    }

    @Test
    void a_loop_that_does_not_run_starts_nothing(EventLoop loop) {
        Task<Boolean> task = loop.createTask(() -> lines.add("body"), EAGER);
        assertEquals(List.of(), lines);
        loop.runUntilComplete(task);
        assertEquals(List.of("body"), lines);
        assertNotNull(task.getCoro());
    }

    @Test
    void a_factory_makes_all_tasks_eager_but_those_that_say_no(EventLoop loop) {
        loop.setTaskFactory(Asyncio::eagerTaskFactory);
        loop.runUntilComplete(() -> {
            assertTrue(createTask(() -> "eager").done());
            assertTrue(createTask(() -> lines.add("eager, too")).done());
            assertTrue(createTask(() -> {}).done());
            assertTrue(ensureFuture(() -> "eager").done());
            Task<String> lazy = createTask(() -> "lazy", LAZY);
            assertFalse(lazy.done());
            assertEquals("lazy", await(lazy));
            assertNotNull(lazy.getCoro());
        });
    }

    @Test
    void an_eager_factory_passes_the_options_on_to_its_constructor(EventLoop loop) {
        List<TaskOptions> seen = new ArrayList<>();
        loop.setTaskFactory(createEagerTaskFactory(new TaskFactory() {
            @Override
            public <T> Task<T> create(EventLoop where, Coroutine<T> coroutine, TaskOptions options) {
                seen.add(options);
                return new Task<>(where, coroutine, options);
            }
        }));
        loop.runUntilComplete(() -> {
            assertTrue(createTask(() -> "a", "named").done());
            assertFalse(createTask(() -> "b", LAZY).done());
        });
        assertEquals(3, seen.size(), "the main task, too");
        assertEquals(EAGER.withName("named"), seen.get(1));
        assertEquals(LAZY, seen.get(2));
        loop.setTaskFactory(createEagerTaskFactory(Task::new));
        loop.runUntilComplete(() -> assertTrue(createTask(() -> "c").done()));
        assertThrows(NullPointerException.class, () -> createEagerTaskFactory(null));
    }

    @Test
    void gather_of_bodies_that_end_at_once_is_done(EventLoop loop) {
        loop.setTaskFactory(Asyncio::eagerTaskFactory);
        loop.runUntilComplete(() -> {
            Future<List<String>> all = gather(() -> "a", () -> "b");
            assertTrue(all.done());
            assertEquals(List.of("a", "b"), all.result());
            Future<List<String>> some = gather(() -> "a", () -> twoSteps("b"));
            assertFalse(some.done());
            assertEquals(List.of("a", "b's result"), await(some));
            Future<List<Object>> failing = gather(() -> "a", () -> {
                throw new IOException("no disk");
            });
            assertTrue(failing.done());
            assertThrows(IOException.class, failing::result);
        });
    }

    @Test
    void a_group_lets_its_body_go_on_after_an_eager_failure_until_it_waits(EventLoop loop) {
        loop.setTaskFactory(Asyncio::eagerTaskFactory);
        ExceptionGroup group = assertThrows(
                ExceptionGroup.class,
                () -> loop.runUntilComplete(() -> taskGroup(tasks -> {
                    tasks.createTask(() -> {
                        throw new IOException("no disk");
                    });
                    lines.add("body goes on");
                    assertFalse(currentTask().cancelling() > 0);
                    tasks.createTask(() -> twoSteps("sibling"));
                    lines.add("body waits");
                    sleep(5);
                    lines.add("never");
                })));
        assertEquals(1, group.exceptions().size());
        assertEquals(List.of("body goes on", "sibling 1", "body waits"), lines);
    }

    @Test
    void a_group_of_eager_tasks_that_are_done_ends(EventLoop loop) {
        loop.setTaskFactory(Asyncio::eagerTaskFactory);
        loop.runUntilComplete(() -> taskGroup(tasks -> {
            tasks.createTask(() -> lines.add("a"));
            tasks.createTask(() -> lines.add("b"));
        }));
        assertEquals(List.of("a", "b"), lines);
    }
}
