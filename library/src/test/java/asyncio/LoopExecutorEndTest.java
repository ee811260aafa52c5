package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Shutting an executor of a loop down, closing the loop, and what waits for several commands. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class LoopExecutorEndTest {
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    /** Runs a loop for as long as a function runs on another thread, and throws what that throws. */
    private static void beside(EventLoop loop, VoidCallable function) {
        loop.runUntilComplete(() -> toThread(function));
    }

    private static String now(EventLoop loop, String text) {
        return text + "@" + Math.round(loop.time());
    }

    @Test
    void shutdown_refuses_what_is_new_runs_what_is_delayed_and_ends_what_is_periodic(EventLoop loop) {
        ScheduledExecutorService executor = loop.asExecutor();
        loop.runUntilComplete(() -> {
            executor.schedule(() -> lines.add(now(loop, "delayed")), 5, TimeUnit.SECONDS);
            executor.scheduleAtFixedRate(() -> lines.add("never"), 1, 1, TimeUnit.SECONDS);
            executor.shutdown();
            assertTrue(executor.isShutdown());
            assertFalse(executor.isTerminated());
            var error = assertThrows(RejectedExecutionException.class, () -> executor.execute(() -> {}));
            assertTrue(error.getMessage().contains("after shutdown()"), error.getMessage());
            assertFalse(executor.awaitTermination(1, TimeUnit.SECONDS));
            assertTrue(executor.awaitTermination(10, TimeUnit.SECONDS));
            assertTrue(executor.isTerminated());
        });
        assertEquals(List.of("delayed@5"), lines);
    }

    @Test
    void shutdown_now_cancels_what_runs_and_gives_what_never_began(EventLoop loop) {
        ScheduledExecutorService executor = loop.asExecutor();
        loop.runUntilComplete(() -> {
            executor.execute(() -> {
                try {
                    sleep(100);
                } finally {
                    lines.add("cleaned up");
                }
            });
            var delayed = executor.schedule(() -> lines.add("by hand"), 5, TimeUnit.SECONDS);
            sleep(1);
            List<Runnable> left = executor.shutdownNow();
            executor.awaitTermination(1, TimeUnit.DAYS);
            assertTrue(delayed.isCancelled());
            left.forEach(Runnable::run);
        });
        assertEquals(List.of("cleaned up", "by hand"), lines);
        assertEquals(1, loop.time());
    }

    @Test
    void shutting_one_down_leaves_the_loop_and_others_alone(EventLoop loop) {
        ScheduledExecutorService executor = loop.asExecutor();
        executor.shutdown();
        assertTrue(executor.isTerminated());
        assertEquals(
                "value",
                loop.runUntilComplete(
                        () -> loop.asExecutor().submit(() -> "value").get()));
    }

    @Test
    void close_from_another_thread_waits_for_the_end(EventLoop loop) {
        beside(loop, () -> {
            try (ScheduledExecutorService executor = loop.asExecutor()) {
                executor.execute(() -> {
                    sleep(5);
                    lines.add("ended");
                });
            }
            lines.add("closed");
        });
        assertEquals(List.of("ended", "closed"), lines);
    }

    @Test
    void a_command_cannot_close_its_own_executor(EventLoop loop) {
        ScheduledExecutorService executor = loop.asExecutor();
        loop.runUntilComplete(() -> {
            var job = executor.submit(executor::close);
            var error = assertThrows(ExecutionException.class, job::get).getCause();
            assertTrue(error.getMessage().contains("wait for itself"), error.toString());
        });
    }

    @Test
    void invoke_all_runs_them_side_by_side_from_a_task(EventLoop loop) {
        ScheduledExecutorService executor = loop.asExecutor();
        loop.runUntilComplete(() -> {
            var futures = executor.invokeAll(List.of(later(2, "a"), later(1, "b")));
            assertEquals(2, loop.time());
            assertEquals("a", futures.get(0).get());
            assertEquals("b", futures.get(1).get());
        });
    }

    private static Callable<String> later(int seconds, String text) {
        return () -> sleep(seconds, text);
    }

    @Test
    void invoke_all_works_from_another_thread(EventLoop loop) {
        ScheduledExecutorService executor = loop.asExecutor();
        beside(
                loop,
                () -> assertEquals(
                        List.of(true, true),
                        executor.invokeAll(List.of(later(2, "a"), later(1, "b"))).stream()
                                .map(java.util.concurrent.Future::isDone)
                                .toList()));
        assertEquals(2, loop.time());
    }

    @Test
    void invoke_all_cancels_what_is_not_done_in_time(EventLoop loop) {
        ScheduledExecutorService executor = loop.asExecutor();
        loop.runUntilComplete(() -> {
            var futures = executor.invokeAll(List.of(later(1, "a"), later(9, "b")), 3, TimeUnit.SECONDS);
            assertEquals(3, loop.time());
            assertEquals("a", futures.get(0).get());
            assertTrue(futures.get(1).isCancelled());
            executor.close();
        });
        assertEquals(3, loop.time());
    }

    @Test
    void invoke_all_that_is_cancelled_cancels_all(EventLoop loop) {
        ScheduledExecutorService executor = loop.asExecutor();
        loop.runUntilComplete(() -> {
            Task<?> task = createTask(() -> executor.invokeAll(List.of(later(5, "a"), later(9, "b"))));
            sleep(1);
            task.cancel();
            assertThrows(CancelledError.class, () -> await(task));
            executor.close();
        });
        assertEquals(1, loop.time());
    }

    @Test
    void invoke_any_gives_the_first_success_and_cancels_the_others(EventLoop loop) {
        ScheduledExecutorService executor = loop.asExecutor();
        loop.runUntilComplete(() -> {
            Callable<String> fails = () -> {
                throw new IOException("no disk");
            };
            assertEquals("b", executor.invokeAny(List.of(fails, later(9, "a"), later(2, "b"))));
            executor.close();
        });
        assertEquals(2, loop.time());
    }

    @Test
    void invoke_any_fails_when_all_do(EventLoop loop) {
        ScheduledExecutorService executor = loop.asExecutor();
        beside(loop, () -> {
            Callable<String> fails = () -> {
                throw new IOException("no disk");
            };
            var error = assertThrows(ExecutionException.class, () -> executor.invokeAny(List.of(fails, fails)));
            assertEquals("no disk", error.getCause().getMessage());
        });
        loop.runUntilComplete(() -> {
            assertThrows(TimeoutException.class, () -> executor.invokeAny(List.of(later(9, "a")), 1, TimeUnit.SECONDS));
            executor.close();
        });
        assertEquals(1, loop.time());
    }

    @Test
    void closing_the_loop_fails_what_has_no_outcome_and_refuses_the_rest() throws Exception {
        EventLoop loop = new EventLoop();
        ExecutorService executor = loop.asExecutor();
        var queued = executor.submit(() -> "never");
        loop.close();
        var error = assertThrows(ExecutionException.class, queued::get);
        assertTrue(error.getCause().getMessage().startsWith("Event loop is closed"), error.toString());
        var refused = assertThrows(RejectedExecutionException.class, () -> executor.execute(() -> {}));
        assertTrue(refused.getMessage().contains("after the event loop was closed"), refused.getMessage());
        assertTrue(executor.isShutdown());
        assertTrue(executor.isTerminated());
        executor.close();
    }

    @Test
    void what_still_runs_at_the_end_of_a_run_is_cancelled(EventLoop unused) {
        CompletableFuture<ExecutorService> made = new CompletableFuture<>();
        run(() -> {
            ExecutorService executor = getRunningLoop().asExecutor();
            executor.execute(() -> {
                try {
                    sleep(100);
                } finally {
                    lines.add("cleaned up");
                }
            });
            sleep(0);
            made.complete(executor);
        });
        assertEquals(List.of("cleaned up"), lines);
        assertTrue(made.join().isTerminated());
    }
}
