package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A failure that nobody takes is reported, once, a second later or when the loop closes. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class UnretrievedTest {
    private final IOException failure = new IOException("no disk");
    private final List<String> lines = new ArrayList<>();
    private final List<ExceptionContext> reported = new ArrayList<>();

    @BeforeEach
    void collectReports(EventLoop loop) {
        loop.setExceptionHandler((where, context) -> {
            lines.add(context.message() + " at " + loop.time());
            reported.add(context);
        });
    }

    private Task<String> failingTask(EventLoop loop) {
        return loop.createTask(() -> {
            throw failure;
        });
    }

    private Future<String> failedFuture(EventLoop loop) {
        Future<String> future = loop.createFuture();
        future.setException(failure);
        return future;
    }

    @Test
    void a_failed_future_is_reported_after_a_second(EventLoop loop) {
        Future<String> future = failedFuture(loop);
        loop.runUntilComplete(() -> {
            sleep(0.9);
            assertEquals(List.of(), lines);
            sleep(0.1);
            sleep(10);
        });
        assertEquals(List.of("Future exception was never retrieved at 1.0"), lines);
        ExceptionContext context = reported.getFirst();
        assertSame(failure, context.exception());
        assertSame(future, context.future());
        assertNull(context.task());
    }

    @Test
    void a_failed_task_is_reported_as_a_task_in_its_context(EventLoop loop) {
        ContextVar<String> variable = new ContextVar<>("variable", "none");
        List<String> seen = new ArrayList<>();
        loop.setExceptionHandler((where, context) -> {
            seen.add(context.message() + " " + context.task().getName() + " " + variable.get());
            assertSame(context.task(), context.future());
        });
        loop.runUntilComplete(() -> {
            createTask(
                    () -> {
                        variable.set("the task's");
                        throw failure;
                    },
                    "failing");
            sleep(5);
        });
        assertEquals(List.of("Task exception was never retrieved failing the task's"), seen);
    }

    @Test
    void a_failure_that_is_awaited_late_but_within_a_second_is_not_reported(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Task<String> task = failingTask(loop);
            sleep(0.9);
            assertThrows(IOException.class, () -> await(task));
            sleep(10);
        });
        assertEquals(List.of(), lines);
    }

    @Test
    void asking_for_result_or_exception_is_taking_it(EventLoop loop) {
        Future<String> first = failedFuture(loop);
        Future<String> second = failedFuture(loop);
        assertThrows(IOException.class, first::result);
        assertSame(failure, second.exception());
        loop.runUntilComplete(() -> sleep(10));
        assertEquals(List.of(), lines);
    }

    @Test
    void looking_at_its_state_is_not_taking_it(EventLoop loop) {
        Future<String> future = failedFuture(loop);
        assertTrue(future.done());
        assertFalse(future.cancelled());
        assertTrue(future.toString().contains("no disk"));
        loop.runUntilComplete(() -> sleep(10));
        assertEquals(1, lines.size());
    }

    @Test
    void cancelling_a_failed_future_silences_it(EventLoop loop) {
        Future<String> future = failedFuture(loop);
        assertFalse(future.cancel());
        loop.runUntilComplete(() -> sleep(10));
        assertEquals(List.of(), lines);
    }

    @Test
    void a_callback_that_takes_the_exception_takes_it(EventLoop loop) {
        Future<String> future = loop.createFuture();
        future.addDoneCallback(done -> assertSame(failure, done.exception()));
        future.setException(failure);
        loop.runUntilComplete(() -> sleep(10));
        assertEquals(List.of(), lines);
    }

    @Test
    void a_callback_that_does_not_ask_takes_nothing(EventLoop loop) {
        Future<String> future = loop.createFuture();
        future.addDoneCallback(done -> assertTrue(done.done()));
        future.setException(failure);
        loop.runUntilComplete(() -> sleep(10));
        assertEquals(1, lines.size());
    }

    @Test
    void a_failure_that_a_task_awaits_is_that_tasks(EventLoop loop) {
        Task<String> inner = failingTask(loop);
        Task<String> outer = loop.createTask(() -> await(inner));
        loop.runUntilComplete(() -> sleep(10));
        assertEquals(1, reported.size());
        assertSame(outer, reported.getFirst().task());
    }

    @Test
    void closing_the_loop_reports_what_is_left(EventLoop loop) {
        failedFuture(loop);
        loop.runUntilComplete(() -> {
            failingTask(loop);
            sleep(0.5);
        });
        loop.close();
        assertEquals(
                List.of("Future exception was never retrieved at 0.5", "Task exception was never retrieved at 0.5"),
                lines);
    }

    @Test
    void closing_the_loop_reports_nothing_twice(EventLoop loop) {
        failedFuture(loop);
        loop.runUntilComplete(() -> sleep(5));
        loop.close();
        assertEquals(1, lines.size());
    }

    @Test
    void failures_are_reported_in_their_order_each_when_it_is_due(EventLoop loop) {
        loop.runUntilComplete(() -> {
            for (int i = 0; i < 3; i++) {
                failingTask(loop);
                sleep(0.25);
            }
            Task<String> awaited = failingTask(loop);
            assertThrows(IOException.class, () -> await(awaited));
            for (int i = 0; i < 10; i++) {
                sleep(0.25);
            }
        });
        assertEquals(
                List.of(
                        "Task exception was never retrieved at 1.0",
                        "Task exception was never retrieved at 1.25",
                        "Task exception was never retrieved at 1.5"),
                lines);
    }

    @Test
    void a_task_that_was_cancelled_is_no_failure(EventLoop loop) {
        Task<?> task = loop.createTask(() -> sleep(10));
        loop.callLater(1, () -> task.cancel());
        loop.runUntilComplete(() -> sleep(10));
        assertTrue(task.cancelled());
        assertEquals(List.of(), lines);
    }

    @Test
    void the_failure_of_a_run_is_taken_by_its_caller(EventLoop loop) {
        assertThrows(IOException.class, () -> loop.runUntilComplete(failingTask(loop)));
        assertThrows(
                IOException.class,
                () -> loop.runUntilComplete(() -> {
                    throw failure;
                }));
        loop.runUntilComplete(() -> sleep(10));
        assertEquals(List.of(), lines);
    }
}
