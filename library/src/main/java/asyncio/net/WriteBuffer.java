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
    static void write(WritableByteChannel channel, ByteBuffer data, BufferPool pool) throws IOException {
        if (data.isDirect()) {
            channel.write(data);
            return;
        }
        while (data.hasRemaining() && writeCopy(channel, data, pool.outgoing())) {
            // there is more, and the channel has taken everything so far
        }
    }

    /** Writes as much as there is room for, by way of memory outside the heap; false if not all of that was taken. */
    private static boolean writeCopy(WritableByteChannel channel, ByteBuffer data, ByteBuffer room) throws IOException {
        int start = data.position();
        int count = Math.min(room.capacity(), data.remaining());
        room.put(0, data, start, count).limit(count);
        int written = channel.write(room);
        data.position(start + written);
        return written == count;
    }
}
