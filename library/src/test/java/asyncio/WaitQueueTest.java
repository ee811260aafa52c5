package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class WaitQueueTest {
    private final WaitQueue queue = new WaitQueue();
    private final List<String> lines = new ArrayList<>();

    private Task<?> waiter(String name) {
        return createTask(() -> {
            try {
                queue.enter("the test", "test()").sleep();
                lines.add(name);
            } catch (CancelledError e) {
                lines.add(name + " cancelled");
                throw e;
            }
        });
    }

    @Test
    void tasks_wake_in_the_order_of_their_arrival() {
        run(() -> {
            List.of("a", "b", "c").forEach(this::waiter);
            sleep(0);
            assertEquals(3, queue.size());
            queue.wakeAll();
            assertEquals(List.of(), lines);
            sleep(0);
            assertEquals(List.of("a", "b", "c"), lines);
            assertTrue(queue.isIdle());
            assertFalse(queue.wakeNext());
        });
    }

    @Test
    void a_chosen_task_counts_until_it_goes_on() {
        run(() -> {
            waiter("a");
            sleep(0);
            assertTrue(queue.wakeNext());
            assertFalse(queue.isIdle());
            assertTrue(queue.hasLive());
            assertEquals(1, queue.size());
            assertFalse(queue.wakeNext());
            sleep(0);
            assertTrue(queue.isIdle());
        });
    }

    @Test
    void a_cancelled_task_keeps_its_place_until_it_goes_on_and_is_skipped() {
        run(() -> {
            Task<?> a = waiter("a");
            Task<?> b = waiter("b");
            Task<?> c = waiter("c");
            sleep(0);
            b.cancel();
            a.cancel();
            assertEquals(3, queue.size());
            queue.wakeHead();
            assertTrue(queue.wakeNext());
            assertEquals(3, queue.size());
            await(gatherReturnExceptions(a, b, c));
            assertEquals(List.of("b cancelled", "a cancelled", "c"), lines);
            assertTrue(queue.isIdle());
        });
    }

    @Test
    void only_cancelled_tasks_are_not_live() {
        run(() -> {
            Task<?> a = waiter("a");
            sleep(0);
            a.cancel();
            assertFalse(queue.isIdle());
            assertFalse(queue.hasLive());
            sleep(0);
            assertTrue(queue.isIdle());
        });
    }

    @Test
    void waking_the_head_does_nothing_while_somebody_is_chosen() {
        run(() -> {
            waiter("a");
            waiter("b");
            sleep(0);
            queue.wakeHead();
            queue.wakeHead();
            sleep(0);
            assertEquals(List.of("a"), lines);
            queue.wakeHead();
            sleep(0);
            assertEquals(List.of("a", "b"), lines);
        });
    }

    @Test
    void a_place_in_the_middle_can_be_left() {
        run(() -> {
            Task<?> a = waiter("a");
            Task<?> b = waiter("b");
            Task<?> c = waiter("c");
            sleep(0);
            b.cancel();
            sleep(0);
            c.cancel();
            sleep(0);
            Task<?> d = waiter("d");
            sleep(0);
            assertEquals(2, queue.size());
            queue.wakeAll();
            await(gatherReturnExceptions(a, b, c, d));
            assertEquals(List.of("b cancelled", "c cancelled", "a", "d"), lines);
        });
    }

    @Test
    void it_belongs_to_the_first_loop_that_waits() {
        run(() -> {
            waiter("a");
            sleep(0);
            queue.wakeAll();
        });
        var error = assertThrows(IllegalStateException.class, () -> run(() -> queue.enter("the lock", "acquire()")));
        assertTrue(error.getMessage().startsWith("the lock is bound to a different event loop: acquire()"));
        assertTrue(queue.isIdle());
    }

    @Test
    void only_a_task_can_wait() {
        var error = assertThrows(IllegalStateException.class, () -> queue.enter("the lock", "acquire()"));
        assertTrue(error.getMessage().startsWith("acquire() outside a task"), error.getMessage());
    }

    @Test
    void a_task_says_what_it_waits_for() {
        run(() -> {
            Task<?> a = waiter("a");
            sleep(0);
            assertTrue(a.toString().contains("waitFor=<Waiter pending for=the test>"), a::toString);
            queue.wakeAll();
        });
    }
}
