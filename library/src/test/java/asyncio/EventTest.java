package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class EventTest {
    private final Event event = new Event();
    private final List<String> lines = new ArrayList<>();

    private Task<?> waiter(String name) {
        return createTask(() -> {
            event.await();
            lines.add(name);
        });
    }

    @Test
    void it_is_not_set_at_first() {
        assertFalse(event.isSet());
        assertEquals("<Event [unset]>", event.toString());
        event.set();
        assertTrue(event.isSet());
        assertEquals("<Event [set]>", event.toString());
        event.clear();
        assertFalse(event.isSet());
    }

    @Test
    void nobody_waits_for_one_that_is_set() {
        event.set();
        event.await();
        run(event::await);
    }

    @Test
    void setting_it_wakes_all_in_order() {
        run(() -> {
            List.of("a", "b", "c").forEach(this::waiter);
            sleep(0);
            assertEquals("<Event [unset, waiters:3]>", event.toString());
            event.set();
            event.set();
            sleep(0);
            assertEquals(List.of("a", "b", "c"), lines);
        });
    }

    @Test
    void clearing_it_at_once_does_not_hold_back_who_waited() {
        run(() -> {
            waiter("a");
            sleep(0);
            event.set();
            event.clear();
            Task<?> late = waiter("late");
            sleep(1);
            assertEquals(List.of("a"), lines);
            event.set();
            await(late);
        });
    }

    @Test
    void a_cancelled_waiter_leaves() {
        run(() -> {
            Task<?> a = waiter("a");
            waiter("b");
            sleep(0);
            a.cancel("enough");
            var error = assertThrows(CancelledError.class, () -> await(a));
            assertEquals("enough", error.getMessage());
            event.set();
            sleep(0);
            assertEquals(List.of("b"), lines);
            assertEquals("<Event [set]>", event.toString());
        });
    }

    @Test
    void a_waiter_cancelled_after_it_was_woken_is_cancelled() {
        run(() -> {
            Task<?> a = waiter("a");
            sleep(0);
            event.set();
            a.cancel();
            assertThrows(CancelledError.class, () -> await(a));
            assertEquals(List.of(), lines);
        });
    }

    @Test
    void it_is_refused_on_another_loop_once_bound() {
        run(() -> {
            waiter("a");
            sleep(0);
            event.set();
        });
        event.clear();
        run(() -> assertThrows(IllegalStateException.class, event::await));
        assertThrows(IllegalStateException.class, event::await);
    }
}
