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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import asyncio.testing.VirtualTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Calls of the JDK that block suspend their task only, and nothing that the JDK hands back is ever dropped. */
class BlockingCallsTest {
    private static final String SCHEDULED_ONLY = "in the baton way a blocking JDK call holds the loop, as documented";

    /** Rule: callbacks run on a fiber, so that one which contends with a sleeping task cannot stop the loop. */
    @Test
    @EnabledIfSystemProperty(named = "asyncio.way", matches = "scheduled", disabledReason = SCHEDULED_ONLY)
    void a_callback_may_wait_for_a_monitor_that_a_sleeping_task_holds() {
        List<String> lines = new ArrayList<>();
        Object monitor = new Object();
        VirtualTime.run(() -> run(() -> {
            var entered = new Future<String>();
            var holder = createTask(() -> {
                synchronized (monitor) {
                    sleep(1);
                    lines.add("task leaves");
                }
            });
            getRunningLoop().callLater(0.5, () -> {
                synchronized (monitor) {
                    lines.add("callback enters");
                    entered.setResult("entered");
                }
            });
            await(holder);
            await(entered);
        }));
        assertEquals(List.of("task leaves", "callback enters"), lines);
    }

    @Test
    @EnabledIfSystemProperty(named = "asyncio.way", matches = "scheduled", disabledReason = SCHEDULED_ONLY)
    void a_callback_may_wait_for_a_lock_that_a_sleeping_task_holds() {
        List<String> lines = new ArrayList<>();
        ReentrantLock lock = new ReentrantLock();
        VirtualTime.run(() -> run(() -> {
            var entered = new Future<String>();
            var holder = createTask(() -> {
                lock.lock();
                sleep(1);
                lines.add("task leaves");
                lock.unlock();
            });
            getRunningLoop().callLater(0.5, () -> {
                lock.lock();
                lines.add("callback enters");
                lock.unlock();
                entered.setResult("entered");
            });
            await(holder);
            await(entered);
        }));
        assertEquals(List.of("task leaves", "callback enters"), lines);
    }

    @Test
    @EnabledIfSystemProperty(named = "asyncio.way", matches = "scheduled", disabledReason = SCHEDULED_ONLY)
    void other_tasks_go_on_while_one_blocks_in_the_jdk() {
        SynchronousQueue<String> queue = new SynchronousQueue<>();
        List<String> lines = new ArrayList<>();
        VirtualTime.run(() -> run(() -> {
            var taker = createTask(() -> {
                lines.add("took " + queue.take() + " as " + currentTask());
            });
            sleep(1);
            lines.add("ticked");
            Thread.ofPlatform().start(() -> put(queue, "item"));
            await(taker);
            assertTrue(lines.getLast().contains(taker.getName()));
        }));
        assertEquals("ticked", lines.getFirst());
        assertTrue(lines.getLast().startsWith("took item as "));
    }

    private static void put(SynchronousQueue<String> queue, String item) {
        try {
            queue.put(item);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Rule: a continuation is never dropped, here one that becomes ready between two runs. */
    @Test
    @EnabledIfSystemProperty(named = "asyncio.way", matches = "scheduled", disabledReason = SCHEDULED_ONLY)
    void a_task_that_the_jdk_resumes_while_the_loop_is_stopped_goes_on_in_the_next_run() {
        try (EventLoop loop = new EventLoop()) {
            AtomicReference<Thread> parked = new AtomicReference<>();
            AtomicBoolean permitted = new AtomicBoolean();
            Task<String> task = loop.createTask(() -> {
                parked.set(Thread.currentThread());
                while (!permitted.get()) {
                    LockSupport.park();
                }
                return "went on";
            });
            loop.runUntilComplete(() -> sleep(0));
            assertFalse(task.done());
            permitted.set(true);
            LockSupport.unpark(parked.get());
            assertEquals("went on", loop.runUntilComplete(task));
        }
    }

    /** Rule: a continuation is never dropped, here one that becomes ready when the loop is closed. */
    @Test
    @EnabledIfSystemProperty(named = "asyncio.way", matches = "scheduled", disabledReason = SCHEDULED_ONLY)
    void a_task_that_blocks_in_the_jdk_when_the_loop_closes_is_interrupted_and_leaves_through_its_clean_up()
            throws InterruptedException {
        CountDownLatch cleanedUp = new CountDownLatch(1);
        EventLoop loop = new EventLoop();
        loop.setExceptionHandler(
                (where, context) -> assertEquals("Task was destroyed but it is pending!", context.message()));
        loop.createTask(() -> {
            try {
                new CountDownLatch(1).await();
            } finally {
                cleanedUp.countDown();
            }
        });
        loop.runUntilComplete(() -> sleep(0));
        loop.close();
        cleanedUp.await();
    }

    @Test
    @EnabledIfSystemProperty(named = "asyncio.way", matches = "scheduled", disabledReason = SCHEDULED_ONLY)
    void cancelling_a_task_that_blocks_in_the_jdk_interrupts_it() {
        VirtualTime.run(() -> run(() -> {
            var blocked = createTask(() -> {
                new CountDownLatch(1).await();
            });
            sleep(1);
            blocked.cancel("enough");
            CancelledError error = assertThrows(CancelledError.class, () -> await(blocked));
            assertEquals("enough", error.getMessage());
            assertInstanceOf(InterruptedException.class, error.getCause());
            assertTrue(blocked.cancelled());
        }));
    }

    @Test
    @EnabledIfSystemProperty(named = "asyncio.way", matches = "scheduled", disabledReason = SCHEDULED_ONLY)
    void a_task_cancelled_before_it_blocks_in_the_jdk_is_interrupted_there() {
        VirtualTime.run(() -> run(() -> {
            var blocked = createTask(() -> {
                currentTask().cancel("at once");
                new CountDownLatch(1).await();
            });
            CancelledError error = assertThrows(CancelledError.class, () -> await(blocked));
            assertEquals("at once", error.getMessage());
        }));
    }
}
