package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class SemaphoreTest {
    private final List<String> lines = new ArrayList<>();

    private Task<?> worker(String name, Semaphore semaphore) {
        return createTask(() -> {
            semaphore.acquire();
            lines.add(name);
        });
    }

    @Test
    void it_has_as_many_permits_as_said() {
        Semaphore semaphore = new Semaphore(2);
        assertEquals("<Semaphore [unlocked, value:2]>", semaphore.toString());
        semaphore.acquire();
        assertFalse(semaphore.locked());
        semaphore.acquire();
        assertTrue(semaphore.locked());
        assertEquals("<Semaphore [locked]>", semaphore.toString());
        semaphore.release();
        assertFalse(semaphore.locked());
        assertEquals("<Semaphore [unlocked, value:1]>", new Semaphore().toString());
    }

    @Test
    void a_negative_number_of_permits_is_refused() {
        var error = assertThrows(IllegalArgumentException.class, () -> new Semaphore(-1));
        assertEquals("Semaphore initial value must be >= 0: -1", error.getMessage());
        assertThrows(IllegalArgumentException.class, () -> new BoundedSemaphore(-1));
    }

    @Test
    void a_released_permit_goes_to_the_first_who_waits() {
        run(() -> {
            Semaphore semaphore = new Semaphore(0);
            List.of("a", "b", "c").forEach(name -> worker(name, semaphore));
            sleep(0);
            semaphore.release();
            semaphore.release();
            assertTrue(semaphore.locked());
            assertEquals(0, semaphore.value());
            sleep(0);
            assertEquals(List.of("a", "b"), lines);
            semaphore.release();
            sleep(0);
            assertEquals(List.of("a", "b", "c"), lines);
        });
    }

    @Test
    void a_newcomer_waits_until_the_chosen_have_gone_on() {
        run(() -> {
            Semaphore semaphore = new Semaphore(0);
            worker("a", semaphore);
            sleep(0);
            semaphore.release();
            semaphore.release();
            assertEquals(1, semaphore.value());
            assertTrue(semaphore.locked());
            semaphore.acquire();
            lines.add("main");
            assertEquals(List.of("a", "main"), lines);
            assertEquals(0, semaphore.value());
        });
    }

    @Test
    void a_waiter_cancelled_in_line_takes_no_permit() {
        run(() -> {
            Semaphore semaphore = new Semaphore(0);
            Task<?> a = worker("a", semaphore);
            Task<?> b = worker("b", semaphore);
            sleep(0);
            a.cancel("enough");
            semaphore.release();
            await(b);
            assertEquals(
                    "enough", assertThrows(CancelledError.class, () -> await(a)).getMessage());
            assertEquals(0, semaphore.value());
            semaphore.release();
            assertEquals(1, semaphore.value());
        });
    }

    @Test
    void a_waiter_cancelled_when_chosen_hands_its_permit_on() {
        run(() -> {
            Semaphore semaphore = new Semaphore(0);
            Task<?> a = worker("a", semaphore);
            Task<?> b = worker("b", semaphore);
            sleep(0);
            semaphore.release();
            a.cancel();
            await(b);
            assertTrue(a.cancelled());
            assertEquals(List.of("b"), lines);
            assertEquals(0, semaphore.value());
        });
    }

    @Test
    void a_permit_that_nobody_takes_any_more_is_free_again() {
        run(() -> {
            Semaphore semaphore = new Semaphore(0);
            Task<?> a = worker("a", semaphore);
            sleep(0);
            semaphore.release();
            a.cancel();
            sleep(0);
            assertTrue(a.cancelled());
            assertFalse(semaphore.locked());
            semaphore.acquire();
        });
    }

    @Test
    void permits_that_came_back_wake_all_who_queued_behind_the_chosen() {
        run(() -> {
            Semaphore semaphore = new Semaphore(0);
            Task<?> a = worker("a", semaphore);
            sleep(0);
            for (int i = 0; i < 3; i++) {
                semaphore.release();
            }
            Task<?> b = createTask(() -> {
                semaphore.acquire();
                lines.add("b");
            });
            Task<?> c = worker("c", semaphore);
            a.cancel();
            await(gatherReturnExceptions(a, b, c));
            assertEquals(List.of("b", "c"), lines);
            assertEquals(1, semaphore.value());
        });
    }

    @Test
    void a_hold_gives_its_permit_back_once() {
        Semaphore semaphore = new Semaphore(1);
        Hold hold = semaphore.hold();
        assertTrue(semaphore.locked());
        hold.close();
        hold.close();
        assertEquals(1, semaphore.value());
    }

    @Test
    void a_bounded_one_finds_a_release_too_many() {
        Semaphore semaphore = new BoundedSemaphore(2);
        semaphore.acquire();
        semaphore.release();
        var error = assertThrows(IllegalStateException.class, semaphore::release);
        assertTrue(error.getMessage().startsWith("BoundedSemaphore released too many times"), error.getMessage());
        assertEquals("<BoundedSemaphore [unlocked, value:2]>", semaphore.toString());
        assertEquals("<BoundedSemaphore [unlocked, value:1]>", new BoundedSemaphore().toString());
    }

    @Test
    void an_unbounded_one_grows() {
        Semaphore semaphore = new Semaphore(0);
        semaphore.release();
        semaphore.release();
        assertEquals(2, semaphore.value());
    }

    @Test
    void it_is_refused_on_another_loop_once_bound() {
        Semaphore semaphore = new Semaphore(0);
        run(() -> {
            worker("a", semaphore);
            sleep(0);
            semaphore.release();
        });
        run(() -> assertThrows(IllegalStateException.class, semaphore::acquire));
        assertThrows(IllegalStateException.class, semaphore::acquire);
    }
}
