package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.nio.channels.Pipe;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;

/** What other threads may do to a loop that runs, and what they may not. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class EventLoopThreadsTest {
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    private static void onAnotherThread(Runnable action) {
        try {
            Thread.ofPlatform().start(action).join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void expectRefusal(String act, Executable call) {
        var error = assertThrows(IllegalStateException.class, call, act);
        lines.add(
                error.getMessage().startsWith("Non-thread-safe operation invoked on an event loop other than")
                                && error.getMessage().contains(": " + act + "() on ")
                                && error.getMessage().endsWith("; use callSoonThreadsafe()")
                        ? act
                        : error.getMessage());
    }

    @Test
    void a_call_from_another_thread_wakes_a_loop_that_sleeps(EventLoop loop) throws InterruptedException {
        CountDownLatch asleep = new CountDownLatch(1);
        loop.callSoon(asleep::countDown);
        Thread caller = Thread.ofPlatform().start(() -> {
            try {
                asleep.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            loop.callSoonThreadsafe(() -> lines.add("called"));
            loop.callSoonThreadsafe(loop::stop);
        });
        loop.runForever();
        caller.join();
        assertEquals(List.of("called"), lines);
    }

    @Test
    void calls_of_one_thread_keep_their_order(EventLoop loop) {
        Thread caller = Thread.ofPlatform().unstarted(() -> {
            for (int i = 0; i < 10_000; i++) {
                String name = "" + i;
                loop.callSoonThreadsafe(() -> lines.add(name));
            }
            loop.callSoonThreadsafe(loop::stop);
        });
        caller.start();
        loop.runForever();
        assertEquals(10_000, lines.size());
        for (int i = 0; i < 10_000; i++) {
            assertEquals("" + i, lines.get(i));
        }
    }

    @Test
    void a_thread_safe_call_runs_in_the_context_of_its_caller(EventLoop loop) {
        ContextVar<String> variable = new ContextVar<>("variable", "none");
        onAnotherThread(() -> {
            variable.set("caller's");
            loop.callSoonThreadsafe(() -> lines.add(variable.get()));
        });
        Context context = new Context();
        loop.callSoonThreadsafe(() -> variable.set("given"), context);
        loop.stop();
        loop.runForever();
        assertEquals(List.of("caller's"), lines);
        assertEquals("given", context.get(variable));
    }

    @Test
    void in_debug_mode_calling_soon_from_another_thread_is_refused(EventLoop loop) {
        assertFalse(loop.getDebug());
        loop.setDebug(true);
        assertTrue(loop.getDebug());
        loop.runUntilComplete(() ->
                onAnotherThread(() -> expectRefusal("callSoon", () -> loop.callSoon(() -> lines.add("never")))));
        assertEquals(List.of("callSoon"), lines);
    }

    @Test
    void without_debug_mode_calling_soon_from_another_thread_is_passed_on(EventLoop loop) {
        Future<String> called = loop.createFuture();
        loop.runUntilComplete(() -> {
            onAnotherThread(() -> loop.callSoon(() -> called.setResult("called")));
            assertEquals("called", await(called));
        });
    }

    @Test
    void everything_else_from_another_thread_is_refused_in_any_mode(EventLoop loop) throws Exception {
        Pipe pipe = Pipe.open();
        pipe.source().configureBlocking(false);
        pipe.sink().configureBlocking(false);
        Future<String> future = loop.createFuture();
        Task<?> sleeper = loop.createTask(() -> sleep(1));
        loop.runUntilComplete(() -> onAnotherThread(() -> {
            expectRefusal("callLater", () -> loop.callLater(1, () -> {}));
            expectRefusal("callAt", () -> loop.callAt(1, () -> {}));
            expectRefusal("stop", loop::stop);
            expectRefusal("createTask", () -> loop.createTask(() -> {}));
            expectRefusal("onReadable", () -> loop.onReadable(pipe.source(), () -> {}));
            expectRefusal("onWritable", () -> loop.onWritable(pipe.sink(), () -> {}));
            expectRefusal("setResult", () -> future.setResult("x"));
            expectRefusal("setException", () -> future.setException(new Exception()));
            expectRefusal("addDoneCallback", () -> future.addDoneCallback(done -> {}));
            expectRefusal("cancel", future::cancel);
            expectRefusal("cancel", sleeper::cancel);
            assertThrows(IllegalStateException.class, () -> loop.removeReadable(pipe.source()));
        }));
        assertEquals(
                List.of(
                        "callLater",
                        "callAt",
                        "stop",
                        "createTask",
                        "onReadable",
                        "onWritable",
                        "setResult",
                        "setException",
                        "addDoneCallback",
                        "cancel",
                        "cancel"),
                lines);
        assertFalse(future.done());
        loop.runUntilComplete(sleeper);
        pipe.source().close();
        pipe.sink().close();
    }

    @Test
    void while_a_loop_does_not_run_any_thread_may_fill_it(EventLoop loop) {
        loop.setDebug(true);
        onAnotherThread(() -> {
            loop.callSoon(() -> lines.add("soon"));
            loop.callLater(1, () -> lines.add("later"));
            loop.createTask(() -> lines.add("task"));
            loop.callLater(2, loop::stop);
        });
        loop.runForever();
        assertEquals(List.of("soon", "task", "later"), lines);
    }

    @Test
    void debug_mode_is_an_option_of_a_loop() {
        try (EventLoop debugging = new EventLoop(EventLoopOptions.DEFAULT.withDebug(true))) {
            assertTrue(debugging.getDebug());
        }
    }

    @Test
    void two_loops_run_side_by_side_on_two_threads(EventLoop loop) throws InterruptedException {
        Thread other = Thread.ofPlatform().start(() -> {
            try (EventLoop second = new EventLoop()) {
                for (int i = 0; i < 100; i++) {
                    second.runUntilComplete(() -> assertSame(second, getRunningLoop()));
                }
                lines.add("second");
            }
        });
        for (int i = 0; i < 100; i++) {
            loop.runUntilComplete(() -> assertSame(loop, getRunningLoop()));
        }
        other.join();
        assertEquals(List.of("second"), lines);
    }

    @Test
    void two_loops_talk_to_each_other(EventLoop loop) throws InterruptedException {
        Future<String> answer = loop.createFuture();
        EventLoop second = new EventLoop();
        Thread other = Thread.ofPlatform().start(second::runForever);
        loop.runUntilComplete(() -> {
            second.callSoonThreadsafe(() -> {
                assertSame(second, getRunningLoop());
                loop.callSoonThreadsafe(() -> answer.setResult("from the other loop"));
            });
            assertEquals("from the other loop", await(answer));
        });
        second.callSoonThreadsafe(second::stop);
        other.join();
        second.close();
    }
}
