package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class QueueTest {
    private final List<String> lines = new ArrayList<>();

    private Task<?> getter(String name, Queue<?> queue) {
        return createTask(() -> {
            try {
                lines.add(name + " got " + queue.get());
            } catch (QueueShutDownException e) {
                lines.add(name + " shut down");
            }
        });
    }

    private Task<?> putter(String item, Queue<String> queue) {
        return createTask(() -> {
            try {
                queue.put(item);
                lines.add("put " + item);
            } catch (QueueShutDownException e) {
                lines.add(item + " shut down");
            }
        });
    }

    @Test
    void items_come_out_in_the_order_in_which_they_went_in() {
        Queue<String> queue = new Queue<>();
        assertTrue(queue.empty());
        queue.put("a");
        queue.putNowait("b");
        assertEquals(2, queue.qsize());
        assertFalse(queue.empty());
        assertEquals("a", queue.get());
        assertEquals("b", queue.getNowait());
        assertEquals("<Queue maxsize=0 qsize=0 getters=0 putters=0 tasks=2>", queue.toString());
    }

    @Test
    void without_a_limit_it_is_never_full() {
        for (int limit : new int[] {0, -1}) {
            Queue<Integer> queue = new Queue<>(limit);
            for (int i = 0; i < 1000; i++) {
                queue.put(i);
            }
            assertFalse(queue.full());
            assertEquals(limit, queue.maxsize());
        }
    }

    @Test
    void who_cannot_wait_is_told_that_it_is_empty_or_full() {
        Queue<String> queue = new Queue<>(1);
        var empty = assertThrows(QueueEmptyException.class, queue::getNowait);
        assertTrue(empty.getMessage().startsWith("queue is empty: getNowait() on <Queue"), empty.getMessage());
        queue.putNowait("a");
        var full = assertThrows(QueueFullException.class, () -> queue.putNowait("b"));
        assertTrue(full.getMessage().startsWith("queue is full: putNowait() on <Queue"), full.getMessage());
        assertEquals(1, queue.qsize());
    }

    @Test
    void null_is_no_item() {
        Queue<String> queue = new Queue<>(1);
        queue.put("a");
        for (Runnable act : List.<Runnable>of(() -> queue.put(null), () -> queue.putNowait(null))) {
            var error = assertThrows(NullPointerException.class, act::run);
            assertTrue(error.getMessage().startsWith("put() needs an item, got null"), error.getMessage());
        }
    }

    @Test
    void getters_wait_in_order() {
        run(() -> {
            Queue<String> queue = new Queue<>();
            getter("a", queue);
            getter("b", queue);
            sleep(1);
            assertEquals("<Queue maxsize=0 qsize=0 getters=2 putters=0 tasks=0>", queue.toString());
            queue.put("x");
            queue.put("y");
            sleep(1);
            assertEquals(List.of("a got x", "b got y"), lines);
        });
    }

    @Test
    void putters_wait_in_order() {
        run(() -> {
            Queue<String> queue = new Queue<>(1);
            queue.put("x");
            putter("a", queue);
            putter("b", queue);
            sleep(1);
            assertEquals("<Queue maxsize=1 qsize=1 getters=0 putters=2 tasks=1>", queue.toString());
            assertEquals("x", queue.get());
            assertEquals(0, queue.qsize());
            assertEquals("a", queue.get());
            assertEquals("b", queue.get());
            sleep(0);
            assertEquals(List.of("put a", "put b"), lines);
        });
    }

    @Test
    void an_item_is_not_kept_for_the_getter_that_it_woke() {
        run(() -> {
            Queue<String> queue = new Queue<>();
            Task<?> a = getter("a", queue);
            sleep(0);
            queue.put("x");
            assertEquals("x", queue.getNowait());
            sleep(1);
            assertFalse(a.done());
            queue.put("y");
            await(a);
            assertEquals(List.of("a got y"), lines);
        });
    }

    @Test
    void a_getter_cancelled_after_it_was_woken_wakes_the_next() {
        run(() -> {
            Queue<String> queue = new Queue<>();
            Task<?> a = getter("a", queue);
            Task<?> b = getter("b", queue);
            sleep(0);
            queue.put("x");
            a.cancel("enough");
            await(b);
            assertEquals(
                    "enough", assertThrows(CancelledError.class, () -> await(a)).getMessage());
            assertEquals(List.of("b got x"), lines);
        });
    }

    @Test
    void a_getter_cancelled_in_line_wakes_nobody() {
        run(() -> {
            Queue<String> queue = new Queue<>();
            Task<?> a = getter("a", queue);
            Task<?> b = getter("b", queue);
            sleep(0);
            a.cancel();
            sleep(1);
            assertTrue(a.cancelled());
            queue.put("x");
            await(b);
            assertEquals(List.of("b got x"), lines);
            assertEquals(0, queue.qsize());
        });
    }

    @Test
    void a_putter_cancelled_after_it_was_woken_wakes_the_next() {
        run(() -> {
            Queue<String> queue = new Queue<>(1);
            queue.put("x");
            Task<?> a = putter("a", queue);
            Task<?> b = putter("b", queue);
            sleep(0);
            assertEquals("x", queue.getNowait());
            a.cancel();
            await(b);
            assertTrue(a.cancelled());
            assertEquals("b", queue.getNowait());
            assertTrue(queue.empty());
        });
    }

    @Test
    void a_putter_cancelled_in_line_puts_nothing() {
        run(() -> {
            Queue<String> queue = new Queue<>(1);
            queue.put("x");
            Task<?> a = putter("a", queue);
            sleep(0);
            a.cancel();
            sleep(0);
            assertEquals("x", queue.get());
            assertTrue(queue.empty());
        });
    }

    @Test
    void join_waits_until_all_items_are_done() {
        run(() -> {
            Queue<String> queue = new Queue<>();
            queue.join();
            queue.put("a");
            queue.put("b");
            Task<?> joiner = createTask(queue::join);
            queue.get();
            queue.get();
            queue.taskDone();
            sleep(1);
            assertFalse(joiner.done());
            queue.taskDone();
            queue.put("c");
            await(joiner);
        });
    }

    @Test
    void a_joiner_can_be_cancelled() {
        run(() -> {
            Queue<String> queue = new Queue<>();
            queue.put("a");
            Task<?> joiner = createTask(queue::join);
            sleep(0);
            joiner.cancel();
            assertThrows(CancelledError.class, () -> await(joiner));
            queue.taskDone();
            queue.join();
        });
    }

    @Test
    void an_item_cannot_be_done_twice() {
        Queue<String> queue = new Queue<>();
        queue.put("a");
        queue.taskDone();
        var error = assertThrows(IllegalStateException.class, queue::taskDone);
        assertTrue(error.getMessage().startsWith("task_done() called too many times"), error.getMessage());
    }

    @Test
    void after_a_shutdown_items_come_out_but_none_goes_in() {
        Queue<String> queue = new Queue<>(2);
        queue.put("a");
        queue.put("b");
        queue.shutdown();
        queue.shutdown();
        for (Runnable act : List.<Runnable>of(() -> queue.put("c"), () -> queue.putNowait("c"))) {
            var error = assertThrows(QueueShutDownException.class, act::run);
            assertTrue(error.getMessage().startsWith("queue is shut down: put"), error.getMessage());
        }
        assertEquals("a", queue.get());
        assertThrows(QueueShutDownException.class, () -> queue.put("c"));
        assertEquals("b", queue.getNowait());
        for (Runnable act : List.<Runnable>of(queue::get, queue::getNowait)) {
            var error = assertThrows(QueueShutDownException.class, act::run);
            assertTrue(error.getMessage().startsWith("queue is shut down: get"), error.getMessage());
        }
        assertTrue(queue.toString().endsWith(" shutdown>"), queue::toString);
    }

    @Test
    void a_shutdown_wakes_all_who_wait() {
        run(() -> {
            Queue<String> empty = new Queue<>();
            Queue<String> full = new Queue<>(1);
            full.put("x");
            getter("a", empty);
            getter("b", empty);
            putter("c", full);
            putter("d", full);
            sleep(1);
            empty.shutdown();
            full.shutdown();
            sleep(1);
            assertEquals(List.of("a shut down", "b shut down", "c shut down", "d shut down"), lines);
        });
    }

    @Test
    void an_immediate_shutdown_drops_items_and_counts_them_as_done() {
        run(() -> {
            Queue<String> queue = new Queue<>(3);
            List.of("a", "b", "c").forEach(queue::put);
            queue.get();
            Task<?> joiner = createTask(queue::join);
            sleep(0);
            queue.shutdown(true);
            assertEquals(0, queue.qsize());
            sleep(1);
            assertFalse(joiner.done());
            queue.taskDone();
            await(joiner);
            assertThrows(QueueShutDownException.class, queue::get);
            assertThrows(IllegalStateException.class, queue::taskDone);
        });
    }

    @Test
    void it_is_refused_on_another_loop_once_bound_by_either_side() {
        Queue<String> queue = new Queue<>(1);
        queue.put("x");
        run(() -> {
            putter("a", queue);
            sleep(0);
            queue.get();
        });
        run(() -> {
            queue.get();
            assertThrows(IllegalStateException.class, queue::get);
            queue.put("x");
            assertThrows(IllegalStateException.class, () -> queue.put("y"));
            assertEquals(1, queue.qsize());
        });
        assertThrows(IllegalStateException.class, () -> queue.put("y"));
    }

    @Test
    void a_stack_gives_the_last_item() {
        Queue<Integer> queue = new LifoQueue<>(3);
        List.of(1, 3, 2).forEach(queue::put);
        assertTrue(queue.full());
        assertEquals(2, queue.get());
        assertEquals(3, queue.get());
        queue.put(4);
        assertEquals(4, queue.get());
        assertEquals(1, queue.get());
        assertTrue(new LifoQueue<>().empty());
    }

    @Test
    void another_thread_is_refused_before_anything_has_changed() {
        run(() -> {
            Queue<String> full = new Queue<>(1);
            full.put("a");
            putter("b", full);
            Queue<String> empty = new Queue<>();
            getter("c", empty);
            Queue<String> undone = new Queue<>();
            undone.put("d");
            createTask(undone::join);
            sleep(1);
            OtherThread.run(() -> {
                assertThrows(IllegalStateException.class, full::getNowait);
                assertThrows(IllegalStateException.class, full::get);
                assertThrows(IllegalStateException.class, full::shutdown);
                assertThrows(IllegalStateException.class, () -> empty.putNowait("x"));
                assertThrows(IllegalStateException.class, () -> empty.put("x"));
                assertThrows(IllegalStateException.class, undone::taskDone);
            });
            assertEquals("a", full.getNowait());
            empty.putNowait("y");
            undone.taskDone();
            sleep(1);
            assertEquals(List.of("put b", "c got y"), lines);
            assertEquals("b", full.get());
        });
    }
}
