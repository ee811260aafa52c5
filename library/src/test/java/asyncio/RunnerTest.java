package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class RunnerTest {
    private final List<String> lines = new ArrayList<>();

    /** A test that fails half-way must not leave its loop to the next one. */
    @AfterEach
    void forgetTheLoopOfThisThread() {
        setEventLoop(null);
    }

    @Test
    void it_runs_coroutines_one_after_the_other_on_one_loop() {
        try (Runner runner = new Runner()) {
            EventLoop loop = runner.run(() -> getRunningLoop());
            assertSame(loop, runner.getLoop());
            runner.run(() -> assertSame(loop, getRunningLoop()));
            assertEquals("result", runner.run(() -> sleep(1, "result")));
        }
    }

    @Test
    void it_throws_the_very_failure_and_can_go_on() {
        IOException failure = new IOException("no disk");
        try (Runner runner = new Runner()) {
            assertSame(
                    failure,
                    assertThrows(
                            IOException.class,
                            () -> runner.run(() -> {
                                throw failure;
                            })));
            assertEquals("goes on", runner.run(() -> "goes on"));
        }
    }

    @Test
    void the_loop_is_made_when_it_is_needed() {
        List<EventLoop> made = new ArrayList<>();
        RunnerOptions options = RunnerOptions.DEFAULT.withLoopFactory(() -> {
            made.add(newEventLoop());
            return made.getLast();
        });
        try (Runner runner = new Runner(options)) {
            assertEquals(0, made.size());
            assertSame(runner.getLoop(), made.getFirst());
            runner.run(() -> assertSame(made.getFirst(), getRunningLoop()));
            assertEquals(1, made.size());
        }
        assertTrue(made.getFirst().isClosed());
    }

    @Test
    void a_runner_that_has_run_nothing_makes_no_loop() {
        new Runner(RunnerOptions.DEFAULT.withLoopFactory(() -> fail("made a loop"))).close();
    }

    @Test
    void a_loop_of_its_own_is_the_loop_of_the_thread_until_it_closes() {
        try (Runner runner = new Runner()) {
            assertSame(runner.getLoop(), getEventLoop());
        }
        assertThrows(IllegalStateException.class, Asyncio::getEventLoop);
    }

    @Test
    void a_loop_of_a_factory_is_not_installed() {
        try (Runner runner = new Runner(RunnerOptions.DEFAULT.withLoopFactory(Asyncio::newEventLoop))) {
            runner.run(() -> {});
            assertThrows(IllegalStateException.class, Asyncio::getEventLoop);
        }
    }

    @Test
    void debug_mode_is_an_option() {
        try (Runner runner = new Runner(RunnerOptions.DEFAULT.withDebug(true))) {
            assertTrue(runner.run(() -> getRunningLoop().getDebug()));
        }
        try (Runner runner = new Runner(RunnerOptions.DEFAULT.withDebug(false))) {
            assertFalse(runner.getLoop().getDebug());
        }
    }

    @Test
    void its_context_is_kept_from_run_to_run() {
        ContextVar<String> variable = new ContextVar<>("variable", "none");
        try (Runner runner = new Runner()) {
            runner.run(() -> {
                variable.set("first run");
            });
            assertEquals("first run", runner.run(() -> variable.get()));
        }
        assertEquals("none", variable.get());
    }

    @Test
    void its_context_is_a_copy_of_the_one_in_which_it_was_first_used() {
        ContextVar<String> variable = new ContextVar<>("variable", "none");
        try (Runner runner = new Runner();
                var token = variable.set("outside")) {
            assertEquals("outside", runner.run(() -> variable.get()));
            token.var().set("changed outside");
            assertEquals("outside", runner.run(() -> variable.get()));
        }
    }

    @Test
    void a_context_for_one_run_replaces_it_once() {
        ContextVar<String> variable = new ContextVar<>("variable", "none");
        Context context = new Context();
        try (Runner runner = new Runner()) {
            runner.run(
                    () -> {
                        variable.set("given");
                    },
                    context);
            assertEquals("none", runner.run(() -> variable.get()));
        }
        assertEquals("given", context.get(variable));
    }

    @Test
    void closing_cancels_what_is_left_and_waits_for_its_clean_up() {
        try (Runner runner = new Runner()) {
            runner.run(() -> {
                createTask(() -> cleanUpFor("slow", 3));
                createTask(() -> cleanUpFor("fast", 1));
                sleep(0);
            });
            lines.add("main is done at " + runner.getLoop().time());
        }
        assertEquals(List.of("main is done at 0.0", "fast at 1.0", "slow at 3.0"), lines);
    }

    private void cleanUpFor(String name, double seconds) {
        try {
            sleep(100);
        } finally {
            sleep(seconds);
            lines.add(name + " at " + getRunningLoop().time());
        }
    }

    @Test
    void tasks_survive_from_run_to_run() {
        try (Runner runner = new Runner()) {
            Task<String> task = runner.run(() -> createTask(() -> sleep(1, "survived")));
            assertFalse(task.done());
            assertEquals("survived", runner.run(() -> await(task)));
        }
    }

    @Test
    void errors_of_what_was_left_are_reported_when_all_have_ended() {
        try (Runner runner = new Runner()) {
            runner.getLoop()
                    .setExceptionHandler((loop, context) -> lines.add(
                            context.message() + ": " + context.exception().getMessage() + ", "
                                    + context.task().getName()));
            runner.run(() -> {
                createTask(() -> failWhenCancelled(), "leftover");
                createTask(() -> cleanUpFor("other", 1));
                sleep(0);
            });
        }
        assertEquals(
                List.of("other at 1.0", "unhandled exception during asyncio.run() shutdown: no disk, leftover"), lines);
    }

    private static void failWhenCancelled() throws IOException {
        try {
            sleep(100);
        } catch (CancelledError e) {
            throw new IOException("no disk", e);
        }
    }

    @Test
    void what_was_left_is_cancelled_also_when_the_main_coroutine_fails() {
        assertThrows(IOException.class, () -> {
            try (Runner runner = new Runner()) {
                runner.run(() -> {
                    createTask(() -> cleanUpFor("leftover", 1));
                    sleep(0);
                    throw new IOException("no disk");
                });
            }
        });
        assertEquals(List.of("leftover at 1.0"), lines);
    }

    @Test
    void the_loop_is_closed_after_the_runner_and_only_then() {
        Runner runner = new Runner();
        EventLoop loop = runner.getLoop();
        runner.run(() -> {
            createTask(() -> {
                try {
                    sleep(100);
                } finally {
                    lines.add("closed while cleaning up: " + loop.isClosed());
                }
            });
            sleep(0);
        });
        runner.close();
        assertTrue(loop.isClosed());
        assertEquals(List.of("closed while cleaning up: false"), lines);
    }

    @Test
    void a_closed_runner_is_of_no_use() {
        Runner runner = new Runner();
        runner.run(() -> {});
        runner.close();
        runner.close();
        for (var error : List.of(
                assertThrows(IllegalStateException.class, () -> runner.run(() -> "never")),
                assertThrows(IllegalStateException.class, runner::getLoop))) {
            assertEquals("Runner is closed: make a new one", error.getMessage());
        }
    }

    @Test
    void it_does_not_run_inside_a_running_loop() {
        try (Runner outer = new Runner();
                Runner inner = new Runner()) {
            outer.run(() -> {
                var error = assertThrows(IllegalStateException.class, () -> inner.run(() -> "never"));
                assertTrue(
                        error.getMessage().startsWith("Runner.run() cannot be called from a running event loop"),
                        error.getMessage());
                assertEquals("goes on", sleep(1, "goes on"));
            });
            assertEquals("usable", inner.run(() -> "usable"));
        }
    }

    @Test
    void it_runs_any_awaitable() {
        try (Runner runner = new Runner()) {
            Future<String> future = runner.getLoop().createFuture();
            runner.getLoop().callLater(1, () -> future.setResult("of a future"));
            assertEquals("of a future", runner.run(future));
            Coroutine<String> coroutine = () -> "of a coroutine";
            assertEquals("of a coroutine", runner.run(coroutine));
        }
    }

    @Test
    void an_interrupt_while_the_loop_sleeps_cancels_the_main_task_and_lets_the_rest_clean_up() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        Thread runnerThread = Thread.currentThread();
        Thread interrupter = Thread.ofPlatform().start(() -> interruptWhenItSleeps(runnerThread, started));
        try (Runner runner = new Runner()) {
            assertThrows(
                    CancelledError.class,
                    () -> runner.run(() -> {
                        createTask(() -> {
                            try {
                                await(new Future<>());
                            } finally {
                                sleep(2);
                                lines.add("cleaned up at " + getRunningLoop().time());
                            }
                        });
                        sleep(0);
                        started.countDown();
                        await(new Future<>());
                    }));
        } finally {
            assertTrue(Thread.interrupted(), "the thread has its flag back");
            interrupter.join();
        }
        assertEquals(List.of("cleaned up at 2.0"), lines);
    }

    private static void interruptWhenItSleeps(Thread thread, CountDownLatch started) {
        try {
            started.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        while (LockSupport.getBlocker(thread) == null) {
            Thread.onSpinWait();
        }
        thread.interrupt();
    }

    @Test
    void an_interrupt_while_a_task_runs_is_not_lost() {
        Thread thread = Thread.currentThread();
        try (Runner runner = new Runner()) {
            assertThrows(
                    CancelledError.class,
                    () -> runner.run(() -> {
                        thread.interrupt();
                        await(new Future<>());
                    }));
        } finally {
            assertTrue(Thread.interrupted(), "the thread has its flag back");
        }
    }

    @Test
    void a_thread_that_is_interrupted_before_cancels_the_main_task_too() {
        Thread.currentThread().interrupt();
        try (Runner runner = new Runner()) {
            assertThrows(CancelledError.class, () -> runner.run(() -> sleep(1)));
        } finally {
            assertTrue(Thread.interrupted(), "the thread has its flag back");
        }
    }

    @Test
    void null_is_refused_by_name() {
        var options = assertThrows(NullPointerException.class, () -> new Runner(null));
        assertEquals("Runner() needs options, got null: RunnerOptions.DEFAULT", options.getMessage());
        var loop = assertThrows(
                NullPointerException.class, () -> run(() -> {}, RunnerOptions.DEFAULT.withLoopFactory(() -> null)));
        assertEquals("the loopFactory of RunnerOptions gave null", loop.getMessage());
    }
}
