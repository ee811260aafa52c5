package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class RunCoroutineThreadsafeTest {
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    /** Runs a loop for as long as a function runs on another thread, and throws what that throws. */
    private static void beside(EventLoop loop, VoidCallable function) {
        loop.runUntilComplete(() -> toThread(function));
    }

    private static void turn(EventLoop loop) {
        loop.stop();
        loop.runForever();
    }

    @Test
    void the_coroutine_runs_as_a_task_of_the_loop(EventLoop loop) {
        beside(loop, () -> {
            CompletableFuture<String> name = runCoroutineThreadsafe(
                    () -> {
                        assertSame(loop, getRunningLoop());
                        return currentTask().getName();
                    },
                    loop);
            assertTrue(name.get().startsWith("Task-"), name.get());
        });
    }

    @Test
    void its_result_comes_after_its_waits(EventLoop loop) {
        beside(loop, () -> {
            assertEquals(
                    "late", runCoroutineThreadsafe(() -> sleep(5, "late"), loop).get());
            assertNull(runCoroutineThreadsafe(() -> sleep(5), loop).get());
        });
        assertEquals(10, loop.time());
    }

    @Test
    void its_failure_is_the_cause_of_what_get_throws(EventLoop loop) {
        IOException failure = new IOException("no disk");
        beside(loop, () -> {
            CompletableFuture<?> stage = runCoroutineThreadsafe(
                    () -> {
                        throw failure;
                    },
                    loop);
            assertSame(
                    failure, assertThrows(ExecutionException.class, stage::get).getCause());
        });
    }

    @Test
    void cancelling_the_stage_cancels_the_task(EventLoop loop) {
        CountDownLatch waiting = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        beside(loop, () -> {
            CompletableFuture<?> stage = runCoroutineThreadsafe(
                    () -> {
                        try {
                            waiting.countDown();
                            await(new Future<>());
                        } finally {
                            cancelled.countDown();
                        }
                    },
                    loop);
            waiting.await();
            assertTrue(stage.cancel(true));
            cancelled.await();
            assertThrows(CancellationException.class, stage::get);
        });
    }

    @Test
    void a_stage_that_is_cancelled_at_once_starts_no_task(EventLoop loop) {
        runCoroutineThreadsafe(() -> lines.add("never"), loop).cancel(true);
        turn(loop);
        turn(loop);
        assertEquals(List.of(), lines);
    }

    @Test
    void any_other_end_of_the_stage_cancels_the_task_too(EventLoop loop) {
        beside(loop, () -> {
            CountDownLatch begun = new CountDownLatch(1);
            CompletableFuture<String> ended = new CompletableFuture<>();
            CompletableFuture<String> stage = runCoroutineThreadsafe(
                    () -> {
                        begun.countDown();
                        try {
                            return await(new Future<String>());
                        } finally {
                            ended.complete("ended");
                        }
                    },
                    loop);
            begun.await();
            stage.orTimeout(1, TimeUnit.MILLISECONDS);
            assertInstanceOf(
                    TimeoutException.class,
                    assertThrows(ExecutionException.class, stage::get).getCause());
            assertEquals("ended", ended.get());
        });
    }

    @Test
    void a_task_that_is_cancelled_cancels_the_stage(EventLoop loop) {
        beside(loop, () -> {
            CompletableFuture<?> stage = runCoroutineThreadsafe(
                    () -> {
                        currentTask().cancel("enough");
                        sleep(1);
                    },
                    loop);
            var error = assertThrows(CancellationException.class, stage::get);
            assertEquals("enough", stage.handle((value, e) -> e).join().getMessage());
            assertInstanceOf(
                    CancelledError.class, stage.handle((v, e) -> e).join().getCause());
            assertTrue(stage.isCancelled());
            assertTrue(error instanceof CancellationException);
        });
    }

    @Test
    void a_failure_after_the_stage_was_cancelled_is_reported(EventLoop loop) {
        IllegalStateException failure = new IllegalStateException("in clean-up");
        loop.setExceptionHandler((where, context) -> {
            assertSame(failure, context.exception());
            lines.add(context.message());
        });
        CompletableFuture<?> stage = runCoroutineThreadsafe(
                () -> {
                    try {
                        await(new Future<>());
                    } catch (CancelledError e) {
                        throw failure;
                    }
                },
                loop);
        turn(loop);
        turn(loop);
        stage.cancel(true);
        loop.runUntilComplete(() -> sleep(2));
        assertEquals(List.of("Task exception was never retrieved"), lines);
    }

    @Test
    void a_task_factory_that_fails_is_the_failure_of_the_stage_and_reported(EventLoop loop, Log log) {
        IllegalStateException failure = new IllegalStateException("no tasks today");
        CompletableFuture<?> stage = runCoroutineThreadsafe(() -> lines.add("never"), loop);
        loop.setTaskFactory(new TaskFactory() {
            @Override
            public <T> Task<T> create(EventLoop where, Coroutine<T> coroutine, TaskOptions options) {
                throw failure;
            }
        });
        turn(loop);
        assertSame(failure, assertThrows(ExecutionException.class, stage::get).getCause());
        assertEquals(1, log.take().size());
        assertEquals(List.of(), lines);
    }

    @Test
    void it_runs_in_a_copy_of_the_callers_context(EventLoop loop) {
        ContextVar<String> user = new ContextVar<>("user", "nobody");
        beside(loop, () -> {
            user.set("ann");
            assertEquals(
                    "ann",
                    runCoroutineThreadsafe(
                                    () -> {
                                        String seen = user.get();
                                        user.set("bob");
                                        return seen;
                                    },
                                    loop)
                            .get());
            assertEquals("ann", user.get());
        });
    }

    @Test
    void a_closed_loop_refuses(EventLoop loop) {
        loop.close();
        var error =
                assertThrows(IllegalStateException.class, () -> runCoroutineThreadsafe(() -> lines.add("never"), loop));
        assertEquals("Event loop is closed: runCoroutineThreadsafe() after close()", error.getMessage());
    }

    @Test
    void a_loop_that_is_closed_before_the_task_starts_fails_the_stage(EventLoop loop) {
        CompletableFuture<?> stage = runCoroutineThreadsafe(() -> lines.add("never"), loop);
        loop.close();
        assertFailsAsClosed(stage);
        assertEquals(List.of(), lines);
    }

    @Test
    void a_loop_that_is_closed_before_the_task_ends_fails_the_stage(EventLoop loop, Log log) {
        CompletableFuture<?> stage = runCoroutineThreadsafe(() -> await(new Future<>()), loop);
        turn(loop);
        turn(loop);
        assertFalse(stage.isDone());
        loop.close();
        assertFailsAsClosed(stage);
        assertEquals(1, log.take().size());
    }

    private static void assertFailsAsClosed(CompletableFuture<?> stage) {
        var error = assertThrows(ExecutionException.class, stage::get).getCause();
        assertInstanceOf(IllegalStateException.class, error);
        assertTrue(error.getMessage().startsWith("Event loop is closed"), error.getMessage());
    }

    @Test
    void a_loop_that_is_stopped_may_go_on_with_it_later(EventLoop loop) {
        CompletableFuture<String> stage = runCoroutineThreadsafe(() -> sleep(1, "later"), loop);
        turn(loop);
        assertFalse(stage.isDone());
        loop.runUntilComplete(() -> sleep(2));
        assertEquals("later", stage.join());
    }

    @Test
    void the_end_of_run_cancels_it_as_any_task() {
        CompletableFuture<CompletableFuture<?>> handedOver = new CompletableFuture<>();
        run(() -> {
            EventLoop loop = getRunningLoop();
            toThread(() -> handedOver.complete(runCoroutineThreadsafe(() -> await(new Future<>()), loop)));
            sleep(0);
        });
        assertThrows(CancellationException.class, () -> handedOver.join().get());
    }

    @Test
    void it_needs_a_coroutine(EventLoop loop) {
        Coroutine<String> none = null;
        VoidCoroutine nothing = null;
        assertThrows(NullPointerException.class, () -> runCoroutineThreadsafe(none, loop));
        assertThrows(NullPointerException.class, () -> runCoroutineThreadsafe(nothing, loop));
    }

    @Test
    void calls_of_one_thread_start_in_their_order(EventLoop loop) {
        List<String> expected = new ArrayList<>();
        beside(loop, () -> {
            List<CompletableFuture<?>> stages = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                String line = "" + i;
                expected.add(line);
                stages.add(runCoroutineThreadsafe(() -> lines.add(line), loop));
            }
            CompletableFuture.allOf(stages.toArray(CompletableFuture[]::new)).join();
        });
        assertEquals(expected, lines);
    }
}
