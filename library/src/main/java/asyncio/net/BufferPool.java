package asyncio.net;

import asyncio.EventLoop;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * The memory that the connections of one loop share, so that an idle connection holds none. Outside the heap, where the
 * system reads and writes without another copy, and bounded; beyond that, memory of the heap takes its place.
 */
final class BufferPool {
    /** Bytes of a chunk. */
    static final int CHUNK = 16 * 1024;

    private static final int CHUNKS = 256;
    private static final int SCRATCH = 256 * 1024;
    private static final int OUTGOING = 128 * 1024;

    /**
     * Where memory begins: a copy by the system to a place a few bytes into a cache line takes up to three times as
     * long on some processors, which made echo of 16 KiB cost half as much again.
     */
    private static final int ALIGNMENT = 4096;

    /** A line of the processor's cache, which is what matters; a page is one for certain. */
    private static final int LINE = 64;

    private static final Map<EventLoop, BufferPool> POOLS = new WeakHashMap<>();

    private final IdentityHashMap<ByteBuffer, Long> addresses = new IdentityHashMap<>();
    private final ArrayDeque<ByteBuffer> free = new ArrayDeque<>();
    private final ByteBuffer scratch = allocate(SCRATCH);
    private final ByteBuffer outgoing = allocate(OUTGOING);
    private int made;

    /** The pool of a loop. Callable from any thread. */
    static BufferPool of(EventLoop loop) {
        synchronized (POOLS) {
            return POOLS.computeIfAbsent(loop, key -> new BufferPool());
        }
    }

    /** Room for what is read next. Its content is good until the loop's next callback. */
    ByteBuffer scratch() {
        return scratch.clear().order(java.nio.ByteOrder.BIG_ENDIAN);
    }

    /** Room for bytes of the heap that leave at once. */
    ByteBuffer outgoing() {
        return outgoing.clear();
    }

    /** An empty chunk. */
    ByteBuffer take() {
        ByteBuffer chunk = free.pollLast();
        if (chunk != null) {
            return chunk;
        }
        if (made == CHUNKS) {
            return ByteBuffer.allocate(CHUNK);
        }
        made++;
        return allocate(CHUNK);
    }

    private ByteBuffer allocate(int size) {
        ByteBuffer memory = ByteBuffer.allocateDirect(size + ALIGNMENT)
                .alignedSlice(ALIGNMENT)
                .slice(0, size);
        addresses.put(memory, MemorySegment.ofBuffer(memory).address());
        return memory;
    }

    /** Where in memory the position of a buffer is; 0 unless it is of this pool, and so lives as long as this does. */
    long addressOf(ByteBuffer buffer) {
        Long start = addresses.get(buffer);
        return start == null ? 0 : start + buffer.position();
    }

    /** Whether the system reads into memory of somebody else as fast as into ours. */
    static boolean isFastToRead(ByteBuffer target) {
        return target.isDirect() && target.alignmentOffset(target.position(), LINE) == 0;
    }

    /** Takes a chunk back, whose content is of no more interest. */
    void give(ByteBuffer chunk) {
        if (chunk.isDirect()) {
            free.addLast(chunk.clear());
        }
    }
}
