package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class FutureTest {
    private final List<String> lines = new ArrayList<>();

    /** Runs what is ready. */
    private static void turn(EventLoop loop) {
        loop.stop();
        loop.runForever();
    }

    @Test
    void a_new_future_is_pending(EventLoop loop) {
        Future<String> future = loop.createFuture();
        assertFalse(future.done());
        assertFalse(future.cancelled());
        assertSame(loop, future.getLoop());
        assertEquals("<Future pending>", future.toString());
    }

    @Test
    void without_a_loop_it_belongs_to_the_running_one(EventLoop loop) {
        loop.runUntilComplete(() -> assertSame(loop, new Future<>().getLoop()));
        var error = assertThrows(IllegalStateException.class, Future::new);
        assertTrue(error.getMessage().startsWith("no running event loop"), error.getMessage());
    }

    @Test
    void it_finishes_with_a_value(EventLoop loop) {
        Future<String> future = loop.createFuture();
        future.setResult("done");
        assertTrue(future.done());
        assertFalse(future.cancelled());
        assertEquals("done", future.result());
        assertNull(future.exception());
        assertEquals("<Future finished result=done>", future.toString());
    }

    @Test
    void null_is_a_value(EventLoop loop) {
        Future<String> future = loop.createFuture();
        future.setResult(null);
        assertTrue(future.done());
        assertNull(future.result());
    }

    @Test
    void it_fails_with_the_very_exception_checked_or_not(EventLoop loop) {
        Future<String> future = loop.createFuture();
        IOException failure = new IOException("no disk");
        future.setException(failure);
        assertTrue(future.done());
        assertFalse(future.cancelled());
        assertSame(failure, future.exception());
        assertSame(failure, assertThrows(IOException.class, future::result));
        assertSame(failure, assertThrows(IOException.class, future::result));
        assertEquals("<Future finished exception=java.io.IOException: no disk>", future.toString());
    }

    @Test
    void a_failure_must_have_an_exception(EventLoop loop) {
        Future<String> future = loop.createFuture();
        var error = assertThrows(NullPointerException.class, () -> future.setException(null));
        assertEquals("setException() needs an exception", error.getMessage());
        assertFalse(future.done());
    }

    @Test
    void a_pending_future_has_neither_result_nor_exception(EventLoop loop) {
        Future<String> future = loop.createFuture();
        var noResult = assertThrows(InvalidStateException.class, future::result);
        assertTrue(noResult.getMessage().startsWith("Result is not ready"), noResult.getMessage());
        var noException = assertThrows(InvalidStateException.class, future::exception);
        assertTrue(noException.getMessage().startsWith("Exception is not set"), noException.getMessage());
    }

    @Test
    void it_finishes_only_once(EventLoop loop) {
        Future<String> future = loop.createFuture();
        future.setResult("first");
        assertThrows(InvalidStateException.class, () -> future.setResult("second"));
        assertThrows(InvalidStateException.class, () -> future.setException(new IOException()));
        assertFalse(future.cancel("late"));
        assertEquals("first", future.result());
    }

    @Test
    void a_cancelled_future_stays_cancelled(EventLoop loop) {
        Future<String> future = loop.createFuture();
        assertTrue(future.cancel());
        assertThrows(InvalidStateException.class, () -> future.setResult("late"));
        assertThrows(InvalidStateException.class, () -> future.setException(new IOException()));
        assertTrue(future.cancelled());
        assertEquals("<Future cancelled>", future.toString());
    }

    @Test
    void cancelling_is_immediate_and_happens_once(EventLoop loop) {
        Future<String> future = loop.createFuture();
        assertTrue(future.cancel());
        assertTrue(future.done());
        assertTrue(future.cancelled());
        assertFalse(future.cancel());
    }

    @Test
    void everybody_who_asks_a_cancelled_future_gets_the_message(EventLoop loop) {
        Future<String> future = loop.createFuture();
        future.cancel("enough");
        assertEquals(
                "enough", assertThrows(CancelledError.class, future::result).getMessage());
        assertEquals(
                "enough", assertThrows(CancelledError.class, future::exception).getMessage());
        assertEquals(
                "enough", assertThrows(CancelledError.class, future::result).getMessage());
    }

    @Test
    void the_message_of_a_cancellation_travels_through_the_awaiting_task(EventLoop loop) {
        Future<String> future = loop.createFuture();
        Task<String> waiting = loop.createTask(() -> await(future));
        loop.callSoon(() -> future.cancel("enough"));
        var error = assertThrows(CancelledError.class, () -> loop.runUntilComplete(waiting));
        assertEquals("enough", error.getMessage());
        assertTrue(waiting.cancelled());
    }

    @Test
    void a_cancelled_future_without_a_message_gives_none(EventLoop loop) {
        Future<String> future = loop.createFuture();
        future.cancel();
        assertNull(assertThrows(CancelledError.class, future::result).getMessage());
    }

    @Test
    void callbacks_are_never_called_at_once(EventLoop loop) {
        Future<String> future = loop.createFuture();
        future.addDoneCallback(done -> lines.add("before"));
        future.setResult("x");
        future.addDoneCallback(done -> lines.add("after"));
        assertEquals(List.of(), lines);
        turn(loop);
        assertEquals(List.of("before", "after"), lines);
    }

    @Test
    void callbacks_run_in_the_order_of_registration_and_get_the_future(EventLoop loop) {
        Future<String> future = loop.createFuture();
        for (int i = 0; i < 5; i++) {
            String name = "callback " + i;
            future.addDoneCallback(done -> lines.add(name + (done == future) + done.result()));
        }
        future.setResult("!");
        turn(loop);
        assertEquals(
                List.of("callback 0true!", "callback 1true!", "callback 2true!", "callback 3true!", "callback 4true!"),
                lines);
    }

    @Test
    void a_callback_added_twice_runs_twice(EventLoop loop) {
        Future<String> future = loop.createFuture();
        Consumer<Future<String>> callback = done -> lines.add("called");
        future.addDoneCallback(callback);
        future.addDoneCallback(callback);
        future.cancel();
        turn(loop);
        assertEquals(List.of("called", "called"), lines);
    }

    @Test
    void callbacks_and_awaiting_tasks_take_their_turns_in_one_order(EventLoop loop) {
        Future<String> future = loop.createFuture();
        future.addDoneCallback(done -> lines.add("first"));
        Task<Boolean> task = loop.createTask(() -> lines.add("task " + await(future)));
        turn(loop);
        future.addDoneCallback(done -> lines.add("last"));
        future.setResult("woken");
        loop.runUntilComplete(task);
        assertEquals(List.of("first", "task woken", "last"), lines);
    }

    @Test
    void removing_a_callback_takes_back_every_registration(EventLoop loop) {
        Future<String> future = loop.createFuture();
        Consumer<Future<String>> twice = done -> lines.add("removed");
        Consumer<Future<String>> other = done -> lines.add("other");
        assertEquals(0, future.removeDoneCallback(twice));
        future.addDoneCallback(twice);
        assertEquals(0, future.removeDoneCallback(other));
        future.addDoneCallback(other);
        future.addDoneCallback(twice);
        assertEquals(2, future.removeDoneCallback(twice));
        assertEquals(0, future.removeDoneCallback(twice));
        future.setResult("x");
        turn(loop);
        assertEquals(List.of("other"), lines);
    }

    @Test
    void the_only_callback_can_be_removed(EventLoop loop) {
        Future<String> future = loop.createFuture();
        Consumer<Future<String>> callback = done -> lines.add("removed");
        future.addDoneCallback(callback);
        assertEquals(1, future.removeDoneCallback(callback));
        future.setResult("x");
        turn(loop);
        assertEquals(List.of(), lines);
    }

    @Test
    void a_callback_that_is_scheduled_cannot_be_removed_any_more(EventLoop loop) {
        Future<String> future = loop.createFuture();
        Consumer<Future<String>> callback = done -> lines.add("called");
        future.addDoneCallback(callback);
        future.setResult("x");
        assertEquals(0, future.removeDoneCallback(callback));
        turn(loop);
        assertEquals(List.of("called"), lines);
    }

    @Test
    void removing_a_callback_leaves_awaiting_tasks_alone(EventLoop loop) {
        Future<String> future = loop.createFuture();
        Consumer<Future<String>> callback = done -> lines.add("removed");
        future.addDoneCallback(callback);
        Task<String> task = loop.createTask(() -> await(future));
        turn(loop);
        assertEquals(1, future.removeDoneCallback(callback));
        future.setResult("x");
        assertEquals("x", loop.runUntilComplete(task));
        assertEquals(List.of(), lines);
    }

    @Test
    void a_callback_runs_in_a_copy_of_the_context_in_which_it_was_added(EventLoop loop) {
        ContextVar<String> variable = new ContextVar<>("variable", "none");
        Future<String> future = loop.createFuture();
        loop.runUntilComplete(() -> {
            variable.set("when added");
            future.addDoneCallback(done -> {
                lines.add(variable.get());
                variable.set("changed by the callback");
            });
            future.addDoneCallback(done -> lines.add(variable.get()));
            variable.set("when done");
            future.setResult("x");
            sleep(0);
            lines.add(variable.get());
        });
        assertEquals(List.of("when added", "when added", "when done"), lines);
    }

    @Test
    void a_callback_runs_in_the_context_that_it_was_given(EventLoop loop) {
        ContextVar<String> variable = new ContextVar<>("variable", "none");
        Context context = new Context();
        context.run(() -> {
            variable.set("given");
        });
        Future<String> future = loop.createFuture();
        future.addDoneCallback(done -> variable.set(variable.get() + " and changed"), context);
        future.setResult("x");
        turn(loop);
        assertEquals("given and changed", context.get(variable));
    }

    @Test
    void a_failing_callback_is_reported_and_the_next_one_runs(EventLoop loop) {
        loop.setExceptionHandler((where, context) -> lines.add("reported " + context.exception()));
        Future<String> future = loop.createFuture();
        future.addDoneCallback(done -> {
            throw new IllegalStateException("broken");
        });
        future.addDoneCallback(done -> lines.add("next"));
        future.setResult("x");
        turn(loop);
        assertEquals(List.of("reported java.lang.IllegalStateException: broken", "next"), lines);
    }

    @Test
    void awaiting_what_is_done_takes_no_turn(EventLoop loop) {
        Future<String> future = loop.createFuture();
        future.setResult("done");
        loop.runUntilComplete(() -> {
            loop.callSoon(() -> lines.add("callback"));
            lines.add(await(future));
        });
        assertEquals("done", lines.getFirst());
    }

    @Test
    void several_tasks_await_one_future(EventLoop loop) {
        Future<String> future = loop.createFuture();
        IOException failure = new IOException("no disk");
        loop.runUntilComplete(() -> {
            List<Task<Throwable>> tasks = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                tasks.add(createTask(() -> (Throwable) assertThrows(IOException.class, () -> await(future))));
            }
            sleep(0);
            future.setException(failure);
            for (Task<Throwable> task : tasks) {
                assertSame(failure, await(task));
            }
        });
    }

    @Test
    void another_thread_may_not_finish_a_future_while_its_loop_runs(EventLoop loop) {
        Future<String> future = loop.createFuture();
        AtomicReference<Throwable> refused = new AtomicReference<>();
        loop.runUntilComplete(() -> {
            Thread intruder = Thread.ofPlatform().start(() -> {
                refused.set(assertThrows(IllegalStateException.class, () -> future.setResult("intruder")));
            });
            intruder.join();
            assertFalse(future.done());
            future.setResult("owner");
        });
        assertTrue(refused.get().getMessage().contains("setResult()"), refused.get()::getMessage);
        assertTrue(refused.get().getMessage().contains("callSoonThreadsafe()"), refused.get()::getMessage);
        assertEquals("owner", future.result());
    }
}
