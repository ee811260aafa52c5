package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class ToThreadTest {
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    /** Waits on a thread of the executor for a signal of the test; an interrupt shows as it does in any program. */
    private String blockUntilToldTo() throws InterruptedException {
        started.countDown();
        goOn.await();
        return "told to";
    }

    /** Waits for a signal without holding the loop in either way. */
    private static void awaitOffLoop(CountDownLatch latch) {
        toThread(() -> latch.await());
    }

    @Test
    void the_function_runs_on_a_thread_of_the_default_executor(EventLoop loop) {
        String name = loop.runUntilComplete(
                () -> toThread(() -> Thread.currentThread().getName()));
        assertTrue(name.matches("asyncio_\\d+"), name);
    }

    @Test
    void its_thread_is_a_platform_thread_and_a_daemon(EventLoop loop) {
        loop.runUntilComplete(() -> {
            assertFalse(toThread(() -> Thread.currentThread().isVirtual()));
            assertTrue(toThread(() -> Thread.currentThread().isDaemon()));
        });
    }

    @Test
    void its_result_comes_back(EventLoop loop) {
        assertEquals(42, loop.runUntilComplete(() -> toThread(() -> 6 * 7)));
        loop.runUntilComplete(() -> assertNull(toThread(() -> null)));
    }

    @Test
    void a_function_without_a_result_may_throw_checked_exceptions_too(EventLoop loop) {
        Path missing = Path.of("there", "is", "no", "such", "file");
        loop.runUntilComplete(() -> {
            toThread(() -> lines.add("done"));
            assertThrows(IOException.class, () -> toThread(() -> Files.delete(missing)));
        });
        assertEquals(List.of("done"), lines);
    }

    @Test
    void its_exception_is_thrown_as_it_is(EventLoop loop) {
        FileNotFoundException failure = new FileNotFoundException("gone");
        AssertionError error = new AssertionError("wrong");
        loop.runUntilComplete(() -> {
            assertSame(
                    failure,
                    assertThrows(
                            FileNotFoundException.class,
                            () -> toThread(() -> {
                                throw failure;
                            })));
            assertSame(
                    error,
                    assertThrows(
                            AssertionError.class,
                            () -> toThread(() -> {
                                throw error;
                            })));
        });
    }

    @Test
    void other_tasks_go_on_meanwhile(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Task<String> blocked = createTask(() -> toThread(this::blockUntilToldTo));
            createTask(goOn::countDown);
            assertEquals("told to", await(blocked));
        });
    }

    @Test
    void it_sees_a_copy_of_the_context(EventLoop loop) {
        ContextVar<String> user = new ContextVar<>("user");
        loop.runUntilComplete(() -> {
            user.set("ann");
            assertEquals("ann", toThread(() -> {
                String seen = user.get();
                user.set("bob");
                return seen;
            }));
            assertEquals("ann", user.get());
            assertEquals("none", toThread(() -> new ContextVar<>("other", "none").get()));
        });
    }

    @Test
    void a_cancelled_task_goes_on_at_once_and_the_thread_is_interrupted(EventLoop loop) {
        AtomicBoolean interrupted = new AtomicBoolean();
        CountDownLatch ended = new CountDownLatch(1);
        loop.runUntilComplete(() -> {
            Task<?> task = createTask(() -> toThread(() -> {
                try {
                    blockUntilToldTo();
                } catch (InterruptedException e) {
                    interrupted.set(true);
                    throw e;
                } finally {
                    ended.countDown();
                }
            }));
            awaitOffLoop(started);
            task.cancel("enough");
            CancelledError error = assertThrows(CancelledError.class, () -> await(task));
            assertEquals("enough", error.getMessage());
            awaitOffLoop(ended);
        });
        assertTrue(interrupted.get());
    }

    @Test
    void a_thread_that_ignores_the_interrupt_keeps_nobody_waiting(EventLoop loop) {
        CountDownLatch ended = new CountDownLatch(1);
        loop.runUntilComplete(() -> {
            Task<?> task = createTask(() -> toThread(() -> {
                started.countDown();
                awaitStubbornly(goOn);
                lines.add("function ends");
                ended.countDown();
            }));
            awaitOffLoop(started);
            task.cancel();
            assertThrows(CancelledError.class, () -> await(task));
            lines.add("task ended");
            goOn.countDown();
            awaitOffLoop(ended);
        });
        assertEquals(List.of("task ended", "function ends"), lines);
    }

    private static void awaitStubbornly(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void an_interrupt_does_not_reach_the_next_function_on_the_thread(EventLoop loop) {
        try (var single = java.util.concurrent.Executors.newSingleThreadExecutor()) {
            loop.setDefaultExecutor(single);
            loop.runUntilComplete(() -> {
                Task<?> task = createTask(() -> toThread(() -> {
                    started.countDown();
                    awaitStubbornly(goOn);
                }));
                while (started.getCount() > 0) {
                    sleep(0);
                }
                task.cancel();
                assertThrows(CancelledError.class, () -> await(task));
                goOn.countDown();
                assertFalse(toThread(() -> Thread.currentThread().isInterrupted()));
            });
        }
    }

    @Test
    void a_failure_after_the_cancellation_goes_to_the_handler(EventLoop loop) {
        IllegalStateException failure = new IllegalStateException("too late");
        loop.setExceptionHandler((where, context) -> {
            assertSame(failure, context.exception());
            assertTrue(context.future().cancelled());
            lines.add(context.message());
            loop.stop();
        });
        Task<?> task = loop.createTask(() -> toThread(() -> {
            started.countDown();
            awaitStubbornly(goOn);
            throw failure;
        }));
        loop.runUntilComplete(() -> {
            awaitOffLoop(started);
            task.cancel();
            assertThrows(CancelledError.class, () -> await(task));
        });
        goOn.countDown();
        loop.runForever();
        assertEquals(List.of("Exception in a thread after its result was cancelled"), lines);
    }

    @Test
    void the_answer_to_the_interrupt_is_no_failure_also_when_it_is_wrapped(EventLoop loop) {
        CountDownLatch ended = new CountDownLatch(1);
        loop.runUntilComplete(() -> {
            Task<?> task = createTask(() -> toThread(() -> {
                try {
                    blockUntilToldTo();
                } catch (InterruptedException e) {
                    throw new IllegalStateException("wrapped", e);
                } finally {
                    ended.countDown();
                }
            }));
            awaitOffLoop(started);
            task.cancel();
            assertThrows(CancelledError.class, () -> await(task));
            awaitOffLoop(ended);
            toThread(() -> {});
        });
    }

    @Test
    void a_failure_after_the_loop_was_closed_is_logged(EventLoop loop, Log log) throws InterruptedException {
        AtomicReference<Thread> worker = new AtomicReference<>();
        Task<?> task = loop.createTask(() -> toThread(() -> {
            worker.set(Thread.currentThread());
            started.countDown();
            awaitStubbornly(goOn);
            throw new IllegalStateException("too late");
        }));
        loop.runUntilComplete(() -> {
            awaitOffLoop(started);
            task.cancel();
            assertThrows(CancelledError.class, () -> await(task));
        });
        loop.close();
        goOn.countDown();
        worker.get().join();
        List<String> logged = log.take();
        for (int spins = 0; logged.isEmpty() && spins < 1_000_000; spins++) {
            Thread.onSpinWait();
            logged = log.take();
        }
        assertEquals(1, logged.size());
        assertTrue(logged.getFirst().startsWith("Exception in a thread after its result was cancelled"));
        assertTrue(logged.getFirst().endsWith("too late"), logged::getFirst);
    }

    @Test
    void a_time_out_ends_a_wait_for_a_thread_that_hangs(EventLoop loop) {
        loop.runUntilComplete(() -> {
            assertThrows(TimeoutException.class, () -> timeout(0.01, () -> toThread(this::blockUntilToldTo)));
        });
    }

    @Test
    void it_is_for_tasks_and_needs_a_function(EventLoop loop) {
        assertThrows(IllegalStateException.class, () -> toThread(() -> lines.add("never")));
        loop.callSoon(() -> {
            var error = assertThrows(IllegalStateException.class, () -> toThread(() -> lines.add("never")));
            assertTrue(error.getMessage().startsWith("toThread() outside a task"), error.getMessage());
            loop.stop();
        });
        loop.runForever();
        loop.runUntilComplete(() -> {
            java.util.concurrent.Callable<String> none = null;
            assertThrows(NullPointerException.class, () -> toThread(none));
            VoidCallable nothing = null;
            assertThrows(NullPointerException.class, () -> toThread(nothing));
        });
        assertEquals(List.of(), lines);
    }

    @Test
    void run_waits_for_the_threads_at_its_end() {
        run(() -> {
            createTask(() -> toThread(() -> {
                started.countDown();
                awaitStubbornly(goOn);
                lines.add("function ends");
            }));
            awaitOffLoop(started);
            goOn.countDown();
        });
        assertEquals(List.of("function ends"), lines);
    }
}
