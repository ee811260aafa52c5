package asyncio;

import static org.junit.jupiter.api.Assertions.*;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class ThreadsafeHandleTest {
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    private static void turn(EventLoop loop) {
        loop.stop();
        loop.runForever();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void untilItWaits(Thread thread) {
        while (thread.getState() != Thread.State.WAITING) {
            assertTrue(thread.isAlive(), "it went on");
            Thread.onSpinWait();
        }
    }

    @Test
    void a_cancelled_handle_never_runs(EventLoop loop) {
        Handle handle = loop.callSoonThreadsafe(() -> lines.add("cancelled"));
        handle.cancel();
        assertTrue(handle.cancelled());
        assertEquals("<ThreadsafeHandle cancelled", handle.toString().substring(0, 27));
        turn(loop);
        assertEquals(List.of(), lines);
    }

    @Test
    void another_thread_may_cancel_it_before_its_turn(EventLoop loop) throws InterruptedException {
        Handle handle = loop.callSoonThreadsafe(() -> lines.add("cancelled"));
        Thread.ofPlatform().start(handle::cancel).join();
        assertTrue(handle.cancelled());
        turn(loop);
        assertEquals(List.of(), lines);
    }

    @Test
    void cancelling_from_another_thread_waits_while_the_callback_runs(EventLoop loop) throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Handle handle = loop.callSoonThreadsafe(() -> {
            started.countDown();
            await(goOn);
            lines.add("callback ends");
            loop.stop();
        });
        Thread canceller = Thread.ofPlatform().start(() -> {
            await(started);
            handle.cancel();
            lines.add("cancel returns");
        });
        Thread.ofPlatform().start(() -> {
            await(started);
            untilItWaits(canceller);
            goOn.countDown();
        });
        loop.runForever();
        canceller.join();
        assertEquals(List.of("callback ends", "cancel returns"), lines);
        assertTrue(handle.cancelled());
    }

    @Test
    void an_interrupt_does_not_cut_the_wait_short_and_is_not_lost(EventLoop loop) throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        Handle handle = loop.callSoonThreadsafe(() -> {
            started.countDown();
            await(goOn);
            lines.add("callback ends");
            loop.stop();
        });
        Thread canceller = Thread.ofPlatform().start(() -> {
            await(started);
            Thread.currentThread().interrupt();
            handle.cancel();
            lines.add("cancel returns");
            interrupted.set(Thread.interrupted());
        });
        Thread.ofPlatform().start(() -> {
            await(started);
            untilItWaits(canceller);
            goOn.countDown();
        });
        loop.runForever();
        canceller.join();
        assertEquals(List.of("callback ends", "cancel returns"), lines);
        assertTrue(interrupted.get());
    }

    @Test
    void a_callback_that_cancels_itself_does_not_wait_for_itself(EventLoop loop) {
        AtomicReference<Handle> handle = new AtomicReference<>();
        handle.set(loop.callSoonThreadsafe(() -> {
            handle.get().cancel();
            lines.add("goes on");
        }));
        turn(loop);
        assertEquals(List.of("goes on"), lines);
        assertTrue(handle.get().cancelled());
    }

    @Test
    void cancelling_what_has_run_returns_at_once(EventLoop loop) throws InterruptedException {
        Handle handle = loop.callSoonThreadsafe(() -> lines.add("ran"));
        turn(loop);
        Thread.ofPlatform().start(handle::cancel).join();
        assertTrue(handle.cancelled());
        assertEquals(List.of("ran"), lines);
    }

    @Test
    void a_failing_callback_lets_go_of_who_waits_to_cancel_it(EventLoop loop) throws InterruptedException {
        loop.setExceptionHandler((where, context) -> lines.add("reported"));
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Handle handle = loop.callSoonThreadsafe(() -> {
            started.countDown();
            await(goOn);
            loop.stop();
            throw new IllegalStateException("broken");
        });
        Thread canceller = Thread.ofPlatform().start(() -> {
            await(started);
            handle.cancel();
            lines.add("cancel returns");
        });
        Thread.ofPlatform().start(() -> {
            await(started);
            untilItWaits(canceller);
            goOn.countDown();
        });
        loop.runForever();
        canceller.join();
        assertEquals(List.of("reported", "cancel returns"), lines);
    }

    /** Either the callback is over when cancel returns, or it never starts; whoever wins the race. */
    @Test
    void after_cancel_has_returned_the_callback_does_not_start() throws InterruptedException {
        try (EventLoop loop = new EventLoop(EventLoopOptions.DEFAULT.withClock(Clock.system()))) {
            Thread runner = Thread.ofPlatform().start(loop::runForever);
            for (int i = 0; i < 2_000; i++) {
                AtomicBoolean cancelReturned = new AtomicBoolean();
                Handle handle = loop.callSoonThreadsafe(() -> {
                    if (cancelReturned.get()) {
                        lines.add("started too late");
                    }
                });
                for (int spin = i % 64; spin > 0; spin--) {
                    Thread.onSpinWait();
                }
                handle.cancel();
                cancelReturned.set(true);
            }
            loop.callSoonThreadsafe(loop::stop);
            runner.join();
        }
        assertEquals(List.of(), lines);
    }
}
