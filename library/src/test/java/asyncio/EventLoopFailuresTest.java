package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Errors that have no caller, and those that end a run. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class EventLoopFailuresTest {
    private final List<String> lines = new ArrayList<>();
    private final List<ExceptionContext> reported = new ArrayList<>();

    private static void turn(EventLoop loop) {
        loop.stop();
        loop.runForever();
    }

    private static Runnable failing(Throwable error) {
        return () -> {
            throw Sneaky.rethrow(error);
        };
    }

    private void collectReports(EventLoop loop) {
        loop.setExceptionHandler((where, context) -> reported.add(context));
    }

    @Test
    void a_failing_callback_is_reported_and_the_loop_goes_on(EventLoop loop) {
        collectReports(loop);
        ArithmeticException error = new ArithmeticException("zero");
        Handle handle = loop.callSoon(failing(error));
        loop.callSoon(() -> lines.add("next"));
        turn(loop);
        assertEquals(List.of("next"), lines);
        assertEquals(1, reported.size());
        ExceptionContext context = reported.getFirst();
        assertTrue(context.message().startsWith("Exception in callback <Handle "), context.message());
        assertSame(error, context.exception());
        assertSame(handle, context.handle());
        assertNull(context.future());
        assertNull(context.task());
    }

    @Test
    void errors_are_reported_as_well_as_exceptions(EventLoop loop) {
        collectReports(loop);
        loop.callSoon(failing(new AssertionError("assertion")));
        loop.callSoon(failing(new CancelledError("nobody's")));
        loop.callSoon(failing(new Exception("checked")));
        loop.callSoon(failing(new StackOverflowError()));
        turn(loop);
        assertEquals(4, reported.size());
    }

    @Test
    void a_failing_timer_and_a_thread_safe_callback_are_reported_too(EventLoop loop) {
        collectReports(loop);
        loop.callLater(1, failing(new ArithmeticException()));
        loop.callSoonThreadsafe(failing(new ArithmeticException()));
        loop.callLater(2, loop::stop);
        loop.runForever();
        assertEquals(2, reported.size());
        assertTrue(reported.getFirst().message().contains("ThreadsafeHandle"));
        assertTrue(reported.getLast().message().contains("TimerHandle"));
    }

    @Test
    void without_a_handler_an_error_is_logged(EventLoop loop, Log log) {
        assertNull(loop.getExceptionHandler());
        loop.callSoon(failing(new ArithmeticException("zero")));
        turn(loop);
        List<String> records = log.take();
        assertEquals(1, records.size());
        assertTrue(records.getFirst().startsWith("Exception in callback <Handle "), records::toString);
        assertTrue(records.getFirst().contains(" | handle: <Handle "), records::toString);
        assertTrue(records.getFirst().endsWith(" | java.lang.ArithmeticException: zero"), records::toString);
    }

    @Test
    void a_handler_can_be_set_and_taken_away(EventLoop loop, Log log) {
        ExceptionHandler handler = (where, context) -> assertSame(loop, where);
        loop.setExceptionHandler(handler);
        assertSame(handler, loop.getExceptionHandler());
        loop.callExceptionHandler(ExceptionContext.of("handled"));
        assertEquals(List.of(), log.take());
        loop.setExceptionHandler(null);
        loop.callExceptionHandler(ExceptionContext.of("logged"));
        assertEquals(List.of("logged"), log.take());
    }

    @Test
    void a_handler_may_pass_on_to_the_default(EventLoop loop, Log log) {
        loop.setExceptionHandler((where, context) -> where.defaultExceptionHandler(context));
        loop.callExceptionHandler(ExceptionContext.of("passed on").withException(new ArithmeticException("zero")));
        assertEquals(List.of("passed on | java.lang.ArithmeticException: zero"), log.take());
    }

    @Test
    void a_failing_handler_loses_neither_error(EventLoop loop, Log log) {
        loop.setExceptionHandler((where, context) -> {
            throw new Exception("the handler's");
        });
        loop.callSoon(failing(new ArithmeticException("the callback's")));
        loop.callSoon(() -> lines.add("next"));
        turn(loop);
        assertEquals(List.of("next"), lines);
        List<String> records = log.take();
        assertEquals(2, records.size());
        assertTrue(records.getFirst().endsWith("java.lang.ArithmeticException: the callback's"), records::toString);
        assertEquals("Unhandled error in exception handler | java.lang.Exception: the handler's", records.getLast());
    }

    @Test
    void an_error_whose_description_fails_is_reported_all_the_same(EventLoop loop, Log log) {
        Future<Object> future = loop.createFuture();
        future.setResult(new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException("no text");
            }
        });
        loop.callExceptionHandler(ExceptionContext.of("broken").withFuture(future));
        List<String> records = log.take();
        assertEquals(1, records.size());
        assertTrue(records.getFirst().startsWith("broken"), records::toString);
        assertTrue(records.getFirst().contains("whose toString() failed"), records::toString);
    }

    @Test
    void the_handler_runs_in_the_context_of_the_callback_that_failed(EventLoop loop) {
        ContextVar<String> variable = new ContextVar<>("variable", "none");
        loop.setExceptionHandler((where, context) -> lines.add(variable.get()));
        loop.callSoon(() -> {
            variable.set("callback");
            throw new ArithmeticException();
        });
        turn(loop);
        assertEquals(List.of("callback"), lines);
    }

    @Test
    void a_keyboard_interrupt_leaves_the_loop_at_once_and_what_is_queued_stays(EventLoop loop) {
        collectReports(loop);
        KeyboardInterrupt interrupt = new KeyboardInterrupt("ctrl-c");
        loop.callSoon(() -> lines.add("before"));
        loop.callSoon(failing(interrupt));
        loop.callSoon(() -> lines.add("after"));
        assertSame(interrupt, assertThrows(KeyboardInterrupt.class, loop::runForever));
        assertFalse(loop.isRunning());
        assertEquals(List.of("before"), lines);
        turn(loop);
        assertEquals(List.of("before", "after"), lines);
        assertEquals(List.of(), reported);
    }

    @Test
    void a_keyboard_interrupt_in_a_task_ends_task_and_run(EventLoop loop) {
        KeyboardInterrupt interrupt = new KeyboardInterrupt();
        Task<?> sleeper = loop.createTask(() -> sleep(10));
        Task<?> task = loop.createTask(() -> {
            sleep(1);
            throw interrupt;
        });
        assertSame(interrupt, assertThrows(KeyboardInterrupt.class, loop::runForever));
        assertSame(interrupt, task.exception());
        assertFalse(sleeper.done());
        loop.runUntilComplete(sleeper);
        assertEquals(10.0, loop.time());
    }

    @Test
    void a_keyboard_interrupt_of_the_main_task_comes_out_of_its_run_once(EventLoop loop) {
        KeyboardInterrupt interrupt = new KeyboardInterrupt();
        assertSame(
                interrupt,
                assertThrows(
                        KeyboardInterrupt.class,
                        () -> loop.runUntilComplete(() -> {
                            throw interrupt;
                        })));
        loop.callLater(5, loop::stop);
        loop.runForever();
        assertEquals(5.0, loop.time());
    }

    @Test
    void a_keyboard_interrupt_of_the_handler_leaves_the_loop_too(EventLoop loop) {
        KeyboardInterrupt interrupt = new KeyboardInterrupt();
        loop.setExceptionHandler((where, context) -> {
            throw interrupt;
        });
        loop.callSoon(failing(new ArithmeticException()));
        loop.callSoon(() -> lines.add("after"));
        assertSame(interrupt, assertThrows(KeyboardInterrupt.class, loop::runForever));
        assertEquals(List.of(), lines);
        turn(loop);
        assertEquals(List.of("after"), lines);
    }

    @Test
    void an_error_of_the_virtual_machine_ends_the_run(EventLoop loop) {
        loop.callSoon(failing(new InternalError("planted")));
        assertThrows(InternalError.class, loop::runForever);
        assertEquals("usable", loop.runUntilComplete(() -> "usable"));
    }

    @Test
    void a_run_that_a_keyboard_interrupt_has_ended_does_not_stop_the_next_one(EventLoop loop) {
        Future<String> future = loop.createFuture();
        loop.callSoon(failing(new KeyboardInterrupt()));
        assertThrows(KeyboardInterrupt.class, () -> loop.runUntilComplete(future));
        loop.callLater(1, () -> future.setResult("done"));
        loop.callLater(2, () -> lines.add("ran on"));
        loop.callLater(3, loop::stop);
        loop.runForever();
        assertEquals(List.of("ran on"), lines);
    }
}
