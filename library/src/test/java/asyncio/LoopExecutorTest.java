package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class LoopExecutorTest {
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    /** Runs a loop for as long as a function runs on another thread, and throws what that throws. */
    private static void beside(EventLoop loop, VoidCallable function) {
        loop.runUntilComplete(() -> toThread(function));
    }

    private static String now(EventLoop loop, String text) {
        return text + "@" + Math.round(loop.time());
    }

    @Test
    void commands_run_as_tasks_in_order(EventLoop loop) {
        ScheduledExecutorService executor = loop.asExecutor();
        beside(loop, () -> {
            executor.execute(() -> lines.add("first " + (currentTask() != null)));
            executor.execute(() -> lines.add("second " + (getRunningLoop() == loop)));
            executor.submit(() -> lines.add("third")).get();
        });
        assertEquals(List.of("first true", "second true", "third"), lines);
    }

    @Test
    void a_command_may_wait_and_others_go_on(EventLoop loop) {
        ScheduledExecutorService executor = loop.asExecutor();
        loop.runUntilComplete(() -> {
            var slow = executor.submit(() -> sleep(2, "slow"));
            var quick = executor.submit(() -> sleep(1, "quick"));
            assertEquals("quick", quick.get());
            assertEquals("slow", slow.get());
        });
        assertEquals(2, loop.time());
    }

    @Test
    void get_from_another_thread_blocks_it(EventLoop loop) {
        ScheduledExecutorService executor = loop.asExecutor();
        beside(
                loop,
                () -> assertEquals(
                        "value", executor.submit(() -> sleep(0.1, "value")).get()));
        assertEquals(0.1, loop.time());
    }

    @Test
    void get_with_a_limit_gives_up(EventLoop loop) {
        ScheduledExecutorService executor = loop.asExecutor();
        loop.runUntilComplete(() -> {
            var job = executor.submit(() -> sleep(5, "value"));
            assertThrows(TimeoutException.class, () -> job.get(1, TimeUnit.SECONDS));
            assertEquals(1, loop.time());
            assertEquals("value", job.get());
        });
    }

    @Test
    void a_failure_is_the_cause_of_what_get_throws(EventLoop loop) {
        IOException failure = new IOException("no disk");
        ScheduledExecutorService executor = loop.asExecutor();
        loop.runUntilComplete(() -> {
            var job = executor.submit(() -> {
                throw failure;
            });
            assertSame(failure, assertThrows(ExecutionException.class, job::get).getCause());
        });
    }

    @Test
    void a_failure_of_execute_goes_to_the_exception_handler(EventLoop loop) {
        loop.setExceptionHandler(
                (where, context) -> lines.add(context.exception().getMessage()));
        ScheduledExecutorService executor = loop.asExecutor();
        loop.runUntilComplete(() -> {
            executor.execute(() -> {
                throw new IllegalStateException("nobody hears it");
            });
            sleep(5);
        });
        assertEquals(List.of("nobody hears it"), lines);
    }

    @Test
    void context_variables_of_the_submitter_are_seen(EventLoop loop) {
        ContextVar<String> user = new ContextVar<>("user", "nobody");
        ScheduledExecutorService executor = loop.asExecutor();
        loop.runUntilComplete(() -> {
            user.set("ada");
            assertEquals("ada", executor.submit(() -> user.get()).get());
        });
    }

    @Test
    void cancelling_with_an_interrupt_cancels_the_task(EventLoop loop) {
        ScheduledExecutorService executor = loop.asExecutor();
        loop.runUntilComplete(() -> {
            var job = executor.submit(() -> {
                try {
                    sleep(5);
                } finally {
                    lines.add("cleaned up");
                }
            });
            sleep(1);
            assertTrue(job.cancel(true));
            assertFalse(job.cancel(true));
            assertTrue(job.isCancelled());
            assertThrows(CancellationException.class, job::get);
            executor.close();
        });
        assertEquals(List.of("cleaned up"), lines);
        assertEquals(1, loop.time());
    }

    @Test
    void cancelling_without_an_interrupt_lets_it_run_to_its_end(EventLoop loop) {
        ScheduledExecutorService executor = loop.asExecutor();
        loop.runUntilComplete(() -> {
            var job = executor.submit(() -> {
                sleep(5);
                lines.add(now(loop, "ran"));
            });
            sleep(1);
            job.cancel(false);
            executor.close();
        });
        assertEquals(List.of("ran@5"), lines);
    }

    @Test
    void what_is_cancelled_before_its_turn_never_starts(EventLoop loop) {
        ScheduledExecutorService executor = loop.asExecutor();
        loop.runUntilComplete(() -> {
            executor.schedule(() -> lines.add("never"), 5, TimeUnit.SECONDS).cancel(false);
            executor.close();
        });
        assertEquals(List.of(), lines);
        assertEquals(0, loop.time());
    }

    @Test
    void a_task_that_cancels_itself_cancels_the_job(EventLoop loop) {
        ScheduledExecutorService executor = loop.asExecutor();
        loop.runUntilComplete(() -> {
            var job = executor.submit(() -> {
                currentTask().cancel();
                sleep(1);
            });
            assertThrows(CancellationException.class, job::get);
            assertTrue(job.isCancelled());
        });
    }

    @Test
    void a_delay_is_time_of_the_loop(EventLoop loop) {
        ScheduledExecutorService executor = loop.asExecutor();
        loop.runUntilComplete(() -> {
            var late = executor.schedule(() -> now(loop, "late"), 5, TimeUnit.SECONDS);
            var soon = executor.schedule(() -> now(loop, "soon"), 3, TimeUnit.SECONDS);
            assertEquals(5, late.getDelay(TimeUnit.SECONDS));
            assertTrue(soon.compareTo(late) < 0);
            sleep(1);
            assertEquals(4, late.getDelay(TimeUnit.SECONDS));
            assertEquals("soon@3", soon.get());
            assertEquals("late@5", late.get());
        });
    }

    @Test
    void a_fixed_rate_counts_from_start_to_start(EventLoop loop) {
        ScheduledExecutorService executor = loop.asExecutor();
        loop.runUntilComplete(() -> {
            var ticks = executor.scheduleAtFixedRate(() -> tick(loop), 1, 10, TimeUnit.SECONDS);
            sleep(25);
            ticks.cancel(true);
        });
        assertEquals(List.of("tick@1", "tick@11", "tick@21"), lines);
    }

    @Test
    void a_fixed_delay_counts_from_end_to_start(EventLoop loop) {
        ScheduledExecutorService executor = loop.asExecutor();
        loop.runUntilComplete(() -> {
            var ticks = executor.scheduleWithFixedDelay(() -> tick(loop), 1, 10, TimeUnit.SECONDS);
            sleep(27);
            ticks.cancel(true);
        });
        assertEquals(List.of("tick@1", "tick@13", "tick@25"), lines);
    }

    private void tick(EventLoop loop) {
        lines.add(now(loop, "tick"));
        sleep(2);
    }

    @Test
    void a_failure_ends_what_is_periodic(EventLoop loop) {
        ScheduledExecutorService executor = loop.asExecutor();
        loop.runUntilComplete(() -> {
            var ticks = executor.scheduleAtFixedRate(
                    () -> {
                        lines.add(now(loop, "tick"));
                        throw new IllegalStateException("broken");
                    },
                    1,
                    1,
                    TimeUnit.SECONDS);
            assertEquals(
                    "broken",
                    assertThrows(ExecutionException.class, ticks::get)
                            .getCause()
                            .getMessage());
            sleep(5);
        });
        assertEquals(List.of("tick@1"), lines);
    }

    @Test
    void a_cancelled_run_ends_what_is_periodic(EventLoop loop) {
        loop.runUntilComplete(() -> {
            var job = loop.asExecutor()
                    .scheduleAtFixedRate(
                            () -> {
                                lines.add("run");
                                currentTask().cancel();
                            },
                            1,
                            1,
                            TimeUnit.SECONDS);
            sleep(5);
            assertTrue(job.isCancelled());
        });
        assertEquals(List.of("run"), lines);
    }

    @Test
    void what_is_cancelled_before_its_time_leaves_no_timer(EventLoop loop) {
        loop.runUntilComplete(() -> {
            int before = loop.agenda.timerCount();
            var job = loop.asExecutor().schedule(() -> 1, 10, TimeUnit.HOURS);
            assertEquals(before + 1, loop.agenda.timerCount());
            job.cancel(false);
            sleep(0);
            assertEquals(before, loop.agenda.timerCount());
        });
    }

    @Test
    void a_library_may_run_its_stages_on_the_loop(EventLoop loop) {
        ScheduledExecutorService executor = loop.asExecutor();
        loop.runUntilComplete(() -> {
            CompletableFuture<String> stage = CompletableFuture.supplyAsync(() -> sleep(1, "value"), executor)
                    .thenApplyAsync(value -> value + (getRunningLoop() == loop), executor);
            assertEquals("valuetrue", await(wrapFuture(stage)));
        });
    }

    @Test
    void an_interrupt_ends_get_on_another_thread(EventLoop loop) {
        ScheduledExecutorService executor = loop.asExecutor();
        CountDownLatch waits = new CountDownLatch(1);
        loop.runUntilComplete(() -> {
            var job = executor.submit(() -> new Future<>(loop));
            var never = executor.submit(() -> await(new Future<String>()));
            Thread waiting = Thread.ofPlatform().start(() -> {
                waits.countDown();
                try {
                    never.get();
                } catch (InterruptedException | ExecutionException e) {
                    lines.add(e.getClass().getSimpleName());
                }
            });
            assertNotNull(job.get());
            toThread(() -> waits.await());
            waiting.interrupt();
            toThread(() -> waiting.join());
            never.cancel(true);
            executor.close();
        });
        assertEquals(List.of("InterruptedException"), lines);
    }

    @Test
    void bad_arguments_are_refused(EventLoop loop) {
        ScheduledExecutorService executor = loop.asExecutor();
        assertThrows(NullPointerException.class, () -> executor.execute(null));
        assertThrows(NullPointerException.class, () -> executor.submit((Callable<String>) null));
        assertThrows(IllegalArgumentException.class, () -> executor.invokeAny(List.of()));
        var error = assertThrows(
                IllegalArgumentException.class, () -> executor.scheduleAtFixedRate(() -> {}, 0, 0, TimeUnit.SECONDS));
        assertEquals("period must be > 0: 0 ns", error.getMessage());
    }
}
