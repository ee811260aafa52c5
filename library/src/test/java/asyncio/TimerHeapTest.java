package asyncio;

import static org.junit.jupiter.api.Assertions.*;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class TimerHeapTest {
    private static final int OPERATIONS = 5_000;

    private final TimerHeap heap = new TimerHeap();

    private static TimerHandle timer(EventLoop loop, long when) {
        return new TimerHandle(loop, when, null, Bindings.EMPTY);
    }

    private TimerHandle add(EventLoop loop, long when) {
        TimerHandle timer = timer(loop, when);
        heap.add(timer);
        return timer;
    }

    /** What the loop does for its own heap. */
    private void cancel(TimerHandle timer) {
        boolean scheduled = timer.scheduled;
        timer.scheduled = false;
        timer.cancel();
        timer.scheduled = scheduled;
        if (scheduled) {
            heap.onCancel();
        }
    }

    private List<Long> pollAll(long now) {
        List<Long> deadlines = new ArrayList<>();
        TimerHandle timer;
        while ((timer = heap.pollDue(now)) != null) {
            deadlines.add(timer.whenNanos);
        }
        return deadlines;
    }

    @Test
    void a_new_heap_is_empty() {
        assertTrue(heap.isEmpty());
        assertNull(heap.pollDue(Long.MAX_VALUE));
        assertThrows(IllegalStateException.class, heap::firstNanos);
    }

    @Test
    void timers_come_by_deadline(EventLoop loop) {
        for (long when : new long[] {5, 3, 9, 1, 7, -2, 8}) {
            add(loop, when);
        }
        assertEquals(-2, heap.firstNanos());
        assertEquals(List.of(-2L, 1L, 3L, 5L, 7L, 8L, 9L), pollAll(Long.MAX_VALUE));
        assertTrue(heap.isEmpty());
    }

    @Test
    void equal_deadlines_come_in_the_order_of_creation(EventLoop loop) {
        List<TimerHandle> added = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            added.add(add(loop, i % 3));
        }
        List<TimerHandle> expected = new ArrayList<>(added);
        expected.sort(Comparator.comparingLong(timer -> timer.whenNanos));
        List<TimerHandle> polled = new ArrayList<>();
        while (!heap.isEmpty()) {
            polled.add(heap.pollDue(10));
        }
        assertEquals(expected, polled);
    }

    @Test
    void only_what_is_due_is_given(EventLoop loop) {
        add(loop, 10);
        add(loop, 20);
        assertEquals(List.of(), pollAll(9));
        assertEquals(List.of(10L), pollAll(10));
        assertEquals(List.of(20L), pollAll(21));
    }

    @Test
    void the_ends_of_time_are_deadlines(EventLoop loop) {
        add(loop, Long.MAX_VALUE);
        add(loop, Long.MIN_VALUE);
        assertEquals(List.of(Long.MIN_VALUE), pollAll(Long.MIN_VALUE));
        assertEquals(List.of(Long.MAX_VALUE), pollAll(Long.MAX_VALUE));
    }

    @Test
    void a_cancelled_timer_is_skipped(EventLoop loop) {
        TimerHandle first = add(loop, 1);
        add(loop, 2);
        cancel(first);
        assertFalse(heap.isEmpty());
        assertEquals(2, heap.firstNanos());
        assertEquals(List.of(2L), pollAll(5));
    }

    @Test
    void a_heap_of_cancelled_timers_is_empty(EventLoop loop) {
        List<TimerHandle> timers = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            timers.add(add(loop, i));
        }
        timers.forEach(this::cancel);
        assertTrue(heap.isEmpty());
        assertEquals(0, heap.size());
    }

    @Test
    void a_million_cancelled_timers_do_not_stay(EventLoop loop) {
        TimerHandle kept = add(loop, 500_000);
        int largest = 0;
        for (int i = 0; i < 1_000_000; i++) {
            cancel(add(loop, i));
            largest = Math.max(largest, heap.size());
        }
        assertTrue(largest <= 102, "largest size " + largest);
        assertSame(kept, heap.pollDue(Long.MAX_VALUE));
    }

    @Test
    void a_million_timers_cancelled_in_any_order_do_not_stay(EventLoop loop) {
        Random random = new Random(7);
        List<TimerHandle> timers = new ArrayList<>();
        for (int i = 0; i < 1_000_000; i++) {
            timers.add(add(loop, random.nextLong()));
        }
        while (timers.size() > 10) {
            int index = random.nextInt(timers.size());
            cancel(timers.get(index));
            timers.set(index, timers.getLast());
            timers.removeLast();
        }
        assertTrue(heap.size() <= 100, "size " + heap.size());
        assertEquals(10, pollAll(Long.MAX_VALUE).size());
    }

    @Test
    void a_heap_that_was_rebuilt_without_its_first_timers_is_in_order(EventLoop loop) {
        Random random = new Random(3);
        for (int round = 0; round < 50; round++) {
            List<TimerHandle> timers = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                timers.add(add(loop, random.nextInt(1_000_000)));
            }
            timers.sort(Comparator.comparingLong(timer -> timer.whenNanos));
            timers.subList(0, 120).forEach(this::cancel);
            assertTrue(heap.size() < 200, "rebuilt");
            List<Long> expected = timers.subList(120, 200).stream()
                    .map(timer -> timer.whenNanos)
                    .toList();
            assertEquals(expected, pollAll(Long.MAX_VALUE), "round " + round);
        }
    }

    @Test
    void clearing_forgets_all_and_lets_them_be_cancelled(EventLoop loop) {
        TimerHandle timer = add(loop, 1);
        heap.clear();
        assertTrue(heap.isEmpty());
        assertFalse(timer.scheduled);
        timer.cancel();
        add(loop, 2);
        assertEquals(List.of(2L), pollAll(5));
    }

    /** A list, sorted when somebody asks. */
    private static final class Model {
        final List<TimerHandle> live = new ArrayList<>();

        TimerHandle pollDue(long now) {
            TimerHandle first = live.stream()
                    .min(Comparator.comparingLong((TimerHandle timer) -> timer.whenNanos)
                            .thenComparingLong(timer -> timer.sequence))
                    .orElse(null);
            if (first == null || first.whenNanos > now) {
                return null;
            }
            live.remove(first);
            return first;
        }
    }

    /** Times in which timers are mostly added, cancelled and taken follow each other. */
    @RepeatedTest(20)
    void it_does_what_a_sorted_list_does(RepetitionInfo repetition, EventLoop loop) {
        Random random = new Random(repetition.getCurrentRepetition());
        Model model = new Model();
        for (int i = 0; i < OPERATIONS; i++) {
            int mostly = i / 400 % 3;
            int act = random.nextInt(4) == 0 ? random.nextInt(3) : mostly;
            if (act == 0) {
                model.live.add(add(loop, random.nextInt(100)));
            } else if (act == 1 && !model.live.isEmpty()) {
                cancel(model.live.remove(random.nextInt(model.live.size())));
                assertTrue(heap.size() <= Math.max(100, 2 * model.live.size()), "operation " + i);
            } else {
                long now = random.nextInt(100);
                assertSame(model.pollDue(now), heap.pollDue(now), "operation " + i);
            }
            assertEquals(model.live.isEmpty(), heap.isEmpty(), "operation " + i);
        }
        while (!model.live.isEmpty()) {
            assertSame(model.pollDue(Long.MAX_VALUE), heap.pollDue(Long.MAX_VALUE));
        }
        assertTrue(heap.isEmpty());
    }
}
