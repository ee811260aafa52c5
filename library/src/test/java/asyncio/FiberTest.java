package asyncio;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.currentTask;
import static asyncio.Asyncio.getRunningLoop;
import static asyncio.Asyncio.run;
import static asyncio.Asyncio.sleep;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import asyncio.testing.VirtualTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The hazards of running tasks on stacks of their own; each test fails when the rule that it names is broken. */
class FiberTest {
    private static Future<String> waitedBelowAnInitialiser;

    private static final String SCHEDULED_ONLY = "in the baton way a blocking JDK call holds the loop, as documented";

    @Test
    void tests_run_in_the_way_that_the_build_asked_for() {
        String way = System.getProperty("asyncio.way");
        if (way != null) {
            assertEquals(way.equals("scheduled"), Fiber.SCHEDULED);
        }
    }

    /** Rule: reading a sleeping task's stack makes the JDK submit it again; those strays are absorbed. */
    @Test
    void reading_the_stack_of_tasks_from_another_thread_disturbs_nobody() throws InterruptedException {
        AtomicReference<Thread> watched = new AtomicReference<>();
        AtomicBoolean over = new AtomicBoolean();
        List<Throwable> failures = new ArrayList<>();
        Thread reader = Thread.ofPlatform().start(() -> {
            while (!over.get()) {
                Thread thread = watched.get();
                if (thread != null) {
                    thread.getStackTrace();
                }
            }
        });
        try {
            run(() -> {
                var other = createTask(() -> countTurns(watched));
                for (int i = 0; i < 20_000; i++) {
                    sleep(0);
                }
                assertEquals(20_000, await(other));
            });
        } catch (Throwable e) {
            failures.add(e);
        } finally {
            over.set(true);
            reader.join();
        }
        assertEquals(List.of(), failures);
    }

    private static int countTurns(AtomicReference<Thread> watched) {
        watched.set(Thread.currentThread());
        int turns = 0;
        for (int i = 0; i < 20_000; i++) {
            sleep(0);
            turns++;
        }
        return turns;
    }

    /** Rule: an interrupt neither ends nor spins a wait of ours; the flag is still there afterwards. */
    @Test
    void an_interrupt_does_not_disturb_a_wait_of_ours() {
        VirtualTime.run(() -> run(() -> {
            Thread[] thread = new Thread[1];
            var sleeper = createTask(() -> {
                thread[0] = Thread.currentThread();
                sleep(10);
                return Thread.interrupted();
            });
            sleep(1);
            thread[0].interrupt();
            sleep(1);
            assertFalse(sleeper.done());
            assertTrue(await(sleeper));
            assertEquals(10, getRunningLoop().time());
        }));
    }

    @Test
    void cancelling_a_wait_of_ours_does_not_interrupt_the_thread() {
        VirtualTime.run(() -> run(() -> {
            boolean[] interrupted = {true};
            var sleeper = createTask(() -> {
                try {
                    sleep(10);
                } catch (CancelledError e) {
                    interrupted[0] = Thread.currentThread().isInterrupted();
                    throw e;
                }
            });
            sleep(1);
            sleeper.cancel();
            assertThrows(CancelledError.class, () -> await(sleeper));
            assertFalse(interrupted[0]);
        }));
    }

    /** Rule: a stack that cannot be put to sleep says so, and whoever was to wake it forgets it. */
    @Test
    @EnabledIfSystemProperty(named = "asyncio.way", matches = "scheduled", disabledReason = SCHEDULED_ONLY)
    void a_wait_below_a_class_initialiser_is_a_clear_error_and_the_loop_goes_on() {
        VirtualTime.run(() -> run(() -> {
            var error = assertThrows(ExceptionInInitializerError.class, Initialising::touch);
            assertTrue(error.getCause().getMessage().startsWith("cannot wait here"), error.getCause()::getMessage);
            var other = createTask(() -> sleep(2, "other"));
            assertEquals("other", await(other));
            sleep(3);
            assertEquals(5, getRunningLoop().time());
        }));
    }

    @Test
    @EnabledIfSystemProperty(named = "asyncio.way", matches = "scheduled", disabledReason = SCHEDULED_ONLY)
    void a_yield_that_could_not_sleep_does_not_cut_the_next_wait_short() {
        VirtualTime.run(() -> run(() -> {
            getRunningLoop().callSoon(() -> {});
            assertThrows(ExceptionInInitializerError.class, InitialisingByYield::touch);
            sleep(3);
            assertEquals(3, getRunningLoop().time());
        }));
    }

    @Test
    @EnabledIfSystemProperty(named = "asyncio.way", matches = "scheduled", disabledReason = SCHEDULED_ONLY)
    void a_future_whose_awaiter_could_not_sleep_wakes_nobody() {
        VirtualTime.run(() -> run(() -> {
            assertThrows(ExceptionInInitializerError.class, InitialisingByFuture::touch);
            waitedBelowAnInitialiser.setResult("too late");
            sleep(3);
            assertEquals(3, getRunningLoop().time());
        }));
    }

