package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.io.IOException;
import java.nio.channels.Pipe;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** Closing a loop on which tasks are pending: they are reported, and leave through their clean-up code. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class ClosingTest {
    private static final String PENDING = "Task was destroyed but it is pending!";

    private final List<String> lines = new ArrayList<>();

    private static void turn(EventLoop loop) {
        loop.stop();
        loop.runForever();
    }

    private void tellReports(EventLoop loop) {
        loop.setExceptionHandler((where, context) -> lines.add(context.message()
                + (context.task() == null ? "" : " " + context.task().getName())));
    }

    private VoidCoroutine sleeping(String name) {
        return () -> {
            try {
                sleep(10);
                lines.add(name + " goes on");
            } finally {
                lines.add(name + " leaves");
            }
        };
    }

    @Test
    void sleeping_tasks_are_reported_and_then_unwound_in_the_order_of_their_creation(EventLoop loop) {
        tellReports(loop);
        Task<?> first = loop.createTask(sleeping("first"), "first");
        Task<?> second = loop.createTask(sleeping("second"), "second");
        turn(loop);
        loop.close();
        assertEquals(List.of(PENDING + " first", PENDING + " second", "first leaves", "second leaves"), lines);
        assertTrue(first.cancelled() && second.cancelled());
        assertTrue(allTasks(loop).isEmpty());
    }

    @Test
    void the_error_at_the_place_where_a_task_waits_tells_why(EventLoop loop, Log log) {
        loop.createTask(
                () -> {
                    CancelledError error = assertThrows(CancelledError.class, () -> sleep(10));
                    lines.add(error.getMessage());
                },
                "the sleeper");
        turn(loop);
        loop.close();
        assertEquals(List.of("the event loop was closed while the sleeper was pending"), lines);
        assertEquals(1, log.take().size());
    }

    @Test
    void a_task_that_awaits_another_is_unwound_once_in_either_order(EventLoop loop) {
        tellReports(loop);
        List<Task<?>> tasks = new ArrayList<>();
        tasks.add(loop.createTask(
                () -> {
                    try {
                        await(tasks.get(1));
                    } finally {
                        lines.add("outer leaves");
                    }
                },
                "outer"));
        tasks.add(loop.createTask(sleeping("inner"), "inner"));
        tasks.add(loop.createTask(
                () -> {
                    try {
                        await(tasks.get(1));
                    } finally {
                        lines.add("late outer leaves");
                    }
                },
                "late outer"));
        turn(loop);
        loop.close();
        assertEquals(List.of("outer leaves", "inner leaves", "late outer leaves"), lines.subList(3, lines.size()));
    }

    @Test
    void clean_up_that_waits_is_refused_each_time(EventLoop loop) {
        tellReports(loop);
        loop.createTask(
                () -> {
                    try {
                        sleep(10);
                    } finally {
                        assertThrows(CancelledError.class, () -> sleep(0));
                        assertThrows(CancelledError.class, () -> sleep(1));
                        assertThrows(CancelledError.class, () -> await(new Future<>()));
                        lines.add("cleaned up");
                    }
                },
                "stubborn");
        turn(loop);
        loop.close();
        assertEquals(List.of(PENDING + " stubborn", "cleaned up"), lines);
    }

    @Test
    void a_task_that_has_not_started_is_reported_and_never_does(EventLoop loop) {
        tellReports(loop);
        Task<?> task = loop.createTask(sleeping("never"), "unborn");
        loop.close();
        assertEquals(List.of(PENDING + " unborn"), lines);
        assertFalse(task.done());
    }

    @Test
    void a_failure_while_a_task_is_unwound_is_reported(EventLoop loop) {
        tellReports(loop);
        loop.createTask(
                () -> {
                    try {
                        sleep(10);
                    } catch (CancelledError e) {
                        throw new IOException("no disk", e);
                    }
                },
                "failing");
        turn(loop);
        loop.close();
        assertEquals(List.of(PENDING + " failing", "Task exception was never retrieved failing"), lines);
    }

    @Test
    void a_handler_that_cancels_what_it_is_told_about_does_no_harm(EventLoop loop) {
        loop.setExceptionHandler((where, context) -> {
            lines.add("cancelling " + context.task().getName());
            context.task().cancel("by the handler");
        });
        loop.createTask(sleeping("first"), "first");
        loop.createTask(sleeping("second"), "second");
        turn(loop);
        loop.close();
        assertEquals(List.of("cancelling first", "cancelling second", "first leaves", "second leaves"), lines);
    }

    @Test
    void a_failing_handler_does_not_keep_tasks_from_being_unwound(EventLoop loop, Log log) {
        loop.setExceptionHandler((where, context) -> {
            throw new IllegalStateException("broken handler");
        });
        loop.createTask(sleeping("task"), "task");
        turn(loop);
        loop.close();
        assertEquals(List.of("task leaves"), lines);
        assertEquals(2, log.take().size());
    }

    @Test
    void tasks_of_a_loop_that_watched_channels_are_unwound_too(EventLoop loop) throws IOException {
        tellReports(loop);
        Pipe pipe = Pipe.open();
        pipe.source().configureBlocking(false);
        loop.onReadable(pipe.source(), () -> lines.add("never"));
        loop.createTask(sleeping("task"), "task");
        turn(loop);
        loop.close();
        assertEquals(List.of(PENDING + " task", "task leaves"), lines);
        pipe.source().close();
        pipe.sink().close();
    }

    @Test
    void nothing_but_sleeping_tasks_runs_at_the_end(EventLoop loop) {
        tellReports(loop);
        loop.createTask(
                () -> {
                    try {
                        sleep(10);
                    } finally {
                        assertThrows(IllegalStateException.class, () -> loop.callSoon(() -> lines.add("never")));
                        assertThrows(IllegalStateException.class, () -> createTask(() -> lines.add("never")));
                    }
                },
                "scheduling");
        turn(loop);
        loop.callSoon(() -> lines.add("never"));
        loop.close();
        assertEquals(List.of(PENDING + " scheduling"), lines);
    }

    @Test
    void the_callbacks_of_a_task_that_is_unwound_are_dropped(EventLoop loop) {
        tellReports(loop);
        Task<?> task = loop.createTask(sleeping("task"), "task");
        task.addDoneCallback(done -> lines.add("never"));
        turn(loop);
        loop.close();
        assertEquals(List.of(PENDING + " task", "task leaves"), lines);
    }

    @Test
    void a_task_is_reported_in_its_context(EventLoop loop) {
        ContextVar<String> variable = new ContextVar<>("variable", "none");
        loop.setExceptionHandler((where, context) -> lines.add(variable.get()));
        loop.createTask(() -> {
            variable.set("the task's");
            sleep(10);
        });
        turn(loop);
        loop.close();
        assertEquals(List.of("the task's"), lines);
    }

    @Test
    void a_hundred_nested_waits_unwind(EventLoop loop) {
        tellReports(loop);
        loop.createTask(() -> nest(100), "deep");
        turn(loop);
        lines.clear();
        loop.close();
        assertEquals(101, lines.size());
        assertEquals("level 0", lines.get(1));
        assertEquals("level 99", lines.getLast());
    }

    private void nest(int depth) {
        if (depth == 0) {
            sleep(10);
            return;
        }
        try {
            nest(depth - 1);
        } finally {
            lines.add("level " + (depth - 1));
        }
    }

    @Test
    @EnabledIfSystemProperty(
            named = "asyncio.way",
            matches = "scheduled",
            disabledReason = "in the baton way a blocking call of the JDK holds the loop, so that nobody can close it")
    void a_task_in_a_blocking_call_is_interrupted(EventLoop loop) throws InterruptedException {
        tellReports(loop);
        CountDownLatch ended = new CountDownLatch(1);
        loop.createTask(
                () -> {
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        ended.countDown();
                    }
                },
                "blocked");
        turn(loop);
        loop.close();
        ended.await();
        assertEquals(List.of(PENDING + " blocked"), lines);
    }

    @Test
    void what_is_to_be_done_at_the_close_is_done_once_and_in_order(EventLoop loop, Log log) {
        List<String> done = new ArrayList<>();
        loop.callAtClose(() -> {
            done.add("one " + loop.isClosed());
            throw new IllegalStateException("not one");
        });
        loop.callAtClose(() -> done.add("two"));
        loop.runUntilComplete(() -> sleep(1));
        assertEquals(List.of(), done);
        loop.close();
        loop.close();
        assertEquals(List.of("one true", "two"), done);
        assertEquals(1, log.take().size());
        assertThrows(IllegalStateException.class, () -> loop.callAtClose(() -> {}));
    }

    @Test
    void tasks_are_unwound_before_what_is_to_be_done_at_the_close(EventLoop loop, Log log) {
        List<String> done = new ArrayList<>();
        loop.callAtClose(() -> done.add("at the close"));
        loop.createTask(() -> {
            try {
                sleep(100);
            } finally {
                done.add("unwound");
            }
        });
        loop.runUntilComplete(() -> sleep(1));
        loop.close();
        assertEquals(List.of("unwound", "at the close"), done);
        log.take();
    }
}
