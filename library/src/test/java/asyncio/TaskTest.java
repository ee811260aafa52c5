package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tasks that nobody cancels; for the others see {@link TaskCancellationTest}. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class TaskTest {
    private final List<String> lines = new ArrayList<>();

    @Test
    void a_task_does_not_start_before_its_creator_waits(EventLoop loop) {
        loop.runUntilComplete(() -> {
            createTask(() -> lines.add("task"));
            lines.add("creator");
            sleep(0);
            lines.add("creator again");
        });
        assertEquals(List.of("creator", "task", "creator again"), lines);
    }

    @Test
    void tasks_start_in_the_order_of_their_creation(EventLoop loop) {
        loop.runUntilComplete(() -> {
            for (int i = 0; i < 100; i++) {
                String name = "task " + i;
                createTask(() -> lines.add(name));
            }
            sleep(0);
            assertEquals(100, lines.size());
        });
        for (int i = 0; i < 100; i++) {
            assertEquals("task " + i, lines.get(i));
        }
    }

    @Test
    void tasks_take_turns_at_every_wait(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Task<?> first = createTask(() -> threeSteps("a"));
            Task<?> second = createTask(() -> threeSteps("b"));
            await(first);
            await(second);
        });
        assertEquals(List.of("a1", "b1", "a2", "b2", "a3", "b3"), lines);
    }

    private void threeSteps(String name) {
        for (int i = 1; i <= 3; i++) {
            lines.add(name + i);
            sleep(0);
        }
    }

    @Test
    void it_has_the_result_of_its_coroutine(EventLoop loop) {
        Task<String> task = loop.createTask(() -> sleep(1, "result"));
        assertFalse(task.done());
        assertEquals("result", loop.runUntilComplete(task));
        assertEquals("result", task.result());
        assertNull(task.exception());
        assertFalse(task.cancelled());
    }

    @Test
    void it_fails_with_the_very_exception_of_its_coroutine(EventLoop loop) {
        IOException failure = new IOException("no disk");
        Task<String> task = loop.createTask(() -> {
            throw failure;
        });
        assertSame(failure, assertThrows(IOException.class, () -> loop.runUntilComplete(task)));
        assertSame(failure, task.exception());
    }

    @Test
    void an_error_in_the_body_is_the_failure_too(EventLoop loop) {
        Task<Integer> task = loop.createTask(() -> depth(0));
        assertThrows(StackOverflowError.class, () -> loop.runUntilComplete(task));
        assertEquals("the loop goes on", loop.runUntilComplete(() -> "the loop goes on"));
    }

    @SuppressWarnings("InfiniteRecursion")
    private static int depth(int n) {
        return depth(n + 1) + 1;
    }

    @Test
    void it_accepts_no_result_from_outside(EventLoop loop) {
        Task<String> task = loop.createTask(() -> "own");
        assertThrows(UnsupportedOperationException.class, () -> task.setResult("foreign"));
        assertThrows(UnsupportedOperationException.class, () -> task.setException(new IOException()));
        assertEquals("own", loop.runUntilComplete(task));
    }

    @Test
    void default_names_count_through_the_process(EventLoop loop) {
        Task<?> first = loop.createTask(() -> {});
        Task<?> second = loop.createTask(() -> {});
        loop.runUntilComplete(second);
        assertTrue(first.getName().matches("Task-\\d+"), first.getName());
        int number = Integer.parseInt(first.getName().substring("Task-".length()));
        assertEquals("Task-" + (number + 1), second.getName());
    }

    @Test
    void a_name_can_be_given_and_changed_at_any_time(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Task<?> task = createTask(() -> sleep(1), "given");
            assertEquals("given", task.getName());
            task.setName(7);
            assertEquals("7", task.getName());
            sleep(0);
            task.setName("while it sleeps");
            assertEquals("while it sleeps", task.getName());
            await(task);
            task.setName("when it is done");
            assertEquals("when it is done", task.getName());
        });
    }

    @Test
    void its_thread_has_its_name_and_loses_it(EventLoop loop) {
        AtomicReference<Thread> thread = new AtomicReference<>();
        loop.runUntilComplete(() -> {
            Task<?> task = createTask(
                    () -> {
                        thread.set(Thread.currentThread());
                        lines.add(Thread.currentThread().getName());
                        sleep(1);
                        lines.add(Thread.currentThread().getName());
                    },
                    "worker of the day");
            sleep(0.5);
            task.setName("worker of the night");
            await(task);
            lines.add(thread.get().getName());
        });
        assertEquals(List.of("worker of the day", "worker of the night", Dispatcher.WORKER_NAME), lines);
    }

    @Test
    void its_text_tells_name_state_and_what_it_waits_for(EventLoop loop) {
        Future<String> future = loop.createFuture();
        Task<String> task = loop.createTask(() -> await(future), TaskOptions.DEFAULT.withName("fetch"));
        assertEquals("<Task pending name='fetch'>", task.toString());
        loop.stop();
        loop.runForever();
        assertEquals("<Task pending name='fetch' waitFor=<Future pending>>", task.toString());
        future.setResult("page");
        loop.runUntilComplete(task);
        assertEquals("<Task finished result=page name='fetch'>", task.toString());
    }

    @Test
    void two_tasks_that_await_each_other_have_a_text(EventLoop loop, Log log) {
        List<Task<?>> tasks = new ArrayList<>();
        tasks.add(loop.createTask(() -> await(tasks.get(1))));
        tasks.add(loop.createTask(() -> await(tasks.get(0))));
        loop.stop();
        loop.runForever();
        tasks.get(0).setName("hen");
        tasks.get(1).setName("egg");
        assertEquals(
                "<Task pending name='hen' waitFor=<Task pending name='egg'>>",
                tasks.get(0).toString());
        loop.close();
        assertEquals(2, log.take().size());
    }

    @Test
    void it_knows_its_coroutine(EventLoop loop) {
        Coroutine<String> coroutine = () -> "x";
        Task<String> task = loop.createTask(coroutine);
        assertSame(coroutine, task.getCoro());
        loop.runUntilComplete(task);
    }

    @Test
    void it_runs_in_a_copy_of_its_creators_context(EventLoop loop) {
        ContextVar<String> variable = new ContextVar<>("variable", "none");
        loop.runUntilComplete(() -> {
            variable.set("creator's");
            Task<?> task = createTask(() -> {
                lines.add(variable.get());
                variable.set("task's");
                sleep(0);
                lines.add(variable.get());
            });
            variable.set("changed by the creator");
            await(task);
            lines.add(variable.get());
            lines.add(task.getContext().get(variable));
        });
        assertEquals(List.of("creator's", "task's", "changed by the creator", "task's"), lines);
    }

    @Test
    void it_runs_in_the_very_context_that_it_is_given(EventLoop loop) {
        ContextVar<String> variable = new ContextVar<>("variable", "none");
        Context context = new Context();
        Task<?> task = loop.createTask(
                () -> {
                    variable.set("set by the task");
                },
                TaskOptions.DEFAULT.withContext(context));
        assertSame(context, task.getContext());
        loop.runUntilComplete(task);
        assertEquals("set by the task", context.get(variable));
    }

    @Test
    void a_coroutine_that_is_awaited_runs_in_the_task_that_awaits(EventLoop loop) {
        ContextVar<String> variable = new ContextVar<>("variable", "none");
        loop.runUntilComplete(() -> {
            Task<?> outer = currentTask();
            await(() -> {
                variable.set("set inside");
                assertSame(outer, currentTask());
                sleep(1);
            });
            assertEquals("set inside", variable.get());
        });
    }

    @Test
    void awaiting_itself_is_refused_inside_the_task(EventLoop loop) {
        Task<?> task = loop.createTask(() -> await(currentTask()));
        var error = assertThrows(IllegalStateException.class, () -> loop.runUntilComplete(task));
        assertTrue(error.getMessage().startsWith("Task cannot await on itself"), error.getMessage());
    }

    @Test
    void awaiting_a_pending_future_of_another_loop_is_refused(EventLoop loop) {
        try (EventLoop other = newEventLoop()) {
            Future<String> foreign = other.createFuture();
            loop.runUntilComplete(() -> {
                var error = assertThrows(IllegalStateException.class, () -> await(foreign));
                assertTrue(error.getMessage().contains("attached to a different loop"), error.getMessage());
                assertEquals("goes on", sleep(1, "goes on"));
            });
            foreign.setResult("still usable");
            assertEquals("still usable", foreign.result());
        }
    }

    @Test
    void nobody_but_a_task_can_await(EventLoop loop) {
        Future<String> future = loop.createFuture();
        var outside = assertThrows(IllegalStateException.class, () -> await(future));
        assertTrue(outside.getMessage().startsWith("await() outside a task"), outside.getMessage());
        loop.callSoon(() -> assertThrows(IllegalStateException.class, () -> await(future)));
        loop.callSoon(() -> lines.add("next callback"));
        loop.stop();
        loop.runForever();
        assertEquals(List.of("next callback"), lines);
        assertFalse(future.done());
    }

    @Test
    void another_task_that_is_done_gives_its_result_again_and_again(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Task<String> task = createTask(() -> "once");
            assertEquals("once", await(task));
            assertEquals("once", await(task));
        });
    }

    @Test
    void an_interrupt_does_not_end_our_waits_and_is_not_lost(EventLoop loop) {
        Task<Boolean> task = loop.createTask(() -> {
            Thread.currentThread().interrupt();
            sleep(1);
            await(createTask(() -> sleep(1)));
            return Thread.interrupted();
        });
        assertTrue(loop.runUntilComplete(task));
        assertEquals(2.0, loop.time());
    }

    @Test
    void an_interrupt_of_one_task_is_not_seen_by_the_next(EventLoop loop) {
        loop.runUntilComplete(() -> {
            await(createTask(() -> Thread.currentThread().interrupt()));
            assertFalse(await(createTask(() -> Thread.currentThread().isInterrupted())));
        });
    }

    @Test
    void a_task_may_wait_for_another_thread_in_the_jdk(EventLoop loop) {
        CountDownLatch latch = new CountDownLatch(1);
        loop.runUntilComplete(() -> {
            Thread helper = Thread.ofPlatform().start(latch::countDown);
            latch.await();
            helper.join();
            assertNotNull(currentTask());
            assertEquals("goes on", sleep(1, "goes on"));
        });
    }

    @Test
    void ten_thousand_tasks_sleep_at_the_same_time(EventLoop loop) {
        List<Task<Integer>> tasks = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            int number = i;
            tasks.add(loop.createTask(() -> sleep(1 + number % 7, number)));
        }
        loop.runUntilComplete(() -> {
            for (int i = 0; i < tasks.size(); i++) {
                assertEquals(i, await(tasks.get(i)));
            }
        });
        assertEquals(7.0, loop.time());
    }
}
