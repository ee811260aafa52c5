package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class GroupTasksTest {
    private final List<String> cancelled = new ArrayList<>();

    private Task<?> sleeper(String name) {
        return createTask(
                () -> {
                    try {
                        sleep(100);
                    } finally {
                        cancelled.add(name);
                    }
                },
                name);
    }

    @Test
    void cancels_those_that_are_not_done_in_the_order_in_which_they_came() {
        run(() -> {
            GroupTasks tasks = new GroupTasks();
            Task<?> done = createTask(() -> {});
            tasks.add(done);
            tasks.add(sleeper("a"));
            tasks.add(sleeper("b"));
            sleep(1);
            tasks.cancel();
            sleep(1);
            assertEquals(List.of("a", "b"), cancelled);
        });
    }

    @Test
    void counts_those_that_were_not_reported_as_ended() {
        run(() -> {
            GroupTasks tasks = new GroupTasks();
            assertTrue(tasks.isEmpty());
            tasks.add(createTask(() -> {}));
            tasks.add(createTask(() -> {}));
            tasks.ended();
            assertEquals(1, tasks.count());
            assertFalse(tasks.isEmpty());
            tasks.ended();
            assertTrue(tasks.isEmpty());
        });
    }

    @Test
    void counts_an_end_at_once_only_while_another_runs() {
        run(() -> {
            GroupTasks tasks = new GroupTasks();
            tasks.add(createTask(() -> {}));
            tasks.add(createTask(() -> {}));
            tasks.add(createTask(() -> {}));
            assertTrue(tasks.counts(true), "two others run");
            assertEquals(2, tasks.count());
            assertFalse(tasks.counts(false), "a failure is told");
            assertFalse(tasks.counts(true), "the other has ended, though it was not told");
            assertEquals(2, tasks.count());
            tasks.told();
            tasks.told();
            assertTrue(tasks.isEmpty());
        });
    }

    @Test
    void counts_at_once_again_when_those_before_were_told() {
        run(() -> {
            GroupTasks tasks = new GroupTasks();
            for (int i = 0; i < 4; i++) {
                tasks.add(createTask(() -> {}));
            }
            assertFalse(tasks.counts(false), "a failure is told");
            assertFalse(tasks.counts(false), "and so is another one");
            assertTrue(tasks.counts(true), "one more runs");
            tasks.told();
            tasks.told();
            tasks.add(createTask(() -> {}));
            assertTrue(tasks.counts(true), "of two that run, the first to end");
            assertFalse(tasks.counts(true), "the last is told");
        });
    }

    @Test
    void forgets_the_ended_ones_of_many_and_keeps_the_others() {
        run(() -> {
            GroupTasks tasks = new GroupTasks();
            tasks.add(sleeper("first"));
            for (int i = 0; i < 1000; i++) {
                Task<?> brief = createTask(() -> {});
                tasks.add(brief);
                await(brief);
                tasks.ended();
                assertTrue(tasks.kept() < 64, () -> "keeps " + tasks.kept());
            }
            tasks.add(sleeper("last"));
            sleep(0);
            assertEquals(2, tasks.count());
            tasks.cancel();
            sleep(0);
            sleep(0);
            assertEquals(List.of("first", "last"), cancelled);
        });
    }

    @Test
    void a_task_that_a_factory_gives_to_two_groups_is_told_to_both() {
        run(() -> {
            Task<Integer> shared = createTask(() -> {
                sleep(1);
                return 7;
            });
            getRunningLoop().setTaskFactory(new TaskFactory() {
                @Override
                @SuppressWarnings("unchecked")
                public <T> Task<T> create(EventLoop loop, Coroutine<T> coroutine, TaskOptions options) {
                    return (Task<T>) shared;
                }
            });
            taskGroup(outer -> {
                outer.createTask(() -> 1);
                taskGroup(inner -> {
                    inner.createTask(() -> 2);
                });
                assertEquals(7, shared.result());
            });
            getRunningLoop().setTaskFactory(null);
        });
    }
}
