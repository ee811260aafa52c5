package asyncio.net;

import asyncio.EventLoop;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
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

    private static final Map<EventLoop, BufferPool> POOLS = new WeakHashMap<>();

    private final ArrayDeque<ByteBuffer> free = new ArrayDeque<>();
    private final ByteBuffer scratch = ByteBuffer.allocateDirect(SCRATCH);
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
        return ByteBuffer.allocateDirect(CHUNK);
    }

    /** Takes a chunk back, whose content is of no more interest. */
    void give(ByteBuffer chunk) {
        if (chunk.isDirect()) {
            free.addLast(chunk.clear());
        }
    }
}
