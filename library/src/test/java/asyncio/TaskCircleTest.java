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
