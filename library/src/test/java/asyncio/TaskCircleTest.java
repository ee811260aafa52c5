package asyncio;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.run;
import static asyncio.Asyncio.sleep;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tasks that await each other never end by themselves; cancelling one of them ends them all. */
class TaskCircleTest {
    @Test
    void cancelling_one_of_two_tasks_that_await_each_other_ends_both() {
        cancelOneOf(2);
    }

    @Test
    void cancelling_one_of_many_tasks_in_a_circle_ends_all() {
        cancelOneOf(50);
    }

    @Test
    void a_task_that_awaits_a_circle_from_outside_can_be_cancelled() {
        run(() -> {
            List<Task<Void>> tasks = new ArrayList<>();
            tasks.add(createTask(() -> {
                await(tasks.get(1));
            }));
            tasks.add(createTask(() -> {
                await(tasks.get(0));
            }));
            var outside = createTask(() -> {
                await(tasks.get(0));
            });
            sleep(0);
            outside.cancel();
            assertThrows(CancelledError.class, () -> await(outside));
            assertTrue(tasks.get(0).done() || tasks.get(1).done());
        });
    }

    /** Python's recursion limit does not apply: the request walks the chain in a loop. */
    @Test
    void a_very_long_chain_of_tasks_that_await_each_other_can_be_cancelled() {
        run(() -> {
            Task<String> innermost = createTask(() -> sleep(3600, "never"));
            Task<String> outermost = innermost;
            for (int i = 0; i < 20_000; i++) {
                Task<String> inner = outermost;
                outermost = createTask(() -> await(inner));
            }
            sleep(0);
            Task<String> chain = outermost;
            chain.cancel("enough");
            assertThrows(CancelledError.class, () -> await(chain));
            assertTrue(innermost.cancelled());
            assertEquals(1, innermost.cancelling());
        });
    }

    private static void cancelOneOf(int count) {
        run(() -> {
            List<Task<Void>> tasks = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int next = (i + 1) % count;
                tasks.add(createTask(() -> {
                    await(tasks.get(next));
                }));
            }
            sleep(0);
            assertTrue(tasks.get(0).cancel("enough"));
            for (Task<Void> task : tasks) {
                CancelledError error = assertThrows(CancelledError.class, () -> await(task));
                assertEquals("enough", error.getMessage());
                assertTrue(task.cancelled());
            }
        });
    }
}
