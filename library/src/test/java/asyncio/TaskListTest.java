package asyncio;

import static asyncio.Asyncio.allTasks;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.getRunningLoop;
import static asyncio.Asyncio.run;
import static asyncio.Asyncio.sleep;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** The register of tasks that have not ended. */
class TaskListTest {
    @Test
    void lists_tasks_in_the_order_of_their_creation() {
        run(() -> {
            var first = createTask(() -> sleep(0), "first");
            var second = createTask(() -> sleep(0), "second");
            List<Task<?>> tasks = new ArrayList<>(allTasks());
            assertEquals(List.of(first, second), tasks.subList(1, 3));
        });
    }

    @Test
    void forgets_a_task_from_the_front_the_middle_and_the_end() {
        run(() -> {
            List<Task<Integer>> tasks = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                int turns = List.of(1, 3, 2, 5, 4).get(i);
                tasks.add(createTask(() -> {
                    for (int turn = 0; turn < turns; turn++) {
                        sleep(0);
                    }
                    return turns;
                }));
            }
            for (int i : new int[] {0, 2, 1, 4, 3}) {
                await(tasks.get(i));
                assertEquals(
                        tasks.stream().filter(task -> !task.done()).count() + 1,
                        allTasks().size());
            }
        });
    }

    /** A task in somebody's hand may not hold all the tasks that came after it. */
    @Test
    void a_task_that_has_ended_lets_go_of_its_neighbours() {
        run(() -> {
            var kept = createTask(() -> "kept");
            var next = createTask(() -> "next");
            await(next);
            assertNull(kept.next);
            assertSame(kept, kept.previous);
        });
    }

    @Test
    void can_be_read_from_another_thread_while_tasks_come_and_go() {
        AtomicBoolean over = new AtomicBoolean();
        run(() -> {
            var lasting = createTask(() -> sleep(3600));
            sleep(0);
            EventLoop loop = getRunningLoop();
            CompletableFuture<Integer> misses = CompletableFuture.supplyAsync(() -> {
                int missing = 0;
                while (!over.get()) {
                    Set<Task<?>> seen = allTasks(loop);
                    missing += seen.contains(lasting) ? 0 : 1;
                }
                return missing;
            });
            for (int i = 0; i < 50_000; i++) {
                await(createTask(() -> sleep(0)));
            }
            over.set(true);
            assertEquals(0, await(Asyncio.wrapFuture(misses)));
            assertTrue(lasting.cancel());
        });
    }
}
