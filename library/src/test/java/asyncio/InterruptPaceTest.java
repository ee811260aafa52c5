package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** A cancelled task in a call of the JDK that ignores interrupts does not keep the loop busy. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class InterruptPaceTest {
    private final List<Long> pauses =
            List.of(0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L);

    @Test
    void the_first_interrupts_are_at_once_and_the_later_ones_twice_as_late_each_time(EventLoop loop) {
        Task<?> task = loop.createTask(() -> {});
        InterruptPace pace = new InterruptPace(task);
        List<Long> given = LongStream.range(0, pauses.size())
                .mapToObj(i -> pace.nextPause() / 1_000_000)
                .toList();
        assertEquals(pauses, given);
        IntStream.range(0, 100).forEach(i -> pace.nextPause());
        assertEquals(1_000_000_000L, pace.nextPause());
        loop.runUntilComplete(task);
    }

    @Test
    @EnabledIfSystemProperty(
            named = "asyncio.way",
            matches = "scheduled",
            disabledReason = "in the baton way a blocking call of the JDK holds the loop")
    void a_lock_that_ignores_interrupts_is_interrupted_now_and_then_until_the_task_has_it(EventLoop loop) {
        ReentrantLock lock = new ReentrantLock();
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch enough = new CountDownLatch(1);
        Thread holder = Thread.ofPlatform().start(() -> {
            lock.lock();
            held.countDown();
            WatchdogTest.until(() -> enough.getCount() == 0);
            lock.unlock();
        });
        int[] interrupts = new int[1];
        loop.runUntilComplete(() -> {
            held.await();
            Task<?> task = createTask(() -> {
                lock.lock();
                try {
                    interrupts[0] = currentTask().fiber.pace.interrupts();
                    sleep(1);
                } finally {
                    lock.unlock();
                }
            });
            sleep(0);
            task.cancel();
            WatchdogTest.until(() -> isInterruptedInPauses(task));
            enough.countDown();
            assertThrows(CancelledError.class, () -> await(task));
            holder.join();
        });
        assertTrue(interrupts[0] >= 10, "interrupted " + interrupts[0] + " times");
        assertTrue(interrupts[0] < 30, "interrupted " + interrupts[0] + " times");
    }

    private static boolean isInterruptedInPauses(Task<?> task) {
        sleep(0);
        return task.fiber.pace != null && task.fiber.pace.interrupts() >= 10;
    }
}
