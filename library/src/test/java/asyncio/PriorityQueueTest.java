package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class PriorityQueueTest {
    @Test
    void a_priority_queue_gives_the_smallest_item() {
        Queue<Integer> queue = new PriorityQueue<>(3);
        List.of(2, 3, 1).forEach(queue::put);
        assertTrue(queue.full());
        assertEquals(1, queue.get());
        queue.put(0);
        assertEquals(0, queue.get());
        assertEquals(2, queue.get());
        assertEquals(3, queue.get());
    }

    @Test
    void a_priority_queue_has_the_order_of_a_comparator() {
        Queue<String> queue = new PriorityQueue<>(Comparator.comparing(String::length));
        List.of("ccc", "a", "bb").forEach(queue::put);
        assertEquals("a", queue.get());
        assertEquals("bb", queue.get());
        Queue<Integer> backwards = new PriorityQueue<>(2, Comparator.reverseOrder());
        List.of(1, 2).forEach(backwards::put);
        assertTrue(backwards.full());
        assertEquals(2, backwards.get());
    }

    @Test
    void a_priority_queue_refuses_what_it_cannot_compare_and_stays_whole() {
        Queue<Object> queue = new PriorityQueue<>();
        queue.put(1);
        assertThrows(ClassCastException.class, () -> queue.put("x"));
        assertEquals(1, queue.qsize());
        queue.taskDone();
        assertThrows(IllegalStateException.class, queue::taskDone);
    }

    @Test
    void an_item_that_cannot_be_compared_leaves_its_room_to_the_next() {
        run(() -> {
            Queue<Object> queue = new PriorityQueue<>(2);
            queue.put(1);
            queue.put(2);
            Task<?> wrong = createTask(() -> queue.put("x"));
            Task<?> right = createTask(() -> queue.put(7));
            sleep(1);
            assertEquals(1, queue.get());
            sleep(0.5);
            assertThrows(ClassCastException.class, () -> await(wrong));
            assertTrue(right.done());
            assertEquals(List.of(2, 7), List.of(queue.get(), queue.get()));
        });
    }
}
