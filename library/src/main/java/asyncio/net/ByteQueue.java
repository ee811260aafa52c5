package asyncio.net;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Bytes on their way in, first in, first out. An empty queue holds no memory; bytes that are taken out as they came in
 * are copied once. It touches no socket, thread or clock.
 */
final class ByteQueue {
    private static final byte[] NONE = {};
    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LOWEST_BITS = 0x0101010101010101L;
    private static final long HIGHEST_BITS = 0x8080808080808080L;

    private byte[] bytes = NONE;
    private int start;
    private int end;

    int size() {
        return end - start;
    }

    boolean isEmpty() {
        return end == start;
    }

    /** Copies all remaining bytes to the end. */
    void append(ByteBuffer data) {
        int count = data.remaining();
        if (isEmpty()) {
            bytes = new byte[count];
            start = 0;
            end = 0;
        } else if (bytes.length - end < count) {
            makeRoom(count);
        }
        data.get(bytes, end, count);
        end += count;
    }

    /** Puts bytes in front of all others. */
    void putBack(ByteBuffer data) {
        int count = data.remaining();
        if (count > 0) {
            int size = size();
            byte[] all = new byte[Math.addExact(count, size)];
            data.get(all, 0, count);
            System.arraycopy(bytes, start, all, count, size);
            bytes = all;
            start = 0;
            end = all.length;
        }
    }

    /** Moves what is inside to the front if that is enough, else to an array of twice the size. */
    private void makeRoom(int count) {
        int size = size();
        int needed = Math.addExact(size, count);
        byte[] target = needed <= bytes.length / 2 ? bytes : new byte[Math.max(needed, (int) Math.min(2L * size, MAX))];
        System.arraycopy(bytes, start, target, 0, size);
        bytes = target;
        start = 0;
        end = size;
    }

    private static final int MAX = Integer.MAX_VALUE - 8;

    /** Takes out at most {@code count} bytes. */
    byte[] take(int count) {
        int taken = Math.min(count, size());
        byte[] result = start == 0 && taken == bytes.length ? bytes : Arrays.copyOfRange(bytes, start, start + taken);
        skip(taken);
        return result;
    }

    /** Takes out as many bytes as the buffer has room for, or as there are. */
    int take(ByteBuffer target) {
        int taken = Math.min(target.remaining(), size());
        target.put(bytes, start, taken);
        skip(taken);
        return taken;
    }

    /** What is inside, without a copy: good until the queue changes, and what is written to it changes the queue. */
    ByteBuffer view() {
        return ByteBuffer.wrap(bytes, start, size());
    }

    /** Drops that many bytes from the front. */
    void skip(int count) {
        start += count;
        if (start == end) {
            clear();
        }
    }

    void clear() {
        bytes = NONE;
        start = 0;
        end = 0;
    }

    /** Where a byte occurs first, at {@code from} or later; -1 if it does not. Eight bytes are looked at together. */
    int indexOf(byte wanted, int from) {
        byte[] array = bytes;
        long everywhere = (wanted & 0xFF) * LOWEST_BITS;
        int i = start + from;
        for (; i <= end - Long.BYTES; i += Long.BYTES) {
            long zeros = zeroBytes((long) EIGHT_BYTES.get(array, i) ^ everywhere);
            if (zeros != 0) {
                return i + Long.numberOfTrailingZeros(zeros) / Byte.SIZE - start;
            }
        }
        for (; i < end; i++) {
            if (array[i] == wanted) {
                return i - start;
            }
        }
        return -1;
    }

    /**
     * Sets the highest bit of the lowest byte that is zero, and maybe of some above it, but none if no byte is; as in
     * Hacker's Delight by Henry Warren, 6-1.
     */
    private static long zeroBytes(long word) {
        return (word - LOWEST_BITS) & ~word & HIGHEST_BITS;
    }

    /** Where a sequence of bytes occurs first, at {@code from} or later; -1 if it does not. */
    int indexOf(byte[] wanted, int from) {
        int last = size() - wanted.length;
        int index = indexOf(wanted[0], from);
        while (index >= 0 && index <= last) {
            if (startsWith(wanted, index)) {
                return index;
            }
            index = indexOf(wanted[0], index + 1);
        }
        return -1;
    }

    /** Whether a sequence of bytes stands at that place. */
    boolean startsWith(byte[] wanted, int at) {
        int from = start + at;
        return from + wanted.length <= end
                && Arrays.equals(bytes, from, from + wanted.length, wanted, 0, wanted.length);
    }
}
