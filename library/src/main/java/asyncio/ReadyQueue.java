package asyncio;

import org.jspecify.annotations.Nullable;

/**
 * What is ready to run, first in first out: a ring that doubles when it is full and shrinks when a burst is over. An
 * array of {@code Object} because storing into an array of an interface type costs a check each time.
 */
final class ReadyQueue {
    private static final int SMALLEST = 64;

    private @Nullable Object[] ring = new Object[SMALLEST];
    private int head;
    private int size;

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    void add(Entry entry) {
        if (size == ring.length) {
            resize(ring.length * 2);
        }
        ring[(head + size) & (ring.length - 1)] = entry;
        size++;
    }

    @Nullable
    Object peek() {
        return ring[head];
    }

    @Nullable
    Object poll() {
        Object entry = ring[head];
        if (entry != null) {
            ring[head] = null;
            head = (head + 1) & (ring.length - 1);
            size--;
        }
        return entry;
    }

    /** Takes out one occurrence of an entry; returns how many stood before it, or -1 if it is not here. */
    int remove(Entry entry) {
        int mask = ring.length - 1;
        for (int i = 0; i < size; i++) {
            if (ring[(head + i) & mask] == entry) {
                for (int j = i; j < size - 1; j++) {
                    ring[(head + j) & mask] = ring[(head + j + 1) & mask];
                }
                ring[(head + --size) & mask] = null;
                return i;
            }
        }
        return -1;
    }

    /** Gives memory back after a burst; called between turns. */
    void trim() {
        if (ring.length > 16 * SMALLEST && size < ring.length / 8) {
            resize(ring.length / 4);
        }
    }

    void clear() {
        ring = new Object[SMALLEST];
        head = 0;
        size = 0;
    }

    private void resize(int length) {
        @Nullable Object[] moved = new Object[length];
        for (int i = 0; i < size; i++) {
            moved[i] = ring[(head + i) & (ring.length - 1)];
        }
        ring = moved;
        head = 0;
    }
}
