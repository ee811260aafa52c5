package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import asyncio.testing.VirtualClock;
import java.nio.channels.Pipe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tasks that wait for ever end a run on virtual time, and are named. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class DeadlockTest {
    private static EventLoop closedWorld() {
        return new EventLoop(EventLoopOptions.DEFAULT.withClock(new VirtualClock(Duration.ZERO)));
    }

    private static void inOrder(Lock first, Lock second) {
        try (var outer = first.hold()) {
            sleep(1);
            try (var inner = second.hold()) {
                assertNotNull(outer);
                assertNotNull(inner);
            }
        }
    }

    /** Ends the tasks of a loop that stands still. */
    private static void tidyUp(EventLoop loop) {
        allTasks(loop).forEach(Task::cancel);
        loop.runUntilComplete(() -> sleep(1));
        loop.close();
    }

    @Test
    void two_locks_taken_in_different_orders_are_named_with_tasks_and_lines() {
        EventLoop loop = closedWorld();
        DeadlockException error = assertThrows(
                DeadlockException.class,
                () -> loop.runUntilComplete(() -> {
                    Lock fork = new Lock();
                    Lock knife = new Lock();
                    Task<?> a = createTask(() -> inOrder(fork, knife), "ann");
                    Task<?> b = createTask(() -> inOrder(knife, fork), "ben");
                    await(gather(a, b));
                }));
        String text = error.getMessage();
        assertTrue(text.startsWith("All 3 tasks of <EventLoop running=true"), text);
        assertTrue(text.contains("Task 'ann' waits for <Waiter pending for=<Lock [locked, waiters:1]>>:"), text);
        assertTrue(text.contains("Task 'ben' waits for <Waiter pending for=<Lock [locked, waiters:1]>>:"), text);
        assertTrue(text.contains("DeadlockTest.inOrder(DeadlockTest.java:"), text);
        assertTrue(text.contains("+ Awaited by:"), text);
        assertFalse(text.contains("Dispatcher"), text);
        tidyUp(loop);
    }

    @Test
    void a_circle_of_tasks_is_named_once() {
        EventLoop loop = closedWorld();
        List<Task<?>> tasks = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int next = (i + 1) % 3;
            tasks.add(loop.createTask(() -> await(tasks.get(next)), "t" + i));
        }
        String text = assertThrows(DeadlockException.class, loop::runForever).getMessage();
        assertTrue(text.contains("Task 't0' waits for task 't1':"), text);
        assertFalse(text.contains("Task 't1' waits"), text);
        tidyUp(loop);
    }

    @Test
    void asyncio_run_throws_it_and_cancels_what_waited() {
        List<String> ended = new ArrayList<>();
        RunnerOptions options = RunnerOptions.DEFAULT.withLoopFactory(DeadlockTest::closedWorld);
        VoidCoroutine main = () -> {
            createTask(() -> {
                try {
                    new Event().await();
                } finally {
                    ended.add("child");
                }
            });
            try {
                new Queue<String>().get();
            } finally {
                ended.add("main");
            }
        };
        assertThrows(DeadlockException.class, () -> run(main, options));
        assertEquals(List.of("main", "child"), ended);
    }

    @Test
    void a_loop_can_run_again_after_it() {
        EventLoop loop = closedWorld();
        Future<String> future = loop.createFuture();
        Task<?> task = loop.createTask(() -> await(future));
        assertThrows(DeadlockException.class, () -> loop.runUntilComplete(task));
        assertThrows(DeadlockException.class, () -> loop.runUntilComplete(task));
        future.setResult("at last");
        assertEquals("at last", loop.runUntilComplete(task));
        loop.close();
    }

    @Test
    void a_timer_that_is_left_is_waited_for() {
        EventLoop loop = closedWorld();
        Future<String> future = loop.createFuture();
        loop.callLater(1000, () -> future.setResult("late"));
        assertEquals("late", loop.runUntilComplete(() -> await(future)));
        loop.close();
    }

    @Test
    void another_thread_may_come_within_the_grace(EventLoop loop) {
        Future<@Nullable Void> future = loop.createFuture();
        Thread.ofPlatform().start(() -> loop.callSoonThreadsafe(() -> future.setResult(null)));
        loop.runUntilComplete(() -> await(future));
    }

    @Test
    void a_watched_channel_is_somebody_who_may_come() throws Exception {
        EventLoop loop = closedWorld();
        Pipe pipe = Pipe.open();
        try (var source = pipe.source();
                var sink = pipe.sink()) {
            source.configureBlocking(false);
            Future<@Nullable Void> future = loop.createFuture();
            loop.onReadable(source, () -> {
                loop.removeReadable(source);
                future.setResult(null);
            });
            Watched watched = new Watched(loop);
            Thread.ofPlatform().start(() -> {
                WatchdogTest.until(watched::sleeps);
                assertDoesNotThrow(() -> sink.write(java.nio.ByteBuffer.wrap(new byte[1])));
            });
            loop.runUntilComplete(() -> await(future));
            assertThrows(DeadlockException.class, () -> loop.runUntilComplete(() -> await(new Future<>())));
        } finally {
            tidyUp(loop);
        }
    }

    /** Opens when the loop sleeps; in the fallback at once, because there a blocking call keeps it from sleeping. */
    private static CountDownLatch openWhenAsleep(EventLoop loop) {
        CountDownLatch latch = new CountDownLatch(1);
        Watched watched = new Watched(loop);
        Thread.ofPlatform().start(() -> {
            if (Fiber.SCHEDULED) {
                WatchdogTest.until(watched::sleeps);
            }
            latch.countDown();
        });
        return latch;
    }

    @Test
    void a_task_in_a_blocking_call_is_somebody_who_may_come() {
        EventLoop loop = closedWorld();
        Future<String> future = loop.createFuture();
        loop.createTask(() -> {
            openWhenAsleep(loop).await();
            future.setResult("done");
        });
        assertEquals("done", loop.runUntilComplete(() -> await(future)));
        loop.close();
    }

    @Test
    void a_job_of_an_executor_is_somebody_who_may_come() {
        EventLoop loop = closedWorld();
        Watched watched = new Watched(loop);
        String result = loop.runUntilComplete(() -> await(loop.runInExecutor(null, () -> {
            WatchdogTest.until(watched::sleeps);
            return "done";
        })));
        assertEquals("done", result);
        loop.runUntilComplete(() -> loop.shutdownDefaultExecutor());
        loop.close();
    }

    @Test
    void a_virtual_thread_that_was_started_on_the_loop_is_somebody_who_may_come() {
        assumeTrue(Fiber.SCHEDULED, "in the fallback it is a thread like others");
        EventLoop loop = closedWorld();
        String result = loop.runUntilComplete(() -> {
            Future<String> future = new Future<>();
            CountDownLatch latch = openWhenAsleep(loop);
            Thread.startVirtualThread(() -> {
                assertDoesNotThrow(() -> latch.await());
                loop.callSoonThreadsafe(() -> future.setResult("done"));
            });
            return await(future);
        });
        assertEquals("done", result);
        loop.close();
    }

    @Test
    void a_loop_without_tasks_may_run_for_ever() throws InterruptedException {
        EventLoop loop = closedWorld();
        Watched watched = new Watched(loop);
        Thread runner = Thread.ofPlatform().start(loop::runForever);
        WatchdogTest.until(watched::sleeps);
        loop.callSoonThreadsafe(loop::stop);
        runner.join();
        loop.close();
    }

    @Test
    void a_clock_that_goes_on_for_ever_only_warns_once(Log log) throws InterruptedException {
        EventLoop loop = new EventLoop(EventLoopOptions.DEFAULT.withClock(new VirtualClock(Duration.ofNanos(-1))));
        Future<String> future = loop.createFuture();
        Task<String> task = loop.createTask(() -> await(future), "waiting");
        Handle report = loop.standstill.declare();
        assertNotNull(report);
        assertNull(loop.standstill.isPossible() ? loop : null, "said once");
        loop.runUntilComplete(() -> sleep(1));
        assertTrue(loop.standstill.isPossible(), "a new run");
        Handle again = loop.standstill.declare();
        assertNotNull(again);
        again.invoke();
        List<String> told = log.takeWarnings();
        assertEquals(1, told.size());
        assertTrue(told.getFirst().contains("The only task of"), told::toString);
        assertTrue(told.getFirst().contains("Task 'waiting' waits for <Future pending>:"), told::toString);
        future.setResult("done");
        assertEquals("done", loop.runUntilComplete(task));
        loop.close();
    }
}
