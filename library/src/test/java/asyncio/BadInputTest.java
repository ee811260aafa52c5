package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.io.IOException;
import java.nio.channels.Pipe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;

/**
 * What a program can get wrong: each mistake has an exception of its own, which names the act, the state and the way
 * out; nothing is lost, and the loop goes on.
 */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class BadInputTest {
    private final List<String> lines = new ArrayList<>();

    @AfterEach
    void the_loop_goes_on(EventLoop loop) {
        if (!loop.isClosed()) {
            assertEquals("goes on", loop.runUntilComplete(() -> sleep(1, "goes on")));
            assertTrue(allTasks(loop).isEmpty());
        }
    }

    private static void expect(Class<? extends Throwable> type, Executable mistake, String... words) {
        Throwable error = assertThrowsExactly(type, mistake);
        for (String word : words) {
            String message = String.valueOf(error.getMessage());
            assertTrue(message.contains(word), () -> "\"" + word + "\" is missing in: " + message);
        }
    }

    private static void inTask(EventLoop loop, VoidCoroutine mistake) {
        loop.runUntilComplete(mistake);
    }

    @Test
    void a_null_coroutine(EventLoop loop) {
        Coroutine<String> none = null;
        VoidCoroutine noneEither = null;
        Awaitable<String> nothing = null;
        String way = "needs a coroutine, got null";
        expect(NullPointerException.class, () -> loop.createTask(none), "a task " + way);
        expect(NullPointerException.class, () -> loop.createTask(noneEither), "a task " + way);
        expect(NullPointerException.class, () -> new Task<>(loop, none, TaskOptions.DEFAULT), "a task " + way);
        expect(NullPointerException.class, () -> run(none), "run() " + way);
        expect(NullPointerException.class, () -> run(noneEither), "run() " + way);
        expect(NullPointerException.class, () -> loop.runUntilComplete(nothing), "got null");
        expect(NullPointerException.class, () -> loop.runUntilComplete(none), "got null");
        inTask(loop, () -> {
            expect(NullPointerException.class, () -> await(nothing), "await() needs an awaitable, got null");
            expect(NullPointerException.class, () -> await(none), "await() needs an awaitable, got null");
            expect(NullPointerException.class, () -> createTask(none), "a task " + way);
            expect(NullPointerException.class, () -> ensureFuture(nothing), "got null");
            expect(NullPointerException.class, () -> shield(nothing), "got null");
            expect(NullPointerException.class, () -> gather(nothing, nothing), "got null");
            expect(NullPointerException.class, () -> gather(Arrays.asList(nothing, nothing)), "got null");
        });
    }

    @Test
    void a_null_callback(EventLoop loop) throws IOException {
        expect(NullPointerException.class, () -> loop.callSoon(null), "callSoon() needs a callback");
        expect(
                NullPointerException.class,
                () -> loop.callSoonThreadsafe(null),
                "callSoonThreadsafe() needs a callback");
        expect(NullPointerException.class, () -> loop.callLater(1, null), "need a callback");
        expect(NullPointerException.class, () -> loop.callAt(1, null), "need a callback");
        Future<String> future = loop.createFuture();
        expect(NullPointerException.class, () -> future.addDoneCallback(null), "addDoneCallback() needs a callback");
        Pipe pipe = Pipe.open();
        pipe.source().configureBlocking(false);
        expect(NullPointerException.class, () -> loop.onReadable(pipe.source(), null), "need a callback");
        assertFalse(loop.removeReadable(pipe.source()));
        pipe.source().close();
        pipe.sink().close();
    }

    @Test
    void seconds_that_are_not_a_number(EventLoop loop) {
        expect(IllegalArgumentException.class, () -> loop.callLater(Double.NaN, () -> {}), "Invalid delay: NaN");
        expect(IllegalArgumentException.class, () -> loop.callAt(Double.NaN, () -> {}), "Invalid time: NaN");
        inTask(loop, () -> {
            expect(IllegalArgumentException.class, () -> sleep(Double.NaN), "Invalid delay: NaN");
            expect(IllegalArgumentException.class, () -> sleep(Double.NaN, "result"), "Invalid delay: NaN");
        });
        assertEquals(0, loop.agenda.timerCount());
    }

    @Test
    void a_negative_delay_is_no_mistake(EventLoop loop) {
        loop.callLater(-1, () -> lines.add("double"));
        loop.callLater(Duration.ofSeconds(-1), () -> lines.add("duration"));
        inTask(loop, () -> sleep(-1));
        inTask(loop, () -> sleep(Duration.ofSeconds(-1)));
        assertEquals(List.of("double", "duration"), lines);
        assertEquals(0.0, loop.time());
    }

    @Test
    void waiting_outside_of_a_task(EventLoop loop) {
        Future<String> future = loop.createFuture();
        String[] way = {"outside a task", "only a task can wait", "Asyncio.run(...) or createTask(...)"};
        expect(IllegalStateException.class, () -> await(future), way);
        expect(IllegalStateException.class, () -> await(() -> "x"), way);
        expect(IllegalStateException.class, () -> sleep(1), way);
        loop.callSoon(() -> {
            expect(IllegalStateException.class, () -> await(future), way);
            expect(IllegalStateException.class, () -> sleep(0), way);
            lines.add("callback");
        });
        inTask(loop, () -> sleep(0));
        assertEquals(List.of("callback"), lines);
        future.setResult("nothing is lost");
        assertEquals("nothing is lost", loop.runUntilComplete(future));
    }

    @Test
    void asking_for_a_loop_where_none_runs() {
        String[] way = {"no running event loop", "call this from a task or callback"};
        expect(IllegalStateException.class, () -> createTask(() -> "x"), way);
        expect(IllegalStateException.class, () -> ensureFuture(() -> "x"), way);
        expect(IllegalStateException.class, () -> gather(() -> "x", () -> "y"), way);
        expect(IllegalStateException.class, Asyncio::getRunningLoop, way);
        expect(IllegalStateException.class, () -> new Future<String>(), way);
        expect(IllegalStateException.class, () -> allTasks(), way);
    }

    @Test
    void a_future_of_another_loop(EventLoop loop) {
        try (EventLoop other = newEventLoop()) {
            Future<String> foreign = other.createFuture();
            inTask(
                    loop,
                    () -> expect(
                            IllegalStateException.class,
                            () -> await(foreign),
                            currentTask().getName(),
                            "attached to a different loop"));
            expect(
                    IllegalArgumentException.class,
                    () -> loop.runUntilComplete(foreign),
                    "belongs to a different loop than the one specified");
            expect(IllegalArgumentException.class, () -> gather(loop.createFuture(), foreign), "different loop");
            other.callSoon(() -> foreign.setResult("nothing is lost"));
            assertEquals("nothing is lost", other.runUntilComplete(foreign));
        }
    }

    @Test
    void a_task_that_awaits_itself(EventLoop loop) {
        inTask(
                loop,
                () -> expect(
                        IllegalStateException.class,
                        () -> await(currentTask()),
                        "Task cannot await on itself",
                        currentTask().getName()));
    }

    @Test
    void a_second_outcome(EventLoop loop) {
        Future<String> future = loop.createFuture();
        future.setResult("first");
        String way = "on a future that is done: <Future finished result=first>; check done() first";
        expect(InvalidStateException.class, () -> future.setResult("second"), "setResult() " + way);
        expect(InvalidStateException.class, () -> future.setException(new IOException()), "setException() " + way);
        assertEquals("first", future.result());
        Task<String> task = loop.createTask(() -> "own");
        expect(
                UnsupportedOperationException.class,
                () -> task.setResult("foreign"),
                "Task does not support set_result");
        assertEquals("own", loop.runUntilComplete(task));
    }

    @Test
    void an_outcome_that_is_not_there_yet(EventLoop loop) {
        Future<String> future = loop.createFuture();
        expect(InvalidStateException.class, future::result, "Result is not ready: await <Future pending> first");
        expect(InvalidStateException.class, future::exception, "Exception is not set: await <Future pending> first");
        expect(NullPointerException.class, () -> future.setException(null), "setException() needs an exception");
        assertFalse(future.done());
    }

    @Test
    void calling_a_loop_from_the_wrong_thread_in_debug_mode(EventLoop loop) {
        loop.setDebug(true);
        inTask(loop, () -> {
            Thread wrong = Thread.ofPlatform().name("wrong-thread").start(() -> {
                String[] way = {"Non-thread-safe operation", "wrong-thread", "use callSoonThreadsafe()"};
                expect(IllegalStateException.class, () -> loop.callSoon(() -> lines.add("never")), way);
                expect(IllegalStateException.class, () -> loop.callLater(1, () -> lines.add("never")), way);
                lines.add("refused");
            });
            wrong.join();
        });
        assertEquals(List.of("refused"), lines);
    }

    @Test
    void closing_a_running_loop(EventLoop loop) {
        Task<String> other = loop.createTask(() -> sleep(1, "nothing is lost"));
        inTask(loop, () -> {
            expect(IllegalStateException.class, loop::close, "Cannot close a running event loop", "stop() it first");
            assertFalse(loop.isClosed());
        });
        assertEquals("nothing is lost", loop.runUntilComplete(other));
    }

    @Test
    void running_a_running_loop(EventLoop loop) {
        inTask(loop, () -> {
            expect(IllegalStateException.class, loop::runForever, "This event loop is already running");
            expect(
                    IllegalStateException.class,
                    () -> loop.runUntilComplete(() -> lines.add("never")),
                    "This event loop is already running");
            expect(
                    IllegalStateException.class,
                    () -> run(() -> lines.add("never")),
                    "Asyncio.run() cannot be called from a running event loop",
                    "await the coroutine instead, or create a task");
        });
        assertEquals(List.of(), lines);
    }

    @Test
    void using_a_closed_loop(EventLoop loop) throws IOException {
        loop.close();
        Pipe pipe = Pipe.open();
        pipe.source().configureBlocking(false);
        String way = "() after close()";
        expect(IllegalStateException.class, () -> loop.callSoon(() -> {}), "Event loop is closed: callSoon" + way);
        expect(IllegalStateException.class, () -> loop.callSoonThreadsafe(() -> {}), "callSoonThreadsafe" + way);
        expect(IllegalStateException.class, () -> loop.callLater(1, () -> {}), "callLater" + way);
        expect(IllegalStateException.class, () -> loop.callAt(1, () -> {}), "callAt" + way);
        expect(IllegalStateException.class, () -> loop.createTask(() -> "never"), "createTask" + way);
        expect(IllegalStateException.class, loop::runForever, "runForever" + way);
        expect(IllegalStateException.class, () -> loop.runUntilComplete(() -> "never"), "runUntilComplete" + way);
        expect(IllegalStateException.class, () -> loop.onReadable(pipe.source(), () -> {}), "onReadable" + way);
        assertFalse(loop.removeReadable(pipe.source()));
        assertTrue(allTasks(loop).isEmpty());
        loop.close();
        pipe.source().close();
        pipe.sink().close();
    }

    @Test
    void nothing_where_there_must_be_something(EventLoop loop) {
        List<Task<?>> noFutures = null;
        List<Clause<String>> noClauses = null;
        Coroutine<String> noCoroutine = null;
        inTask(loop, () -> {
            String wait = "wait() needs futures, got null";
            expect(NullPointerException.class, () -> Asyncio.wait(noFutures), wait);
            expect(NullPointerException.class, () -> Asyncio.wait(Arrays.asList(currentTask(), null)), wait);
            expect(
                    NullPointerException.class,
                    () -> Asyncio.wait(List.of(currentTask()), (ReturnWhen) null),
                    "wait() needs to know when to return, got null");
            String select = "select() needs clauses, got null";
            expect(NullPointerException.class, () -> select(noClauses), select);
            expect(NullPointerException.class, () -> select((Clause<String>) null), select);
            expect(NullPointerException.class, () -> selectInOrder(noClauses), select);
        });
        expect(
                NullPointerException.class,
                () -> runCoroutineThreadsafe(() -> "x", null),
                "runCoroutineThreadsafe() needs a loop, got null");
        expect(
                NullPointerException.class,
                () -> runCoroutineThreadsafe(noCoroutine, loop),
                "a call from another thread needs a coroutine, got null");
    }

    @Test
    void an_error_names_the_method_that_was_called(EventLoop loop) {
        CapacityLimiter limiter = new CapacityLimiter(2);
        limiter.acquireOnBehalfOfNow("ann");
        expect(IllegalStateException.class, () -> limiter.acquireOnBehalfOfNow("ann"), "acquireNow() for ann");
        inTask(loop, () -> {
            BlockingPortal portal = BlockingPortal.open();
            CompletionException refused = assertThrows(
                    CompletionException.class,
                    () -> toThread(
                            () -> portal.startTaskSoon(() -> portal.closeNow()).join()));
            expect(
                    IllegalStateException.class,
                    () -> {
                        throw refused.getCause();
                    },
                    "closeNow() of a portal from one of its calls, which would wait for itself");
            portal.close();
        });
    }

    @Test
    void a_clock_that_goes_back() {
        expect(
                IllegalArgumentException.class,
                () -> new asyncio.testing.VirtualClock().advance(Duration.ofNanos(-1)),
                "a clock cannot go back");
    }
}
