package asyncio.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayDeque;
import java.util.Iterator;

/**
 * Bytes on their way out, in order: copied in, and written to a channel as far as it takes them. It holds chunks of a
 * {@link BufferPool} as long as there is something in them. It touches no socket, thread or clock.
 */
final class WriteBuffer {
    /** Most chunks handed to one call. */
    private static final int CHUNKS_PER_CALL = 16;

    /** Most bytes of the heap handed to one call: the JDK copies all of them, even if the system takes few. */
    private static final int HEAP_BYTES_PER_CALL = 128 * 1024;

    private final BufferPool pool;

    /** Each holds bytes from its position to its limit; beyond is room. */
    private final ArrayDeque<ByteBuffer> chunks = new ArrayDeque<>(2);

    private long size;

    WriteBuffer(BufferPool pool) {
        this.pool = pool;
    }

    long size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Copies all remaining bytes to the end. */
    void append(ByteBuffer data) {
        size += data.remaining();
        ByteBuffer last = chunks.peekLast();
        if (last != null) {
            fill(last, data);
        }
        while (data.hasRemaining()) {
            ByteBuffer chunk = pool.take().limit(0);
            chunks.addLast(chunk);
            fill(chunk, data);
        }
    }

    private static void fill(ByteBuffer chunk, ByteBuffer data) {
        int end = chunk.limit();
        int count = Math.min(chunk.capacity() - end, data.remaining());
        chunk.limit(end + count).put(end, data, data.position(), count);
        data.position(data.position() + count);
    }

    /** Writes what is inside, as far as the channel takes it. */
    void writeTo(GatheringByteChannel channel) throws IOException {
        while (size > 0 && writeOnce(channel)) {
            // there is more, and the channel has taken everything so far
        }
    }

    /** Offers the first chunks; false if the channel has not taken all of them. */
    private boolean writeOnce(GatheringByteChannel channel) throws IOException {
        ByteBuffer first = chunks.getFirst();
        long offered = first.remaining();
        long written;
        if (chunks.size() == 1) {
            written = channel.write(first);
        } else {
            ByteBuffer[] batch = firstChunks();
            offered = 0;
            for (ByteBuffer chunk : batch) {
                offered += chunk.remaining();
            }
            written = channel.write(batch);
        }
        size -= written;
        releaseEmpty();
        return written == offered;
    }

    private ByteBuffer[] firstChunks() {
        ByteBuffer[] batch = new ByteBuffer[Math.min(CHUNKS_PER_CALL, chunks.size())];
        Iterator<ByteBuffer> iterator = chunks.iterator();
        for (int i = 0; i < batch.length; i++) {
            batch[i] = iterator.next();
        }
        return batch;
    }

    private void releaseEmpty() {
        ByteBuffer first = chunks.peekFirst();
        while (first != null && !first.hasRemaining()) {
            pool.give(chunks.removeFirst());
            first = chunks.peekFirst();
        }
    }

    /** Forgets everything. */
    void clear() {
        size = 0;
        while (!chunks.isEmpty()) {
            pool.give(chunks.removeFirst());
        }
    }

    /** Writes bytes that need no buffer, as far as the channel takes them. */
    static void write(WritableByteChannel channel, ByteBuffer data) throws IOException {
        if (data.isDirect() || data.remaining() <= HEAP_BYTES_PER_CALL) {
            channel.write(data);
            return;
        }
        int end = data.limit();
        try {
            do {
                data.limit(Math.min(end, data.position() + HEAP_BYTES_PER_CALL));
                channel.write(data);
            } while (!data.hasRemaining() && data.limit() < end);
        } finally {
            data.limit(end);
        }
    }
}
