package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Many threads, many rounds: what the loop has accepted from another thread happens exactly once, in the order of its
 * thread, and nobody waits for ever.
 */
@ExtendWith(NoLeaks.class)
class ThreadsStressTest {
    private static final int THREADS = 4;

    /** Runs {@code action} on several threads that start together; what one of them throws is thrown. */
    private static void together(int threads, IntConsumer action) {
        CyclicBarrier start = new CyclicBarrier(threads);
        List<CompletableFuture<Void>> ends = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int number = i;
            CompletableFuture<Void> end = new CompletableFuture<>();
            ends.add(end);
            Thread.ofPlatform().start(() -> {
                try {
                    start.await();
                    action.accept(number);
                    end.complete(null);
                } catch (Throwable e) {
                    end.completeExceptionally(e);
                }
            });
        }
        CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new)).join();
    }

    /** A loop that runs on a thread of its own until the action has ended. */
    private static void withRunningLoop(java.util.function.Consumer<EventLoop> action) {
        try (BlockingPortal portal = BlockingPortal.start()) {
            action.accept(portal.call(() -> getRunningLoop()));
        }
    }

    private static void assertEach(int expected, AtomicIntegerArray counts) {
        for (int i = 0; i < counts.length(); i++) {
            assertEquals(expected, counts.get(i), "number " + i);
        }
    }

    @Test
    void every_call_runs_once_and_in_the_order_of_its_thread() {
        int calls = 10_000;
        int[] next = new int[THREADS];
        AtomicInteger wrong = new AtomicInteger();
        withRunningLoop(loop -> {
            together(THREADS, thread -> {
                for (int i = 0; i < calls; i++) {
                    int number = i;
                    loop.callSoonThreadsafe(() -> {
                        if (next[thread]++ != number) {
                            wrong.incrementAndGet();
                        }
                    });
                }
            });
            runCoroutineThreadsafe(() -> {}, loop).join();
        });
        assertEquals(0, wrong.get());
        for (int count : next) {
            assertEquals(calls, count);
        }
    }

    @Test
    void a_handle_that_threads_cancel_runs_at_most_once_and_never_after_a_cancel_has_returned() {
        int rounds = 2_000;
        AtomicIntegerArray runs = new AtomicIntegerArray(rounds);
        AtomicInteger late = new AtomicInteger();
        withRunningLoop(loop -> {
            for (int i = 0; i < rounds; i++) {
                int number = i;
                AtomicInteger returned = new AtomicInteger();
                Handle handle = loop.callSoonThreadsafe(() -> {
                    runs.incrementAndGet(number);
                    late.addAndGet(returned.get());
                });
                if (i % 16 == 0) {
                    together(2, thread -> cancel(handle, returned));
                } else {
                    cancel(handle, returned);
                }
            }
        });
        assertEquals(0, late.get());
        for (int i = 0; i < rounds; i++) {
            assertTrue(runs.get(i) <= 1, "ran " + runs.get(i) + " times");
        }
    }

    private static void cancel(Handle handle, AtomicInteger returned) {
        handle.cancel();
        returned.set(1);
    }

    @Test
    void every_coroutine_from_a_thread_gives_its_own_result_once() {
        int calls = 1_000;
        AtomicIntegerArray runs = new AtomicIntegerArray(THREADS * calls);
        withRunningLoop(loop -> together(THREADS, thread -> {
            for (int i = 0; i < calls; i++) {
                int number = thread * calls + i;
                CompletableFuture<Integer> stage = runCoroutineThreadsafe(
                        () -> {
                            sleep(0);
                            runs.incrementAndGet(number);
                            return number;
                        },
                        loop);
                assertEquals(number, stage.join());
            }
        }));
        assertEach(1, runs);
    }

    @Test
    void a_cancelled_stage_and_a_task_that_ends_meanwhile_leave_nobody_waiting() {
        withRunningLoop(loop -> together(THREADS, thread -> {
            for (int i = 0; i < 500; i++) {
                AtomicInteger ended = new AtomicInteger();
                CompletableFuture<Integer> stage = runCoroutineThreadsafe(() -> end(ended), loop);
                stage.cancel(true);
                assertTrue(stage.isDone());
                assertTrue(ended.get() <= 1);
            }
        }));
    }

    private static int end(AtomicInteger ended) {
        sleep(0);
        return ended.incrementAndGet();
    }

    @Test
    void a_portal_that_is_closed_meanwhile_refuses_a_call_or_runs_it_once() {
        int rounds = 100;
        int calls = 50;
        for (int round = 0; round < rounds; round++) {
            AtomicInteger accepted = new AtomicInteger();
            AtomicInteger ran = new AtomicInteger();
            BlockingPortal portal = BlockingPortal.start();
            boolean now = round % 2 == 0;
            together(3, thread -> {
                if (thread > 0) {
                    callUntilRefused(portal, calls, accepted, ran);
                } else if (now) {
                    portal.closeNow();
                } else {
                    portal.close();
                }
            });
            assertEquals(accepted.get(), ran.get());
            portal.close();
        }
    }

    /** A call that was cancelled counts neither way. */
    private static void callUntilRefused(BlockingPortal portal, int calls, AtomicInteger accepted, AtomicInteger ran) {
        for (int i = 0; i < calls; i++) {
            try {
                portal.call(() -> {
                    ran.incrementAndGet();
                });
                accepted.incrementAndGet();
            } catch (CancelledError e) {
                assertNotNull(e);
            } catch (IllegalStateException e) {
                assertTrue(e.getMessage().contains("closed"), e.getMessage());
                return;
            }
        }
    }

    @Test
    void every_task_that_waits_for_a_thread_goes_on_also_when_some_are_cancelled() {
        int rounds = 100;
        AtomicInteger results = new AtomicInteger();
        AtomicInteger cancelled = new AtomicInteger();
        run(() -> {
            for (int round = 0; round < rounds; round++) {
                List<Task<Integer>> tasks = new ArrayList<>();
                for (int i = 0; i < 16; i++) {
                    tasks.add(createTask(() -> toThread(() -> 1)));
                }
                sleep(0);
                sleep(0);
                for (int i = 0; i < 16; i += 4) {
                    tasks.get(i).cancel();
                }
                for (Task<Integer> task : Asyncio.wait(tasks).done()) {
                    (task.cancelled() ? cancelled : results).incrementAndGet();
                }
            }
        });
        assertEquals(rounds * 16, results.get() + cancelled.get());
        assertTrue(results.get() >= rounds * 12, results::toString);
    }

    @Test
    void a_loop_that_is_closed_meanwhile_leaves_no_caller_waiting() {
        for (int round = 0; round < 200; round++) {
            EventLoop loop = new EventLoop();
            loop.stop();
            loop.runForever();
            together(3, thread -> {
                if (thread == 0) {
                    loop.close();
                } else {
                    callUntilClosed(loop);
                }
            });
        }
    }

    private static void callUntilClosed(EventLoop loop) {
        while (true) {
            CompletableFuture<String> stage;
            try {
                stage = runCoroutineThreadsafe(() -> "ran", loop);
            } catch (IllegalStateException e) {
                return;
            }
            var error = assertThrows(
                    CompletionException.class,
                    () -> stage.orTimeout(30, TimeUnit.SECONDS).join());
            assertInstanceOf(IllegalStateException.class, error.getCause());
        }
    }

    /** Whoever comes last, the closer or a sender, finds the mail; both at the same time find it once. */
    @Test
    void nothing_that_is_posted_to_a_loop_that_closes_is_lost() {
        int rounds = 1_000;
        int mails = 3;
        List<EventLoop> loops =
                Stream.generate(() -> new EventLoop()).limit(rounds).toList();
        AtomicIntegerArray fates = new AtomicIntegerArray(rounds * 2 * mails);
        CountDownLatch met = new CountDownLatch(fates.length());
        CyclicBarrier gate = new CyclicBarrier(3);
        together(3, thread -> {
            for (int round = 0; round < rounds; round++) {
                meet(gate);
                EventLoop loop = loops.get(round);
                if (thread == 0) {
                    loop.close();
                } else {
                    int first = (2 * round + thread - 1) * mails;
                    spinUntilClosing(loop, round);
                    IntStream.range(first, first + mails).forEach(number -> post(loop, number, fates, met));
                }
            }
        });
        assertTrue(isOpenedInTime(met), () -> met.getCount() + " were lost");
        assertEach(1, fates);
    }

    private static void meet(CyclicBarrier gate) {
        try {
            gate.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new AssertionError(e);
        }
    }

    /** The end of a closing is what matters, so the senders begin with it, each time a little later. */
    private static void spinUntilClosing(EventLoop loop, int round) {
        while (!loop.isClosed()) {
            Thread.onSpinWait();
        }
        for (int i = 0; i < round % 100; i++) {
            Thread.onSpinWait();
        }
    }

    private static void post(EventLoop loop, int number, AtomicIntegerArray fates, CountDownLatch met) {
        Runnable fate = () -> {
            fates.incrementAndGet(number);
            met.countDown();
        };
        loop.arrive(new Arrival(loop, fate, fate));
    }

    private static boolean isOpenedInTime(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
