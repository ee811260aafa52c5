package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class RunInExecutorTest {
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch goOn = new CountDownLatch(1);

    /** An executor that keeps what it gets until the test runs it. */
    private final Queue<Runnable> kept = new ArrayDeque<>();

    @Test
    void it_gives_a_future_that_can_be_awaited(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Future<String> future = loop.runInExecutor(null, () -> "result");
            assertFalse(future.done());
            assertEquals("result", await(future));
            Future<Void> nothing = loop.runInExecutor(null, () -> {});
            assertNull(await(nothing));
        });
    }

    @Test
    void it_takes_any_executor(EventLoop loop) {
        try (var own = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("own").factory())) {
            loop.runUntilComplete(() -> {
                Callable<String> name = () -> Thread.currentThread().getName();
                assertEquals("own", await(loop.runInExecutor(own, name)));
            });
        }
    }

    @Test
    void an_executor_may_run_the_function_right_here(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Future<String> future = loop.runInExecutor(
                    Runnable::run, () -> Thread.currentThread().getName());
            assertEquals(currentTask().getName(), await(future));
        });
    }

    @Test
    void the_function_does_not_see_the_context_of_the_caller(EventLoop loop) {
        ContextVar<String> user = new ContextVar<>("user", "nobody");
        loop.runUntilComplete(() -> {
            user.set("ann");
            assertEquals("nobody", await(loop.runInExecutor(null, () -> user.get())));
        });
    }

    @Test
    void it_may_be_called_while_the_loop_does_not_run(EventLoop loop) {
        Future<String> future = loop.runInExecutor(null, () -> "early");
        assertEquals("early", loop.runUntilComplete(future));
    }

    @Test
    void a_function_whose_future_is_cancelled_first_never_starts(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Future<?> future = loop.runInExecutor(kept::add, () -> lines.add("never"));
            future.cancel();
            sleep(0);
            kept.remove().run();
            assertThrows(CancelledError.class, () -> await(future));
        });
        assertEquals(List.of(), lines);
    }

    @Test
    void the_interrupt_of_a_cancelled_function_does_not_stay_on_its_thread(EventLoop loop) throws InterruptedException {
        List<Boolean> flags = Collections.synchronizedList(new ArrayList<>());
        Future<?> future = loop.runInExecutor(kept::add, () -> {
            lines.add("running");
            while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
        });
        Thread worker = Thread.ofPlatform().start(() -> {
            kept.remove().run();
            flags.add(Thread.currentThread().isInterrupted());
        });
        while (lines.isEmpty()) {
            Thread.onSpinWait();
        }
        future.cancel();
        loop.stop();
        loop.runForever();
        worker.join();
        assertEquals(List.of(false), flags);
    }

    @Test
    void an_executor_that_runs_it_twice_has_it_run_once(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Future<?> future = loop.runInExecutor(kept::add, () -> lines.add("ran"));
            Runnable job = kept.remove();
            job.run();
            job.run();
            await(future);
        });
        assertEquals(List.of("ran"), lines);
    }

    @Test
    void a_result_that_comes_too_late_is_dropped(EventLoop loop) throws InterruptedException {
        loop.runUntilComplete(() -> {
            Future<String> future = loop.runInExecutor(kept::add, () -> {
                goOn.await();
                return "late";
            });
            Thread worker = Thread.ofPlatform().start(kept.remove());
            while (worker.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            future.cancel();
            goOn.countDown();
            sleep(0);
            assertTrue(future.cancelled());
            toThread(() -> worker.join());
        });
    }

    @Test
    void a_result_for_a_loop_that_is_closed_is_dropped() throws InterruptedException {
        Thread worker;
        try (EventLoop loop = new EventLoop()) {
            loop.runInExecutor(kept::add, () -> {
                goOn.await();
                return lines.add("ran");
            });
            worker = Thread.ofPlatform().start(kept.remove());
        }
        goOn.countDown();
        worker.join();
        assertEquals(List.of("ran"), lines);
    }

    @Test
    void an_executor_that_takes_no_work_refuses_at_once(EventLoop loop) {
        Executor refusing = work -> {
            throw new RejectedExecutionException("full");
        };
        loop.runUntilComplete(() -> {
            assertThrows(RejectedExecutionException.class, () -> loop.runInExecutor(refusing, () -> "never"));
        });
        assertFalse(loop.agenda.outside.isExpected());
    }

    @Test
    void a_closed_loop_refuses(EventLoop loop) {
        loop.close();
        var error = assertThrows(IllegalStateException.class, () -> loop.runInExecutor(null, () -> "never"));
        assertEquals("Event loop is closed: runInExecutor() after close()", error.getMessage());
    }

    @Test
    void another_thread_is_refused(EventLoop loop) {
        loop.runUntilComplete(() -> toThread(() -> {
            var error = assertThrows(IllegalStateException.class, () -> loop.runInExecutor(null, () -> "never"));
            assertTrue(error.getMessage().startsWith("Non-thread-safe operation"), error.getMessage());
            assertThrows(IllegalStateException.class, () -> loop.setDefaultExecutor(ForkJoinPool.commonPool()));
        }));
    }

    @Test
    void it_needs_a_function(EventLoop loop) {
        Callable<String> none = null;
        VoidCallable nothing = null;
        assertThrows(NullPointerException.class, () -> loop.runInExecutor(null, none));
        assertThrows(NullPointerException.class, () -> loop.runInExecutor(null, nothing));
        assertThrows(NullPointerException.class, () -> loop.setDefaultExecutor(null));
    }

    @Test
    void the_default_executor_can_be_replaced(EventLoop loop) {
        var own = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("own").factory());
        loop.runUntilComplete(() -> {
            assertTrue(toThread(() -> Thread.currentThread().getName()).startsWith("asyncio_"));
            loop.setDefaultExecutor(own);
            assertEquals("own", toThread(() -> Thread.currentThread().getName()));
        });
        loop.close();
        assertTrue(own.isShutdown());
    }

    @Test
    void it_has_four_threads_more_than_processors_and_at_most_32(EventLoop loop) {
        int most = Math.min(32, Runtime.getRuntime().availableProcessors() + 4);
        CountDownLatch all = new CountDownLatch(most);
        loop.runUntilComplete(() -> {
            List<Future<?>> futures = new ArrayList<>();
            for (int i = 0; i < most; i++) {
                futures.add(loop.runInExecutor(null, () -> {
                    all.countDown();
                    all.await();
                }));
            }
            Future<?> oneMore = loop.runInExecutor(null, () -> {});
            Asyncio.wait(futures);
            await(oneMore);
        });
        assertEquals(0, all.getCount());
    }

    @Test
    void after_its_shutdown_the_default_executor_takes_no_work(EventLoop loop) {
        loop.runUntilComplete(() -> {
            toThread(() -> lines.add("before"));
            loop.shutdownDefaultExecutor();
            var error = assertThrows(IllegalStateException.class, () -> loop.runInExecutor(null, () -> "never"));
            assertTrue(error.getMessage().startsWith("Executor shutdown has been called"), error.getMessage());
            assertThrows(IllegalStateException.class, () -> toThread(() -> "never"));
            Runnable inline = () -> lines.add("an executor of one's own");
            await(loop.runInExecutor(Runnable::run, inline::run));
            loop.shutdownDefaultExecutor();
        });
        assertEquals(List.of("before", "an executor of one's own"), lines);
    }

    @Test
    void a_shutdown_without_any_work_before_refuses_it_afterwards(EventLoop loop) {
        loop.runUntilComplete(() -> {
            loop.shutdownDefaultExecutor(1);
            assertThrows(IllegalStateException.class, () -> toThread(() -> "never"));
        });
    }

    @Test
    void the_shutdown_waits_for_work_that_runs_and_work_that_is_queued(EventLoop loop) {
        try (var single = Executors.newSingleThreadExecutor()) {
            loop.setDefaultExecutor(single);
            loop.runUntilComplete(() -> {
                loop.runInExecutor(null, () -> {
                    goOn.await();
                    lines.add("first");
                });
                loop.runInExecutor(null, () -> lines.add("second"));
                createTask(goOn::countDown);
                loop.shutdownDefaultExecutor();
                lines.add("shut down");
            });
        }
        assertEquals(List.of("first", "second", "shut down"), lines);
    }

    @Test
    void a_shutdown_that_takes_too_long_says_so_and_goes_on(EventLoop loop, Log log) {
        loop.runUntilComplete(() -> {
            Future<String> future = loop.runInExecutor(null, () -> {
                goOn.await();
                return "in the end";
            });
            loop.shutdownDefaultExecutor(java.time.Duration.ofMillis(10));
            lines.add("went on");
            goOn.countDown();
            lines.add(await(future));
        });
        assertEquals(List.of("went on", "in the end"), lines);
        assertEquals(
                "The default executor did not end its threads within 0.01 s: the loop goes on without them",
                log.takeWarnings().getLast());
    }

    @Test
    void a_shutdown_that_is_cancelled_stops_waiting(EventLoop loop) {
        loop.runUntilComplete(() -> {
            loop.runInExecutor(null, () -> goOn.await());
            Task<?> task = createTask(() -> loop.shutdownDefaultExecutor());
            sleep(0);
            task.cancel();
            assertThrows(CancelledError.class, () -> await(task));
            goOn.countDown();
        });
    }

    @Test
    void a_shutdown_is_for_tasks(EventLoop loop) {
        assertThrows(IllegalStateException.class, () -> loop.shutdownDefaultExecutor());
        assertThrows(IllegalArgumentException.class, () -> loop.shutdownDefaultExecutor(Double.NaN));
        assertDoesNotThrow(() -> loop.runUntilComplete(() -> toThread(() -> "still open")));
    }

    @Test
    void closing_the_loop_does_not_wait_for_the_default_executor(EventLoop loop) {
        CountDownLatch ended = new CountDownLatch(1);
        loop.runInExecutor(null, () -> {
            goOn.await();
            ended.countDown();
        });
        loop.close();
        goOn.countDown();
        assertDoesNotThrow(() -> ended.await());
    }

    @Test
    void a_function_that_hangs_does_not_stop_virtual_time_for_ever(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Future<?> hanging = loop.runInExecutor(null, () -> goOn.await());
            assertThrows(TimeoutException.class, () -> waitFor(hanging, 0.5));
        });
    }
}
