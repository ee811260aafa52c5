package asyncio.net;

import static org.junit.jupiter.api.Assertions.*;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Bytes on their way out: whatever a channel takes at a time, it gets all of them in order. */
class WriteBufferTest {
    private final BufferPool pool = new BufferPool();
    private final WriteBuffer buffer = new WriteBuffer(pool);

    private static ByteBuffer bytes(int... octets) {
        ByteBuffer data = ByteBuffer.allocate(octets.length);
        for (int octet : octets) {
            data.put((byte) octet);
        }
        return data.flip();
    }

    @Test
    void it_takes_all_bytes_at_once() {
        ByteBuffer data = bytes(1, 2, 3);
        buffer.append(data);
        assertFalse(data.hasRemaining());
        assertEquals(3, buffer.size());
    }

    @Test
    void it_copies_what_it_takes() throws IOException {
        ByteBuffer data = bytes(1, 2, 3);
        buffer.append(data);
        data.put(0, (byte) 9);
        NarrowChannel channel = new NarrowChannel(10);
        buffer.writeTo(channel);
        assertArrayEquals(new byte[] {1, 2, 3}, channel.received());
        assertTrue(buffer.isEmpty());
    }

    @Test
    void small_pieces_leave_in_one_call() throws IOException {
        for (int i = 0; i < 100; i++) {
            buffer.append(bytes(i, i));
        }
        NarrowChannel channel = new NarrowChannel(Integer.MAX_VALUE);
        buffer.writeTo(channel);
        assertEquals(200, channel.received().length);
        assertEquals(1, channel.calls());
    }

    @Test
    void a_channel_that_takes_nothing_more_is_not_asked_again() throws IOException {
        buffer.append(bytes(1, 2, 3));
        NarrowChannel channel = new NarrowChannel(2);
        buffer.writeTo(channel);
        assertEquals(1, buffer.size());
        assertEquals(1, channel.calls());
    }

    @Test
    void an_empty_buffer_does_not_call_the_channel() throws IOException {
        NarrowChannel channel = new NarrowChannel(2);
        buffer.writeTo(channel);
        assertEquals(0, channel.calls());
    }

    @Test
    void a_cleared_buffer_is_empty_and_gives_its_chunks_back() {
        ByteBuffer chunk = pool.take();
        pool.give(chunk);
        buffer.append(ByteBuffer.allocate(10));
        buffer.clear();
        assertTrue(buffer.isEmpty());
        assertSame(chunk, pool.take());
    }

    @Test
    void chunks_are_given_back_when_written() throws IOException {
        ByteBuffer chunk = pool.take();
        pool.give(chunk);
        buffer.append(ByteBuffer.allocate(10));
        buffer.writeTo(new NarrowChannel(100));
        assertSame(chunk, pool.take());
        assertEquals(BufferPool.CHUNK, chunk.remaining());
    }

    @Test
    void a_channel_that_fails_keeps_what_is_inside() {
        buffer.append(bytes(1));
        assertThrows(IOException.class, () -> buffer.writeTo(NarrowChannel.broken()));
        assertEquals(1, buffer.size());
    }

    @Test
    void large_data_of_the_heap_are_offered_in_parts() throws IOException {
        ByteBuffer data = ByteBuffer.allocate(1_000_000);
        NarrowChannel channel = new NarrowChannel(Integer.MAX_VALUE);
        WriteBuffer.write(channel, data, pool);
        assertFalse(data.hasRemaining());
        assertEquals(1_000_000, data.limit());
        assertEquals(8, channel.calls());
    }

    @Test
    void data_that_a_channel_does_not_take_remain() throws IOException {
        ByteBuffer data = ByteBuffer.allocate(1_000_000);
        WriteBuffer.write(new NarrowChannel(200_000), data, pool);
        assertEquals(800_000, data.remaining());
        assertEquals(1_000_000, data.limit());
    }

    @Test
    void more_chunks_than_the_pool_has_come_from_the_heap() {
        buffer.append(ByteBuffer.allocate(5_000_000));
        assertFalse(pool.take().isDirect());
        buffer.clear();
        assertTrue(pool.take().isDirect());
    }

    /** Random appends and writes through a channel that takes a random number of bytes each time. */
    @Test
    void every_byte_arrives_once_and_in_order() throws IOException {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            NarrowChannel channel = new NarrowChannel(random);
            WriteBuffer out = new WriteBuffer(pool);
            int next = 0;
            for (int step = 0; step < 50; step++) {
                ByteBuffer data = ByteBuffer.allocate(random.nextInt(random.nextInt(4) > 0 ? 20 : 40_000));
                while (data.hasRemaining()) {
                    data.put((byte) (next++ * 31));
                }
                out.append(data.flip());
                out.writeTo(channel);
                assertEquals(next, channel.count() + out.size(), "seed " + seed);
            }
            while (!out.isEmpty()) {
                out.writeTo(channel);
            }
            byte[] received = channel.received();
            for (int i = 0; i < next; i++) {
                assertEquals((byte) (i * 31), received[i], "seed " + seed + ", byte " + i);
            }
        }
    }
}
