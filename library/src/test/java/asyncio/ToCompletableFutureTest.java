package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class ToCompletableFutureTest {
    private final List<String> lines = new ArrayList<>();

    @Test
    void the_stage_ends_with_the_value_of_the_task(EventLoop loop) {
        loop.runUntilComplete(() -> {
            CompletableFuture<String> stage =
                    createTask(() -> sleep(0.1, "value")).toCompletableFuture();
            assertFalse(stage.isDone());
            assertEquals("value", toThread(() -> stage.get()));
        });
        assertEquals(0.1, loop.time());
    }

    @Test
    void a_failure_is_the_cause_of_what_get_throws(EventLoop loop) {
        IOException failure = new IOException("no disk");
        loop.runUntilComplete(() -> {
            Future<String> future = loop.createFuture();
            CompletableFuture<String> stage = future.toCompletableFuture();
            future.setException(failure);
            sleep(0);
            assertSame(
                    failure, assertThrows(ExecutionException.class, stage::get).getCause());
        });
    }

    @Test
    void a_future_that_is_done_gives_a_stage_that_is(EventLoop loop) {
        Future<String> future = loop.createFuture();
        future.setResult("done");
        assertEquals("done", future.toCompletableFuture().getNow("pending"));
    }

    @Test
    void dependent_stages_run_on_the_loop(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Future<String> future = loop.createFuture();
            CompletableFuture<?> dependent = future.toCompletableFuture()
                    .thenAccept(value -> lines.add(value + " " + (getRunningLoop() == loop)));
            future.setResult("value");
            await(wrapFuture(dependent));
        });
        assertEquals(List.of("value true"), lines);
    }

    @Test
    void cancelling_the_future_cancels_the_stage(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Future<String> future = loop.createFuture();
            CompletableFuture<String> stage = future.toCompletableFuture();
            future.cancel("enough");
            sleep(0);
            assertTrue(stage.isCancelled());
            var error = assertThrows(CancellationException.class, stage::get);
            assertEquals("enough", error.getCause().getMessage());
        });
    }

    @Test
    void cancelling_the_stage_cancels_the_task(EventLoop loop) {
        Task<String> task = loop.createTask(() -> {
            try {
                return sleep(5, "never");
            } finally {
                lines.add("cleaned up");
            }
        });
        loop.runUntilComplete(() -> {
            CompletableFuture<String> stage = task.toCompletableFuture();
            toThread(() -> {
                stage.cancel(false);
            });
            assertThrows(CancelledError.class, () -> await(task));
        });
        assertEquals(List.of("cleaned up"), lines);
        assertEquals(0, loop.time());
    }

    @Test
    void completing_the_stage_otherwise_cancels_the_future(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Future<String> future = loop.createFuture();
            future.toCompletableFuture().complete("by somebody else");
            sleep(0);
            assertTrue(future.cancelled());
        });
    }

    @Test
    void a_failure_that_comes_after_the_stage_was_cancelled_is_reported_as_nobodys(EventLoop loop) {
        List<String> reports = new ArrayList<>();
        loop.setExceptionHandler(
                (where, context) -> reports.add(context.exception().getMessage()));
        loop.runUntilComplete(() -> {
            Task<?> task = createTask(() -> {
                assertThrows(CancelledError.class, () -> sleep(5));
                throw new IOException("no disk");
            });
            CompletableFuture<?> stage = task.toCompletableFuture();
            sleep(1);
            stage.cancel(false);
            sleep(5);
        });
        assertEquals(List.of("no disk"), reports);
    }

    @Test
    void closing_the_loop_fails_a_stage_that_somebody_waits_for() {
        EventLoop loop = new EventLoop();
        CompletableFuture<Object> stage = loop.createFuture().toCompletableFuture();
        loop.close();
        var error = assertThrows(ExecutionException.class, stage::get);
        assertTrue(error.getCause().getMessage().startsWith("Event loop is closed"), error.toString());
    }

    @Test
    void after_the_loop_was_closed_only_a_future_that_is_done_gives_a_stage() {
        EventLoop loop = new EventLoop();
        Future<String> done = loop.createFuture();
        done.setResult("value");
        Future<String> pending = loop.createFuture();
        loop.close();
        assertEquals("value", done.toCompletableFuture().join());
        assertThrows(IllegalStateException.class, pending::toCompletableFuture);
    }

    @Test
    void there_and_back_is_the_same_result(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Task<String> task = createTask(() -> sleep(1, "value"));
            assertEquals("value", await(wrapFuture(task.toCompletableFuture())));
        });
    }

    @Test
    void another_thread_cannot_ask_for_a_stage(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Future<String> future = loop.createFuture();
            toThread(() -> {
                assertThrows(IllegalStateException.class, future::toCompletableFuture);
            });
        });
    }
}
