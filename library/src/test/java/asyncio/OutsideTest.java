package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.testing.VirtualClock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What counts as work outside of a loop, and how virtual time waits for it. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class OutsideTest {
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch goOn = new CountDownLatch(1);

    private static boolean isExpected(EventLoop loop) {
        return loop.agenda.outside.isExpected();
    }

    /** Enough for a loop that does not wait to go far. */
    private static void takeAMoment() {
        LockSupport.parkNanos(2_000_000);
    }

    @Test
    void a_job_of_an_executor_is_expected_until_its_end_has_arrived(EventLoop loop) {
        assertFalse(isExpected(loop));
        loop.runUntilComplete(() -> {
            Future<?> future = loop.runInExecutor(null, () -> goOn.await());
            assertTrue(isExpected(loop));
            goOn.countDown();
            await(future);
            assertFalse(isExpected(loop));
        });
    }

    @Test
    void a_cancelled_job_is_not_expected_any_more(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Future<?> future = loop.runInExecutor(null, () -> goOn.await());
            future.cancel();
            sleep(0);
            assertFalse(isExpected(loop));
        });
    }

    @Test
    void a_wrapped_future_is_expected_until_it_is_done(EventLoop loop) {
        loop.runUntilComplete(() -> {
            CompletableFuture<String> stage = new CompletableFuture<>();
            FutureTask<String> task = new FutureTask<>(() -> "done");
            var futures = List.of(wrapFuture(stage), wrapFuture(task));
            assertTrue(isExpected(loop));
            stage.complete("done");
            await(futures.getFirst());
            sleep(0);
            assertTrue(isExpected(loop));
            futures.getLast().cancel();
            sleep(0);
            assertFalse(isExpected(loop));
        });
    }

    @Test
    void an_open_portal_is_expected_unless_a_call_is_under_way(EventLoop loop) {
        loop.runUntilComplete(() -> {
            try (BlockingPortal portal = BlockingPortal.open()) {
                assertTrue(isExpected(loop));
                Future<String> ended = new Future<>();
                Thread.ofPlatform().start(() -> {
                    portal.call(() -> {
                        lines.add("" + isExpected(loop));
                        sleep(1);
                        lines.add("" + isExpected(loop));
                    });
                    loop.callSoonThreadsafe(() -> ended.setResult("ended"));
                });
                await(ended);
                assertEquals(List.of("false", "false"), lines);
                assertTrue(isExpected(loop));
            }
            assertFalse(isExpected(loop));
        });
    }

    @Test
    void work_that_has_called_the_loop_is_not_expected_meanwhile(EventLoop loop) {
        loop.runUntilComplete(() -> toThread(() -> {
            assertTrue(isExpected(loop));
            CompletableFuture<Boolean> first = runCoroutineThreadsafe(() -> sleep(1, isExpected(loop)), loop);
            CompletableFuture<Boolean> second = runCoroutineThreadsafe(() -> sleep(2, isExpected(loop)), loop);
            assertFalse(first.join());
            assertFalse(second.join());
            assertTrue(isExpected(loop));
        }));
    }

    @Test
    void work_of_another_loop_does_not_count_here(EventLoop loop) {
        try (BlockingPortal other = BlockingPortal.start()) {
            loop.runUntilComplete(() -> toThread(() -> {
                other.call(() -> sleep(1));
                assertTrue(isExpected(loop));
            }));
        }
    }

    @Test
    void virtual_time_does_not_jump_over_a_deadline_while_a_thread_works(EventLoop loop) {
        loop.runUntilComplete(() -> {
            createTask(() -> {
                sleep(0.001);
                lines.add("deadline");
            });
            lines.add(toThread(() -> {
                takeAMoment();
                return "work";
            }));
            assertEquals(0, loop.time());
            sleep(1);
        });
        assertEquals(List.of("work", "deadline"), lines);
    }

    @Test
    void virtual_time_does_not_jump_while_a_wrapped_stage_is_pending(EventLoop loop) {
        loop.runUntilComplete(() -> {
            var stage = CompletableFuture.supplyAsync(() -> {
                takeAMoment();
                return "work";
            });
            assertEquals("work", waitFor(wrapFuture(stage), 0.001));
        });
    }

    @Test
    void virtual_time_goes_on_when_the_work_takes_longer_than_the_deadline_is_away(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Task<?> blocked = createTask(() -> toThread(() -> goOn.await()));
            sleep(0.001);
            assertEquals(0.001, loop.time());
            goOn.countDown();
            await(blocked);
        });
    }

    @Test
    void other_clocks_need_no_patience(EventLoop loop) {
        assertEquals(0, Clock.system().patience(5_000_000_000L));
        assertEquals(5_000_000_000L, new VirtualClock().patience(5_000_000_000L));
        assertEquals(1_000_000_000L, new VirtualClock().patience(1));
    }

    @Test
    void pauses_are_counted_and_the_end_is_final() {
        Outside outside = new Outside();
        Outside.Work work = outside.begin();
        Outside.Work other = outside.begin();
        other.end();
        work.pause();
        work.pause();
        work.resume();
        assertFalse(outside.isExpected());
        work.resume();
        assertTrue(outside.isExpected());
        work.pause();
        work.end();
        work.end();
        work.resume();
        assertFalse(outside.isExpected());
        outside.begin();
        assertTrue(outside.isExpected());
    }
}
