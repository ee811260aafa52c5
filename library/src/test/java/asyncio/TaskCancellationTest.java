package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Cancelling a task in each of its states. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class TaskCancellationTest {
    private final List<String> lines = new ArrayList<>();

    private static CancelledError assertCancelled(EventLoop loop, Task<?> task) {
        CancelledError error = assertThrows(CancelledError.class, () -> loop.runUntilComplete(task));
        assertTrue(task.cancelled());
        return error;
    }

    private static void turn(EventLoop loop) {
        loop.stop();
        loop.runForever();
    }

    @Test
    void a_task_that_has_not_started_never_does(EventLoop loop) {
        Task<Boolean> task = loop.createTask(() -> lines.add("started"));
        assertTrue(task.cancel("too late"));
        assertFalse(task.cancelled());
        assertEquals("too late", assertCancelled(loop, task).getMessage());
        assertEquals(List.of(), lines);
    }

    @Test
    void a_sleeping_task_is_woken_at_once_by_the_error(EventLoop loop) {
        Task<?> task = loop.createTask(() -> {
            CancelledError error = assertThrows(CancelledError.class, () -> sleep(10));
            lines.add(loop.time() + " " + error.getMessage());
            throw error;
        });
        loop.callLater(1, () -> assertTrue(task.cancel("enough")));
        assertEquals("enough", assertCancelled(loop, task).getMessage());
        assertEquals(List.of("1.0 enough"), lines);
    }

    @Test
    void the_timer_of_a_cancelled_sleep_is_dropped(EventLoop loop) {
        Task<?> task = loop.createTask(() -> sleep(10));
        turn(loop);
        task.cancel();
        assertCancelled(loop, task);
        assertEquals(0, loop.agenda.timerCount());
    }

    @Test
    void what_the_task_awaits_is_cancelled_first(EventLoop loop) {
        Future<String> future = loop.createFuture();
        Task<String> task = loop.createTask(() -> await(future));
        turn(loop);
        task.cancel("enough");
        assertTrue(future.cancelled());
        assertFalse(task.done());
        assertEquals("enough", assertCancelled(loop, task).getMessage());
    }

    @Test
    void a_chain_of_tasks_ends_from_the_inside_out_with_one_error(EventLoop loop) {
        List<CancelledError> errors = new ArrayList<>();
        Task<?> outer = loop.createTask(() -> link(3, errors));
        turn(loop);
        loop.callLater(1, () -> outer.cancel("enough"));
        errors.add(assertCancelled(loop, outer));
        assertEquals(List.of("0", "1", "2", "3"), lines);
        assertEquals("enough", errors.getFirst().getMessage());
        errors.forEach(error -> assertSame(errors.getFirst(), error));
    }

    private void link(int depth, List<CancelledError> errors) {
        try {
            if (depth == 0) {
                sleep(10);
            } else {
                await(createTask(() -> link(depth - 1, errors)));
            }
        } catch (CancelledError e) {
            lines.add("" + depth);
            errors.add(e);
            throw e;
        }
    }

    @Test
    void a_task_that_yields_its_turn_is_cancelled_there(EventLoop loop) {
        Task<?> task = loop.createTask(() -> {
            lines.add("yields");
            sleep(0);
            lines.add("goes on");
        });
        turn(loop);
        task.cancel("enough");
        assertEquals("enough", assertCancelled(loop, task).getMessage());
        assertEquals(List.of("yields"), lines);
    }

    @Test
    void cancelling_beats_a_result_that_has_not_been_delivered(EventLoop loop) {
        Future<String> future = loop.createFuture();
        Task<String> task = loop.createTask(() -> await(future));
        turn(loop);
        future.setResult("late");
        assertTrue(task.cancel("enough"));
        assertEquals("enough", assertCancelled(loop, task).getMessage());
        assertEquals("late", future.result());
    }

    @Test
    void cancelling_beats_a_sleep_that_is_over(EventLoop loop) {
        Task<?> task = loop.createTask(() -> sleep(1));
        turn(loop);
        loop.callAt(1, () -> assertTrue(task.cancel("enough")));
        assertEquals("enough", assertCancelled(loop, task).getMessage());
        assertEquals(1.0, loop.time());
    }

    @Test
    void a_done_task_cannot_be_cancelled(EventLoop loop) {
        Task<String> task = loop.createTask(() -> "done");
        loop.runUntilComplete(task);
        assertFalse(task.cancel());
        assertEquals(0, task.cancelling());
        assertEquals("done", task.result());
    }

    @Test
    void requests_are_counted_and_lead_to_one_error(EventLoop loop) {
        Task<?> task = loop.createTask(() -> {
            for (int i = 0; i < 2; i++) {
                try {
                    sleep(1);
                    lines.add("slept");
                } catch (CancelledError e) {
                    lines.add("cancelled");
                }
            }
        });
        turn(loop);
        task.cancel();
        task.cancel();
        task.cancel();
        assertEquals(3, task.cancelling());
        loop.runUntilComplete(task);
        assertEquals(List.of("cancelled", "slept"), lines);
        assertEquals(3, task.cancelling());
    }

    @Test
    void the_first_message_is_delivered(EventLoop loop) {
        Task<?> task = loop.createTask(() -> sleep(1));
        turn(loop);
        task.cancel("first");
        task.cancel("second");
        assertEquals("first", assertCancelled(loop, task).getMessage());
    }

    @Test
    void the_last_message_counts_before_the_start(EventLoop loop) {
        Task<?> task = loop.createTask(() -> sleep(1));
        task.cancel("first");
        task.cancel("second");
        assertEquals("second", assertCancelled(loop, task).getMessage());
    }

    @Test
    void a_task_may_swallow_its_cancellation_and_go_on(EventLoop loop) {
        Task<String> task = loop.createTask(() -> {
            assertThrows(CancelledError.class, () -> sleep(1));
            sleep(1);
            return "went on";
        });
        turn(loop);
        task.cancel();
        assertEquals("went on", loop.runUntilComplete(task));
        assertFalse(task.cancelled());
        assertEquals(1, task.cancelling());
    }

    @Test
    void an_inner_task_may_swallow_the_cancellation_of_the_outer(EventLoop loop) {
        Task<String> inner = loop.createTask(() -> {
            assertThrows(CancelledError.class, () -> sleep(1));
            return "inner result";
        });
        Task<String> outer = loop.createTask(() -> await(inner));
        turn(loop);
        outer.cancel();
        assertEquals("inner result", loop.runUntilComplete(outer));
        assertEquals(1, outer.cancelling());
        assertEquals(1, inner.cancelling());
    }

    @Test
    void clean_up_that_waits_can_be_cancelled_too(EventLoop loop) {
        Task<?> task = loop.createTask(() -> {
            try {
                sleep(10);
            } finally {
                sleep(5);
                lines.add("cleaned up");
            }
        });
        loop.callLater(1, () -> task.cancel("first"));
        loop.callLater(2, () -> task.cancel("second"));
        assertEquals("second", assertCancelled(loop, task).getMessage());
        assertEquals(List.of(), lines);
        assertEquals(2.0, loop.time());
    }

    @Test
    void clean_up_may_wait(EventLoop loop) {
        Task<?> task = loop.createTask(() -> {
            try {
                sleep(10);
            } finally {
                sleep(5);
                lines.add("cleaned up");
            }
        });
        loop.callLater(1, () -> task.cancel());
        assertCancelled(loop, task);
        assertEquals(List.of("cleaned up"), lines);
        assertEquals(6.0, loop.time());
    }

    @Test
    void a_task_that_cancels_itself_gets_the_error_at_its_next_wait(EventLoop loop) {
        Task<?> task = loop.createTask(() -> {
            currentTask().cancel("suicide");
            lines.add("still here");
            sleep(1);
            lines.add("never here");
        });
        assertEquals("suicide", assertCancelled(loop, task).getMessage());
        assertEquals(List.of("still here"), lines);
    }

    @Test
    void a_task_that_cancels_itself_and_waits_no_more_is_cancelled_at_its_end(EventLoop loop) {
        Task<String> task = loop.createTask(() -> {
            currentTask().cancel("suicide");
            return "lost";
        });
        assertEquals("suicide", assertCancelled(loop, task).getMessage());
    }

    @Test
    void a_failure_counts_more_than_a_cancellation_that_was_not_delivered(EventLoop loop) {
        Task<String> task = loop.createTask(() -> {
            currentTask().cancel();
            throw new IOException("no disk");
        });
        assertThrows(IOException.class, () -> loop.runUntilComplete(task));
        assertFalse(task.cancelled());
    }

    @Test
    void a_failure_while_being_cancelled_is_the_failure_of_the_task(EventLoop loop) {
        Task<?> task = loop.createTask(() -> {
            try {
                sleep(10);
            } catch (CancelledError e) {
                throw new IOException("no disk", e);
            }
        });
        turn(loop);
        task.cancel();
        assertThrows(IOException.class, () -> loop.runUntilComplete(task));
        assertFalse(task.cancelled());
    }

    @Test
    void a_body_that_throws_the_error_by_itself_is_cancelled(EventLoop loop) {
        CancelledError own = new CancelledError("my own");
        Task<?> task = loop.createTask(() -> {
            throw own;
        });
        assertSame(own, assertCancelled(loop, task));
        assertEquals(0, task.cancelling());
    }

    @Test
    void the_first_who_asks_gets_the_original_error_and_others_a_new_one(EventLoop loop) {
        CancelledError own = new CancelledError("my own");
        Task<?> task = loop.createTask(() -> {
            throw own;
        });
        assertSame(own, assertCancelled(loop, task));
        CancelledError later = assertThrows(CancelledError.class, task::result);
        assertNotSame(own, later);
        assertEquals("my own", later.getMessage());
    }

    @Test
    void uncancel_takes_back_requests_one_by_one_but_never_below_zero(EventLoop loop) {
        Task<String> task = loop.createTask(() -> "x");
        assertEquals(0, task.uncancel());
        task.cancel();
        task.cancel();
        assertEquals(1, task.uncancel());
        assertEquals(1, task.cancelling());
        assertEquals(0, task.uncancel());
        assertEquals(0, task.uncancel());
        loop.runUntilComplete(task);
    }

    @Test
    void taking_back_the_last_request_withdraws_an_error_that_was_not_thrown(EventLoop loop) {
        Task<String> task = loop.createTask(() -> {
            currentTask().cancel();
            currentTask().uncancel();
            return sleep(1, "never mind");
        });
        assertEquals("never mind", loop.runUntilComplete(task));
    }

    @Test
    void taking_back_one_of_two_requests_withdraws_nothing(EventLoop loop) {
        Task<String> task = loop.createTask(() -> {
            currentTask().cancel();
            currentTask().cancel();
            currentTask().uncancel();
            return sleep(1, "never here");
        });
        assertCancelled(loop, task);
    }

    @Test
    void one_of_two_tasks_that_await_a_future_cancels_it_for_both(EventLoop loop) {
        Future<String> future = loop.createFuture();
        Task<String> first = loop.createTask(() -> await(future));
        Task<String> second = loop.createTask(() -> await(future));
        turn(loop);
        first.cancel("enough");
        assertEquals("enough", assertCancelled(loop, second).getMessage());
        assertTrue(first.cancelled());
        assertEquals(0, second.cancelling());
    }

    @Test
    void a_task_that_is_being_cancelled_says_so(EventLoop loop) {
        Task<?> task = loop.createTask(() -> sleep(1), TaskOptions.DEFAULT.withName("doomed"));
        turn(loop);
        task.cancel();
        assertEquals("<Task cancelling name='doomed'>", task.toString());
        assertCancelled(loop, task);
        assertEquals("<Task cancelled name='doomed'>", task.toString());
    }

    @Test
    void catching_exceptions_does_not_swallow_a_cancellation(EventLoop loop) {
        Task<?> task = loop.createTask(() -> {
            try {
                sleep(1);
            } catch (RuntimeException e) {
                lines.add("swallowed");
            }
        });
        turn(loop);
        task.cancel();
        assertCancelled(loop, task);
        assertEquals(List.of(), lines);
    }

    @Test
    void another_thread_may_not_cancel_a_task_while_its_loop_runs(EventLoop loop) {
        Task<?> task = loop.createTask(() -> sleep(1));
        loop.runUntilComplete(() -> {
            Thread intruder = Thread.ofPlatform().start(() -> {
                var error = assertThrows(IllegalStateException.class, task::cancel);
                lines.add(error.getMessage());
            });
            intruder.join();
            await(task);
        });
        assertEquals(0, task.cancelling());
        assertTrue(lines.getFirst().contains("cancel()"), lines::toString);
    }
}
