package asyncio;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Timers by deadline, the earlier created first where deadlines are equal: a binary heap with cheap cancellation.
 *
 * <p>A cancelled timer stays where it is and is dropped when it comes up; taking it out of the middle would cost a
 * logarithm. So that cancelled timers do not pile up - a time-out that never fires is the usual case - the last
 * elements are dropped at once if they are cancelled, and the heap is rebuilt when more than half of it is. The second
 * rule is CPython's. This class touches no clock and no thread.
 */
final class TimerHeap {
    private static final int SMALLEST = 64;

    /** Below this size a rebuild is not worth it. */
    private static final int REBUILD_ABOVE = 100;

    private @Nullable TimerHandle[] heap = new TimerHandle[SMALLEST];
    private int size;
    private int cancelled;
    private long sequence;

    boolean isEmpty() {
        dropCancelledFirst();
        return size == 0;
    }

    /** Timers kept, the cancelled ones included. */
    int size() {
        return size;
    }

    /** Deadline of the first live timer; only when not {@link #isEmpty}. */
    long firstNanos() {
        TimerHandle first = heap[0];
        if (first == null) {
            throw new IllegalStateException("no timer is scheduled");
        }
        return first.whenNanos;
    }

    void add(TimerHandle timer) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, size * 2);
        }
        timer.sequence = sequence++;
        timer.scheduled = true;
        siftUp(size++, timer);
    }

    /** Takes the first live timer if its deadline is not after {@code now}. */
    @Nullable
    TimerHandle pollDue(long now) {
        dropCancelledFirst();
        TimerHandle first = heap[0];
        if (first == null || first.whenNanos > now) {
            return null;
        }
        return removeFirst();
    }

    /** Told when a timer that is still here has been cancelled. */
    void onCancel() {
        cancelled++;
        while (size > 0 && isCancelled(heap[size - 1])) {
            forget(size - 1);
        }
        if (size > REBUILD_ABOVE && cancelled > size / 2) {
            rebuild();
        }
    }

    void clear() {
        for (int i = 0; i < size; i++) {
            TimerHandle timer = heap[i];
            if (timer != null) {
                timer.scheduled = false;
            }
        }
        heap = new TimerHandle[SMALLEST];
        size = 0;
        cancelled = 0;
    }

    private static boolean isCancelled(@Nullable TimerHandle timer) {
        return timer != null && timer.cancelled();
    }

    private void forget(int index) {
        TimerHandle timer = heap[index];
        if (timer != null) {
            timer.scheduled = false;
        }
        heap[index] = null;
        size--;
        cancelled--;
    }

    private void dropCancelledFirst() {
        while (cancelled > 0 && isCancelled(heap[0])) {
            removeFirst();
            cancelled--;
        }
    }

    private @Nullable TimerHandle removeFirst() {
        TimerHandle first = heap[0];
        TimerHandle last = heap[--size];
        heap[size] = null;
        if (size > 0 && last != null) {
            siftDown(0, last);
        }
        if (first != null) {
            first.scheduled = false;
        }
        return first;
    }

    private void rebuild() {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            TimerHandle timer = heap[i];
            if (timer != null && timer.cancelled()) {
                timer.scheduled = false;
            } else {
                heap[kept++] = timer;
            }
        }
        Arrays.fill(heap, kept, size, null);
        size = kept;
        cancelled = 0;
        if (heap.length > SMALLEST && size < heap.length / 8) {
            heap = Arrays.copyOf(heap, heap.length / 4);
        }
        for (int i = (size >>> 1) - 1; i >= 0; i--) {
            TimerHandle timer = heap[i];
            if (timer != null) {
                siftDown(i, timer);
            }
        }
    }

    private void siftUp(int start, TimerHandle timer) {
        int index = start;
        while (index > 0) {
            int parent = (index - 1) >>> 1;
            TimerHandle above = heap[parent];
            if (above == null || !timer.isBefore(above)) {
                break;
            }
            heap[index] = above;
            index = parent;
        }
        heap[index] = timer;
    }

    private void siftDown(int start, TimerHandle timer) {
        int index = start;
        int half = size >>> 1;
        while (index < half) {
            int child = 2 * index + 1;
            TimerHandle least = heap[child];
            TimerHandle right = child + 1 < size ? heap[child + 1] : null;
            if (least != null && right != null && right.isBefore(least)) {
                least = right;
                child++;
            }
            if (least == null || !least.isBefore(timer)) {
                break;
            }
            heap[index] = least;
            index = child;
        }
        heap[index] = timer;
    }
}
