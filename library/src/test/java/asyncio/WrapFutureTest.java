package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class WrapFutureTest {
    private final List<String> lines = new ArrayList<>();
    private final CompletableFuture<String> stage = new CompletableFuture<>();

    private static void turn(EventLoop loop) {
        loop.stop();
        loop.runForever();
    }

    @Test
    void a_result_from_another_thread_wakes_who_awaits_it(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Future<String> future = wrapFuture(stage);
            Task<Boolean> waiting = createTask(
                    () -> lines.add(await(future) + " on " + currentTask().getName()), "me");
            sleep(0);
            Thread completer = Thread.ofPlatform().start(() -> stage.complete("result"));
            await(waiting);
            completer.join();
        });
        assertEquals(List.of("result on me"), lines);
    }

    @Test
    void a_failure_from_another_thread_is_thrown_as_it_is(EventLoop loop) {
        IOException failure = new IOException("no disk");
        loop.runUntilComplete(() -> {
            Future<String> future = wrapFuture(stage);
            Thread.ofPlatform().start(() -> stage.completeExceptionally(failure));
            assertSame(failure, assertThrows(IOException.class, () -> await(future)));
        });
    }

    @Test
    void a_failure_of_an_earlier_stage_comes_without_its_wrapper(EventLoop loop) {
        ArithmeticException failure = new ArithmeticException("zero");
        loop.runUntilComplete(() -> {
            Future<Integer> future = wrapFuture(stage.thenApply(text -> {
                throw failure;
            }));
            Thread.ofPlatform().start(() -> stage.complete("x"));
            assertSame(failure, assertThrows(ArithmeticException.class, () -> await(future)));
        });
    }

    @Test
    void a_stage_that_is_done_becomes_a_future_that_soon_is(EventLoop loop) {
        stage.complete("done");
        loop.runUntilComplete(() -> {
            Future<String> future = wrapFuture(stage);
            assertFalse(future.done());
            assertEquals("done", await(future));
        });
    }

    @Test
    void cancelling_the_future_cancels_the_stage(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Future<String> future = wrapFuture(stage);
            assertTrue(future.cancel());
            assertFalse(stage.isDone());
            sleep(0);
            assertTrue(stage.isCancelled());
        });
    }

    @Test
    void cancelling_the_task_that_awaits_it_cancels_the_stage(EventLoop loop) {
        Task<String> task = loop.createTask(() -> await(wrapFuture(stage)));
        turn(loop);
        task.cancel("enough");
        assertThrows(CancelledError.class, () -> loop.runUntilComplete(task));
        assertTrue(stage.isCancelled());
    }

    @Test
    void cancelling_the_stage_cancels_the_future(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Future<String> future = wrapFuture(stage);
            Thread.ofPlatform().start(() -> stage.cancel(true));
            assertThrows(CancelledError.class, () -> await(future));
            assertTrue(future.cancelled());
        });
    }

    @Test
    void cancelling_an_earlier_stage_cancels_the_future_too(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Future<String> future = wrapFuture(stage.thenApply(text -> text + "!"));
            Thread.ofPlatform().start(() -> stage.completeExceptionally(new CancellationException("enough")));
            assertEquals(
                    "enough",
                    assertThrows(CancelledError.class, () -> await(future)).getMessage());
        });
    }

    @Test
    void a_late_result_for_a_cancelled_future_is_ignored(EventLoop loop) {
        CompletableFuture<String> stubborn = new CompletableFuture<>() {
            @Override
            public boolean cancel(boolean mayInterruptIfRunning) {
                return false;
            }
        };
        loop.runUntilComplete(() -> {
            Future<String> future = wrapFuture(stubborn);
            future.cancel();
            sleep(0);
            stubborn.complete("late");
            sleep(0);
            assertTrue(future.cancelled());
        });
    }

    @Test
    void a_result_for_a_loop_that_is_closed_is_ignored() {
        run(() -> {
            wrapFuture(stage);
        });
        stage.complete("late");
        assertEquals("late", stage.join());
    }

    @Test
    void work_of_an_executor_can_be_awaited(EventLoop loop) {
        CountDownLatch begin = new CountDownLatch(1);
        try (var executor = Executors.newSingleThreadExecutor()) {
            loop.runUntilComplete(() -> {
                Future<String> future = wrapFuture(CompletableFuture.supplyAsync(() -> work(begin), executor));
                sleep(0);
                assertFalse(future.done());
                begin.countDown();
                assertEquals("worked", await(future));
            });
        }
    }

    private static String work(CountDownLatch begin) {
        try {
            begin.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return "worked";
    }

    @Test
    void a_stage_can_be_wrapped_for_a_loop_that_does_not_run_yet(EventLoop loop) {
        Future<String> future = wrapFuture(stage, loop);
        Thread.ofPlatform().start(() -> stage.complete("result"));
        assertEquals("result", loop.runUntilComplete(future));
    }

    @Test
    void it_needs_a_stage_and_a_loop() {
        assertThrows(IllegalStateException.class, () -> wrapFuture(stage));
        run(() -> {
            var error = assertThrows(NullPointerException.class, () -> wrapFuture(null));
            assertEquals("wrapFuture() needs a stage, got null", error.getMessage());
        });
    }

    @Test
    void a_future_that_is_no_stage_can_be_awaited(EventLoop loop) {
        CountDownLatch begin = new CountDownLatch(1);
        try (var executor = Executors.newSingleThreadExecutor()) {
            loop.runUntilComplete(() -> {
                Future<String> future = wrapFuture(executor.submit(() -> work(begin)));
                assertFalse(future.done());
                begin.countDown();
                assertEquals("worked", await(future));
            });
        }
    }

    @Test
    void a_plain_future_that_is_done_needs_no_thread(EventLoop loop) {
        FutureTask<String> done = new FutureTask<>(() -> "done");
        done.run();
        assertEquals("done", loop.runUntilComplete(() -> await(wrapFuture(done))));
        assertEquals("done", loop.runUntilComplete(wrapFuture(done, loop)));
    }

    @Test
    void the_failure_of_a_plain_future_is_thrown_as_it_is(EventLoop loop) {
        IOException failure = new IOException("no disk");
        FutureTask<String> task = new FutureTask<>(() -> {
            throw failure;
        });
        loop.runUntilComplete(() -> {
            Future<String> future = wrapFuture(task);
            Thread.ofPlatform().start(task);
            assertSame(failure, assertThrows(IOException.class, () -> await(future)));
        });
    }

    @Test
    void cancelling_the_future_cancels_the_plain_one_with_an_interrupt(EventLoop loop) {
        CountDownLatch begin = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        FutureTask<String> task = new FutureTask<>(() -> {
            begin.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
            return "ignored";
        });
        loop.runUntilComplete(() -> {
            Future<String> future = wrapFuture(task);
            Thread.ofPlatform().start(task);
            toThread(() -> begin.await());
            future.cancel();
            toThread(() -> interrupted.await());
            assertTrue(task.isCancelled());
        });
    }

    @Test
    void cancelling_the_plain_future_cancels_the_future(EventLoop loop) {
        FutureTask<String> task = new FutureTask<>(() -> "never");
        loop.runUntilComplete(() -> {
            Future<String> future = wrapFuture(task);
            task.cancel(false);
            assertThrows(CancelledError.class, () -> await(future));
            assertTrue(future.cancelled());
        });
    }

    @Test
    void a_plain_future_that_outlives_the_loop_keeps_no_thread() {
        FutureTask<String> task = new FutureTask<>(() -> "late");
        run(() -> {
            wrapFuture(task);
        });
        assertFalse(task.isDone());
    }

    @Test
    void a_stage_that_is_no_completable_future_can_be_awaited(EventLoop loop) {
        CompletionStage<String> minimal = stage.minimalCompletionStage();
        loop.runUntilComplete(() -> {
            Future<String> future = wrapFuture(minimal);
            stage.complete("result");
            assertEquals("result", await(future));
        });
        assertEquals("result", loop.runUntilComplete(wrapFuture(minimal, loop)));
    }
}
