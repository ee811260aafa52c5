package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class LockTest {
    private final Lock lock = new Lock();
    private final List<String> lines = new ArrayList<>();

    private Task<?> worker(String name) {
        return createTask(() -> {
            try (var _ = lock.hold()) {
                lines.add(name);
            }
        });
    }

    @Test
    void it_is_free_at_first() {
        assertFalse(lock.locked());
        assertEquals("<Lock [unlocked]>", lock.toString());
    }

    @Test
    void without_contention_it_needs_no_loop() {
        lock.acquire();
        assertTrue(lock.locked());
        lock.release();
        assertFalse(lock.locked());
    }

    @Test
    void it_goes_to_its_waiters_in_order() {
        run(() -> {
            lock.acquire();
            List.of("a", "b", "c").forEach(this::worker);
            sleep(1);
            assertEquals("<Lock [locked, waiters:3]>", lock.toString());
            assertEquals(List.of(), lines);
            lock.release();
            assertFalse(lock.locked());
            sleep(1);
            assertEquals(List.of("a", "b", "c"), lines);
        });
    }

    @Test
    void nobody_passes_a_waiter() {
        run(() -> {
            lock.acquire();
            worker("waiter");
            sleep(0);
            lock.release();
            lock.acquire();
            lines.add("newcomer");
            assertEquals(List.of("waiter", "newcomer"), lines);
        });
    }

    @Test
    void a_waiter_cancelled_in_line_does_not_get_it() {
        run(() -> {
            lock.acquire();
            Task<?> a = worker("a");
            Task<?> b = worker("b");
            sleep(0);
            a.cancel("enough");
            var error = assertThrows(CancelledError.class, () -> await(a));
            assertEquals("enough", error.getMessage());
            assertTrue(lock.locked());
            lock.release();
            await(b);
            assertEquals(List.of("b"), lines);
            assertFalse(lock.locked());
        });
    }

    @Test
    void a_waiter_cancelled_when_chosen_hands_it_on() {
        run(() -> {
            lock.acquire();
            Task<?> a = worker("a");
            Task<?> b = worker("b");
            sleep(0);
            lock.release();
            a.cancel();
            await(b);
            assertTrue(a.cancelled());
            assertEquals(List.of("b"), lines);
            assertFalse(lock.locked());
        });
    }

    @Test
    void a_cancelled_waiter_at_the_head_does_not_hold_up_the_others() {
        run(() -> {
            lock.acquire();
            Task<?> a = worker("a");
            Task<?> b = worker("b");
            sleep(0);
            a.cancel();
            lock.release();
            await(b);
            assertEquals(List.of("b"), lines);
        });
    }

    @Test
    void when_all_waiters_are_cancelled_a_newcomer_does_not_wait() {
        run(() -> {
            lock.acquire();
            Task<?> a = worker("a");
            sleep(0);
            a.cancel();
            lock.release();
            lock.acquire();
            assertFalse(a.done());
            sleep(0);
            assertTrue(a.done());
            assertTrue(lock.locked());
        });
    }

    @Test
    void a_task_that_is_cancelled_before_it_waits_does_not_get_it() {
        run(() -> {
            lock.acquire();
            Task<?> task = createTask(() -> {
                currentTask().cancel();
                lock.acquire();
            });
            sleep(0);
            lock.release();
            assertThrows(CancelledError.class, () -> await(task));
            assertFalse(lock.locked());
        });
    }

    @Test
    void a_hold_is_given_back_when_the_body_fails_and_only_once() {
        assertThrows(IllegalArgumentException.class, () -> {
            try (var _ = lock.hold()) {
                throw new IllegalArgumentException();
            }
        });
        assertFalse(lock.locked());
        Hold hold = lock.hold();
        hold.close();
        lock.acquire();
        hold.close();
        assertTrue(lock.locked());
    }

    @Test
    void releasing_what_is_not_held_is_refused() {
        var error = assertThrows(IllegalStateException.class, lock::release);
        assertEquals(
                "Lock is not acquired: release() without acquire() on <Lock [unlocked]>; release once for each"
                        + " acquire(), or use hold()",
                error.getMessage());
    }

    @Test
    void any_task_may_release_it() {
        run(() -> {
            lock.acquire();
            await(createTask(lock::release));
            assertFalse(lock.locked());
        });
    }

    @Test
    void it_is_refused_on_another_loop_once_bound() {
        run(() -> {
            lock.acquire();
            worker("a");
            sleep(0);
            lock.release();
        });
        run(() -> {
            lock.acquire();
            var error = assertThrows(IllegalStateException.class, lock::acquire);
            assertTrue(
                    error.getMessage().startsWith("<Lock [locked]> is bound to a different event loop"),
                    error.getMessage());
            lock.release();
        });
    }

    @Test
    void only_a_task_can_wait_for_it() {
        lock.acquire();
        var error = assertThrows(IllegalStateException.class, lock::acquire);
        assertTrue(error.getMessage().startsWith("Lock.acquire() outside a task"), error.getMessage());
        assertTrue(lock.locked());
    }

    @Test
    void another_thread_that_releases_it_is_refused_and_nothing_changes() {
        run(() -> {
            lock.acquire();
            Task<?> a = worker("a");
            sleep(0);
            List<Throwable> errors = new ArrayList<>();
            Thread thread = Thread.ofPlatform().start(() -> {
                try {
                    lock.release();
                } catch (IllegalStateException e) {
                    errors.add(e);
                }
            });
            thread.join();
            assertEquals(1, errors.size());
            assertTrue(lock.locked());
            lock.release();
            await(a);
        });
    }

    @Test
    void tasks_in_line_are_unwound_when_the_loop_closes(Log log) {
        try (EventLoop loop = new EventLoop()) {
            loop.runUntilComplete(() -> {
                createTask(() -> {
                    try (var _ = lock.hold()) {
                        sleep(1000);
                    } finally {
                        lines.add("holder");
                    }
                });
                createTask(() -> {
                    try (var _ = lock.hold()) {
                        lines.add("never");
                    } finally {
                        lines.add("waiter");
                    }
                });
                sleep(1);
            });
        }
        assertEquals(List.of("holder", "waiter"), lines);
        assertFalse(lock.locked());
        assertEquals(2, log.take().size());
    }
}
