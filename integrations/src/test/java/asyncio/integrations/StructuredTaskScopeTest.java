package asyncio.integrations;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.getRunningLoop;
import static asyncio.Asyncio.run;
import static asyncio.Asyncio.sleep;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import asyncio.CancelledError;
import asyncio.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.Subtask;
import java.util.concurrent.SynchronousQueue;
import org.junit.jupiter.api.Test;

/** The JDK's structured concurrency inside a task. */
class StructuredTaskScopeTest {
    private final List<String> lines = new ArrayList<>();

    @Test
    void subtasks_are_joined_in_both_ways() {
        int sum = run(() -> {
            try (var scope = StructuredTaskScope.open()) {
                Subtask<Integer> left = scope.fork(() -> 20);
                Subtask<Integer> right = scope.fork(() -> 22);
                scope.join();
                return left.get() + right.get();
            }
        });
        assertEquals(42, sum);
    }

    /** On JDK 25 a subtask inherits the task's scheduler, so that plain data needs no lock. */
    @Test
    @OnlyScheduled
    void subtasks_run_on_the_loop_one_at_a_time() {
        int[] state = {0, 0};
        run(() -> {
            var loop = getRunningLoop();
            try (var scope = StructuredTaskScope.open()) {
                for (int i = 0; i < 20; i++) {
                    scope.fork(() -> {
                        assertEquals(loop, getRunningLoop());
                        for (int k = 0; k < 100; k++) {
                            assertEquals(1, ++state[0]);
                            state[1]++;
                            state[0]--;
                            Thread.yield();
                        }
                    });
                }
                scope.join();
            }
        });
        assertEquals(2000, state[1]);
    }

    @Test
    @OnlyScheduled
    void a_join_suspends_only_its_own_task() {
        run(() -> {
            var queue = new SynchronousQueue<String>();
            Task<?> joiner = createTask(() -> {
                try (var scope = StructuredTaskScope.open()) {
                    scope.fork(() -> lines.add("took " + queue.take()));
                    scope.join();
                }
            });
            sleep(0);
            lines.add("puts");
            queue.put("an item");
            await(joiner);
        });
        assertEquals(List.of("puts", "took an item"), lines);
    }

    @Test
    @OnlyScheduled
    void cancelling_the_task_cancels_the_subtasks() {
        run(() -> {
            var begun = new CountDownLatch(1);
            Task<?> joiner = createTask(() -> {
                try (var scope = StructuredTaskScope.open()) {
                    scope.fork(() -> {
                        begun.countDown();
                        try {
                            new CountDownLatch(1).await();
                        } catch (InterruptedException e) {
                            lines.add("interrupted");
                            throw e;
                        }
                        return null;
                    });
                    scope.join();
                }
            });
            begun.await();
            joiner.cancel();
            assertThrows(CancelledError.class, () -> await(joiner));
            assertTrue(joiner.cancelled());
        });
        assertEquals(List.of("interrupted"), lines);
    }
}
