package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class BarrierTest {
    private final List<String> lines = new ArrayList<>();

    private Task<?> worker(String name, Barrier barrier) {
        return createTask(() -> {
            try {
                lines.add(name + barrier.await());
            } catch (BrokenBarrierException e) {
                lines.add(name + " broken");
            }
        });
    }

    private void workers(Barrier barrier, String... names) {
        for (String name : names) {
            worker(name, barrier);
        }
        sleep(1);
    }

    @Test
    void it_needs_at_least_one_party() {
        var error = assertThrows(IllegalArgumentException.class, () -> new Barrier(0));
        assertEquals("parties must be >= 1: 0", error.getMessage());
    }

    @Test
    void with_one_party_nobody_waits() {
        run(() -> {
            Barrier barrier = new Barrier(1);
            assertEquals(0, barrier.await());
            assertEquals(0, barrier.await());
        });
    }

    @Test
    void all_go_on_when_the_last_has_come_who_goes_first() {
        run(() -> {
            Barrier barrier = new Barrier(3);
            workers(barrier, "a", "b");
            assertEquals(2, barrier.nWaiting());
            assertEquals("<Barrier [filling, waiters:2/3]>", barrier.toString());
            assertEquals(2, barrier.await());
            assertEquals(List.of(), lines);
            assertEquals(0, barrier.nWaiting());
            sleep(1);
            assertEquals(List.of("a0", "b1"), lines);
            assertEquals(3, barrier.parties());
        });
    }

    @Test
    void who_comes_while_it_drains_waits_for_the_next_round() {
        run(() -> {
            Barrier barrier = new Barrier(2);
            workers(barrier, "a", "b", "c", "d", "e");
            assertEquals(List.of("b1", "a0", "d1", "c0"), lines);
            assertEquals(1, barrier.nWaiting());
            barrier.await();
        });
    }

    @Test
    void a_reset_breaks_those_who_wait_and_nobody_else() {
        run(() -> {
            Barrier barrier = new Barrier(3);
            workers(barrier, "a", "b");
            barrier.reset();
            workers(barrier, "c", "d", "e");
            assertEquals(List.of("a broken", "b broken", "e2", "c0", "d1"), lines);
            assertFalse(barrier.broken());
        });
    }

    @Test
    void an_abort_breaks_everybody_until_a_reset() {
        run(() -> {
            Barrier barrier = new Barrier(2);
            workers(barrier, "a");
            barrier.abort();
            assertTrue(barrier.broken());
            assertEquals("<Barrier [broken]>", barrier.toString());
            workers(barrier, "b");
            assertEquals(List.of("a broken", "b broken"), lines);
            barrier.reset();
            assertFalse(barrier.broken());
            workers(barrier, "c", "d");
            assertEquals(List.of("a broken", "b broken", "d1", "c0"), lines);
        });
    }

    @Test
    void a_cancelled_task_leaves_and_its_place_is_free() {
        run(() -> {
            Barrier barrier = new Barrier(2);
            Task<?> a = worker("a", barrier);
            sleep(1);
            a.cancel("enough");
            var error = assertThrows(CancelledError.class, () -> await(a));
            assertEquals("enough", error.getMessage());
            assertEquals(0, barrier.nWaiting());
            workers(barrier, "b", "c");
            assertEquals(List.of("c1", "b0"), lines);
        });
    }

    @Test
    void a_task_cancelled_while_it_drains_does_not_hold_up_the_next_round() {
        run(() -> {
            Barrier barrier = new Barrier(2);
            Task<?> a = worker("a", barrier);
            sleep(1);
            assertEquals(1, barrier.await());
            a.cancel();
            sleep(1);
            assertTrue(a.cancelled());
            workers(barrier, "b", "c");
            assertEquals(List.of("c1", "b0"), lines);
        });
    }

    @Test
    void a_task_cancelled_outside_leaves_the_line() {
        run(() -> {
            Barrier barrier = new Barrier(1 + 1);
            worker("a", barrier);
            worker("b", barrier);
            Task<?> c = worker("c", barrier);
            sleep(0);
            c.cancel();
            sleep(1);
            assertTrue(c.cancelled());
            workers(barrier, "d", "e");
            assertEquals(List.of("b1", "a0", "e1", "d0"), lines);
        });
    }

    @Test
    void only_a_task_can_wait_and_nothing_changes() {
        Barrier barrier = new Barrier(2);
        assertThrows(IllegalStateException.class, barrier::await);
        assertEquals(0, barrier.nWaiting());
    }

    @Test
    void another_thread_is_refused_before_anything_has_changed() {
        run(() -> {
            Barrier barrier = new Barrier(2);
            worker("a", barrier);
            sleep(1);
            OtherThread.run(() -> {
                assertThrows(IllegalStateException.class, barrier::await);
                assertThrows(IllegalStateException.class, barrier::abort);
                assertThrows(IllegalStateException.class, barrier::reset);
            });
            assertEquals(1, barrier.nWaiting());
            worker("b", barrier);
            sleep(1);
            assertEquals(List.of("b1", "a0"), lines);
        });
    }
}
