package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class ConditionTest {
    private final Condition condition = new Condition();
    private final List<String> lines = new ArrayList<>();

    private Task<?> waiter(String name) {
        return createTask(() -> {
            try (var _ = condition.hold()) {
                try {
                    condition.await();
                    lines.add(name);
                } catch (CancelledError e) {
                    lines.add(name + " cancelled " + e.getMessage() + (condition.locked() ? " locked" : ""));
                    throw e;
                }
            }
        });
    }

    private void signal(int n) {
        try (var _ = condition.hold()) {
            condition.signal(n);
        }
    }

    @Test
    void its_lock_is_its_own_or_given() {
        Lock lock = new Lock();
        Condition shared = new Condition(lock);
        lock.acquire();
        assertTrue(shared.locked());
        assertFalse(condition.locked());
        shared.release();
        assertFalse(lock.locked());
        shared.acquire();
        assertTrue(lock.locked());
        assertEquals("<Condition [locked]>", shared.toString());
        assertThrows(NullPointerException.class, () -> new Condition(null));
    }

    @Test
    void a_signal_wakes_the_first_who_come_on_with_the_lock() {
        run(() -> {
            List.of("a", "b", "c", "d").forEach(this::waiter);
            sleep(0);
            assertEquals("<Condition [unlocked, waiters:4]>", condition.toString());
            signal(2);
            sleep(1);
            assertEquals(List.of("a", "b"), lines);
            signal(0);
            signal(1);
            sleep(1);
            assertEquals(List.of("a", "b", "c"), lines);
            signal(100);
            sleep(1);
            assertEquals(List.of("a", "b", "c", "d"), lines);
        });
    }

    @Test
    void a_woken_task_waits_for_the_lock() {
        run(() -> {
            waiter("a");
            sleep(0);
            condition.acquire();
            condition.signalAll();
            sleep(1);
            assertEquals(List.of(), lines);
            condition.release();
            sleep(1);
            assertEquals(List.of("a"), lines);
        });
    }

    @Test
    void woken_and_cancelled_tasks_do_not_count() {
        run(() -> {
            List<Task<?>> tasks = new ArrayList<>();
            List.of("a", "b", "c").forEach(name -> tasks.add(waiter(name)));
            sleep(0);
            condition.acquire();
            tasks.get(0).cancel("x");
            condition.signal();
            condition.signal();
            condition.release();
            sleep(1);
            assertEquals(List.of("a cancelled x locked", "b", "c"), lines);
        });
    }

    @Test
    void a_cancelled_task_holds_the_lock_before_it_goes_on_and_the_last_message_counts() {
        run(() -> {
            Task<?> task = waiter("a");
            sleep(0);
            condition.acquire();
            for (String message : List.of("first", "second", "third")) {
                task.cancel(message);
                sleep(1);
                assertFalse(task.done());
            }
            condition.release();
            assertThrows(CancelledError.class, () -> await(task));
            assertEquals(List.of("a cancelled third locked"), lines);
            assertFalse(condition.locked());
            assertEquals("<Condition [unlocked]>", condition.toString());
        });
    }

    @Test
    void a_task_cancelled_after_its_signal_passes_it_on() {
        run(() -> {
            Task<?> a = waiter("a");
            waiter("b");
            waiter("c");
            sleep(0);
            signal(1);
            a.cancel("x");
            sleep(1);
            assertEquals(List.of("a cancelled x locked", "b"), lines);
            signal(1);
            sleep(1);
        });
    }

    @Test
    void a_task_cancelled_while_it_takes_the_lock_again_passes_its_signal_on() {
        run(() -> {
            Task<?> a = waiter("a");
            Task<?> b = waiter("b");
            sleep(0);
            condition.acquire();
            condition.signal();
            sleep(1);
            a.cancel("x");
            sleep(1);
            assertFalse(a.done());
            condition.release();
            await(b);
            assertEquals(List.of("a cancelled x locked", "b"), lines);
        });
    }

    @Test
    void a_predicate_is_asked_first_and_after_each_signal_with_the_lock_held() {
        run(() -> {
            List<String> log = new ArrayList<>();
            Task<?> task = createTask(() -> {
                try (var _ = condition.hold()) {
                    condition.awaitFor(() -> {
                        assertTrue(condition.locked());
                        log.add("asked");
                        return log.size() == 3;
                    });
                }
            });
            for (int asked = 1; asked < 3; asked++) {
                sleep(1);
                assertEquals(asked, log.size());
                signal(1);
            }
            await(task);
            assertEquals(3, log.size());
        });
    }

    @Test
    void a_predicate_that_fails_leaves_with_the_lock_released_once() {
        run(() -> {
            Task<?> task = createTask(() -> {
                try (var _ = condition.hold()) {
                    condition.awaitFor(() -> {
                        throw new UnsupportedOperationException("asked");
                    });
                }
            });
            assertThrows(UnsupportedOperationException.class, () -> await(task));
            assertFalse(condition.locked());
        });
    }

    @Test
    void without_the_lock_it_refuses() {
        run(() -> {
            for (Runnable act : List.<Runnable>of(condition::await, condition::signal, condition::signalAll)) {
                var error = assertThrows(IllegalStateException.class, act::run);
                assertTrue(error.getMessage().contains("on un-acquired lock: call"), error.getMessage());
            }
            assertThrows(IllegalStateException.class, condition::release);
        });
    }

    @Test
    void it_is_refused_on_another_loop_and_the_lock_stays_held() {
        run(() -> {
            waiter("a");
            sleep(0);
            signal(1);
            sleep(0);
        });
        run(() -> {
            condition.acquire();
            assertThrows(IllegalStateException.class, condition::await);
            assertTrue(condition.locked());
            condition.release();
        });
    }

    @Test
    void a_task_that_waits_is_unwound_when_the_loop_closes(Log log) {
        try (EventLoop loop = new EventLoop()) {
            loop.runUntilComplete(() -> {
                waiter("a");
                waiter("b");
                sleep(1);
                condition.acquire();
                createTask(() -> condition.acquire());
                sleep(1);
            });
        }
        assertEquals(2, lines.size());
        assertEquals(3, log.take().size());
    }
}
