package asyncio.net;

import asyncio.EventLoop;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * The memory in which the TLS connections of one loop encrypt and decrypt, borrowed for the length of a call. There are
 * as many buffers as calls within each other, which are few: TLS inside TLS. They are on the heap, because the JDK's
 * ciphers work on arrays.
 */
final class TlsBuffers {
    /** Room for seven records of the usual greatest size. */
    static final int SIZE = 7 * (16 * 1024 + 512);

    private static final int KEPT = 8;

    private static final Map<EventLoop, TlsBuffers> OF_LOOPS = new WeakHashMap<>();

    private final ArrayDeque<ByteBuffer> free = new ArrayDeque<>();

    private TlsBuffers() {}

    /** Those of a loop. Callable from any thread. */
    static TlsBuffers of(EventLoop loop) {
        synchronized (OF_LOOPS) {
            return OF_LOOPS.computeIfAbsent(loop, key -> new TlsBuffers());
        }
    }

    ByteBuffer borrow() {
        ByteBuffer buffer = free.pollLast();
        return buffer == null ? ByteBuffer.allocate(SIZE) : buffer.clear();
    }

    void giveBack(ByteBuffer buffer) {
        if (free.size() < KEPT) {
            free.addLast(buffer);
        }
    }
}