    private static final class InitialisingByYield {
        static {
            sleep(0);
        }

        static void touch() {}
    }

    private static final class InitialisingByFuture {
        static {
            waitedBelowAnInitialiser = new Future<>();
            await(waitedBelowAnInitialiser);
        }

        static void touch() {}
    }

    /** Waits while the JDK holds a native frame below it. */
    private static final class Initialising {
        static {
            sleep(1);
        }

        static void touch() {}
    }

    @Test
    @EnabledIfSystemProperty(
            named = "asyncio.way",
            matches = "scheduled",
            disabledReason = "thread-locals can only be taken away where java.lang is open")
    void thread_locals_and_the_interrupt_flag_of_a_task_are_gone_when_the_next_one_uses_its_stack() {
        ThreadLocal<String> local = new ThreadLocal<>();
        ThreadLocal<String> inheritable = new InheritableThreadLocal<>();
        run(() -> {
            Thread[] threads = new Thread[2];
            await(createTask(() -> {
                threads[0] = Thread.currentThread();
                local.set("first");
                inheritable.set("first");
                Thread.currentThread().interrupt();
            }));
            await(createTask(() -> {
                threads[1] = Thread.currentThread();
                assertNull(local.get());
                assertNull(inheritable.get());
                assertFalse(Thread.currentThread().isInterrupted());
            }));
            assertEquals(threads[0], threads[1], "the test needs both tasks on one stack");
        });
    }

    /** Rule: a continuation needs a platform thread; run() called on a virtual thread gets one. */
    @Test
    void a_loop_can_be_run_on_a_virtual_thread() throws InterruptedException {
        AtomicReference<Object> result = new AtomicReference<>();
        Thread.ofVirtual()
                .start(() -> result.set(run(() -> await(createTask(() -> sleep(0, "done"))))))
                .join();
        assertEquals("done", result.get());
    }

    @Test
    void interrupting_the_thread_that_runs_a_loop_cancels_the_main_task_and_leaves_the_flag()
            throws InterruptedException {
        AtomicReference<Throwable> error = new AtomicReference<>();
        AtomicBoolean flag = new AtomicBoolean();
        CountDownLatch started = new CountDownLatch(1);
        Thread runner = Thread.ofVirtual().start(() -> {
            try {
                run(() -> {
                    started.countDown();
                    await(new Future<String>());
                });
            } catch (Throwable e) {
                error.set(e);
                flag.set(Thread.currentThread().isInterrupted());
            }
        });
        started.await();
        runner.interrupt();
        runner.join();
        assertInstanceOf(CancelledError.class, error.get());
        assertTrue(flag.get());
    }

    @Test
    @EnabledIfSystemProperty(
            named = "asyncio.way",
            matches = "scheduled",
            disabledReason = "in the baton way such a thread runs on the JDK's scheduler, beside the loop")
    void a_virtual_thread_started_in_a_task_runs_on_the_loop_but_is_no_task() {
        run(() -> {
            var seen = new Future<String>();
            Thread child = Thread.ofVirtual().start(() -> {
                assertNull(currentTask());
                assertThrows(IllegalStateException.class, () -> sleep(1));
                getRunningLoop().callSoon(() -> seen.setResult("from the loop"));
            });
            assertNotSame(child, Thread.currentThread());
            assertEquals("from the loop", await(seen));
            child.join();
        });
    }

    @Test
    void an_interrupt_of_that_thread_while_a_task_runs_is_noticed_too() {
        Thread runner = Thread.currentThread();
        assertThrows(
                CancelledError.class,
                () -> run(() -> {
                    runner.interrupt();
                    await(new Future<String>());
                }));
        assertTrue(Thread.interrupted());
    }

    @Test
    void more_tasks_may_sleep_than_stacks_are_kept() {
        VirtualTime.run(() -> run(() -> {
            List<Task<Integer>> tasks = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                int number = i;
                tasks.add(createTask(() -> sleep(1 + number % 7, number)));
            }
            int sum = 0;
            for (Task<Integer> task : tasks) {
                sum += await(task);
            }
            assertEquals(499_500, sum);
        }));
    }

    @Test
    void an_error_that_ends_the_loop_leaves_sleeping_tasks_alone() {
        try (EventLoop loop = new EventLoop()) {
            var gate = loop.<String>createFuture();
            Task<String> waiting = loop.createTask(() -> await(gate));
            loop.callSoon(() -> {
                throw new KeyboardInterrupt("now");
            });
            assertThrows(KeyboardInterrupt.class, loop::runForever);
            loop.callSoon(() -> gate.setResult("opened"));
            assertEquals("opened", loop.runUntilComplete(waiting));
        }
    }
}
