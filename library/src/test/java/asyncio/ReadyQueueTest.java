package asyncio;

import static org.junit.jupiter.api.Assertions.*;

import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ReadyQueueTest {
    private static final int OPERATIONS = 20_000;

    private final ReadyQueue queue = new ReadyQueue();

    private static Entry entry() {
        return new Guest(() -> {});
    }

    private List<Object> pollAll() {
        List<Object> entries = new ArrayList<>();
        while (!queue.isEmpty()) {
            entries.add(queue.poll());
        }
        return entries;
    }

    @Test
    void a_new_queue_is_empty() {
        assertTrue(queue.isEmpty());
        assertEquals(0, queue.size());
        assertNull(queue.peek());
        assertNull(queue.poll());
    }

    @Test
    void first_in_is_first_out_also_beyond_the_first_ring() {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            entries.add(entry());
            queue.add(entries.getLast());
        }
        assertSame(entries.getFirst(), queue.peek());
        assertEquals(1_000, queue.size());
        assertEquals(entries, pollAll());
    }

    @Test
    void removing_tells_how_many_stood_before() {
        Entry first = entry();
        Entry second = entry();
        queue.add(first);
        queue.add(second);
        queue.add(first);
        assertEquals(1, queue.remove(second));
        assertEquals(-1, queue.remove(second));
        assertEquals(0, queue.remove(first));
        assertEquals(List.of(first), pollAll());
    }

    @Test
    void clearing_empties_it() {
        queue.add(entry());
        queue.clear();
        assertTrue(queue.isEmpty());
        assertNull(queue.poll());
        Entry next = entry();
        queue.add(next);
        assertEquals(List.of(next), pollAll());
    }

    @RepeatedTest(20)
    void it_does_what_a_linked_list_does(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        LinkedList<Entry> model = new LinkedList<>();
        int adding = 50 + random.nextInt(30);
        for (int i = 0; i < OPERATIONS; i++) {
            if (i == OPERATIONS / 2) {
                adding = 20;
            }
            operate(random, model, adding);
            assertEquals(model.size(), queue.size(), "operation " + i);
            assertSame(model.peek(), queue.peek(), "operation " + i);
        }
        assertEquals(model, pollAll());
    }

    private void operate(Random random, LinkedList<Entry> model, int adding) {
        int dice = random.nextInt(100);
        if (dice < adding) {
            model.addLast(entry());
            queue.add(model.getLast());
        } else if (dice < adding + 6 && !model.isEmpty()) {
            int index = random.nextInt(model.size());
            assertEquals(index, queue.remove(model.remove(index)));
        } else if (dice < adding + 8) {
            queue.trim();
        } else {
            assertSame(model.poll(), queue.poll());
        }
    }
}
