package asyncio.net;

import static org.junit.jupiter.api.Assertions.*;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The memory that the connections of a loop share. */
class BufferPoolTest {
    private static final int PAGE = 4096;

    private final BufferPool pool = new BufferPool();

    private static void assertOnPage(ByteBuffer buffer) {
        assertTrue(buffer.isDirect());
        assertEquals(0, buffer.alignmentOffset(0, PAGE));
    }

    @Test
    void memory_for_the_system_begins_with_a_page() {
        assertOnPage(pool.scratch());
        assertOnPage(pool.outgoing());
        assertOnPage(pool.take());
    }

    @Test
    void only_memory_of_the_pool_has_an_address() {
        long start = pool.addressOf(pool.scratch());
        assertEquals(0, start % PAGE);
        assertEquals(start + 7, pool.addressOf(pool.scratch().position(7)));
        assertNotEquals(0, pool.addressOf(pool.outgoing()));
        assertNotEquals(0, pool.addressOf(pool.take()));
        assertEquals(0, pool.addressOf(pool.scratch().duplicate()));
        assertEquals(0, pool.addressOf(new BufferPool().scratch()));
        assertEquals(0, pool.addressOf(ByteBuffer.allocateDirect(1)));
        assertEquals(0, pool.addressOf(ByteBuffer.allocate(1)));
    }

    @Test
    void room_is_empty_whatever_was_done_with_it() {
        pool.scratch().position(5).limit(10);
        pool.outgoing().position(5).limit(10);
        assertEquals(256 * 1024, pool.scratch().remaining());
        assertEquals(128 * 1024, pool.outgoing().remaining());
    }

    @Test
    void what_is_read_and_what_is_sent_do_not_meet() {
        pool.scratch().put(0, (byte) 1);
        pool.outgoing().put(0, (byte) 2);
        assertEquals(1, pool.scratch().get(0));
    }

    @Test
    void a_chunk_that_was_given_back_is_the_next_one() {
        ByteBuffer chunk = pool.take().position(7);
        pool.give(chunk);
        assertSame(chunk, pool.take());
        assertEquals(BufferPool.CHUNK, chunk.remaining());
    }

    @Test
    void chunks_of_the_heap_are_not_kept() {
        List<ByteBuffer> all = new ArrayList<>();
        ByteBuffer chunk = pool.take();
        while (chunk.isDirect()) {
            all.add(chunk);
            chunk = pool.take();
        }
        assertEquals(256, all.size());
        pool.give(chunk);
        pool.give(all.getFirst());
        assertSame(all.getFirst(), pool.take());
    }
}
