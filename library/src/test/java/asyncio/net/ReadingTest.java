package asyncio.net;

import static asyncio.Asyncio.*;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.CancelledError;
import asyncio.NoLeaks;
import asyncio.OnVirtualTime;
import asyncio.Task;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Into which memory a connection reads: that of a waiting reader where it is fast, else the loop's own. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class ReadingTest {
    private static final int LARGE = 64 * 1024;

    /** Remembers into what was read; the same text comes each time. */
    private static final class Source extends SilentConduit {
        private final List<ByteBuffer> targets = new ArrayList<>();
        private String text = "abc";

        boolean hasReadInto(ByteBuffer memory) {
            return targets.stream().anyMatch(target -> target == memory);
        }

        void arrive() {
            getRunningLoop().callSoon(reader);
            sleep(0);
        }

        void end() {
            text = "";
            arrive();
        }

        @Override
        public int read(ByteBuffer buffer) {
            targets.add(buffer);
            buffer.put(US_ASCII.encode(text));
            return text.isEmpty() ? -1 : text.length();
        }

        @Override
        public int write(ByteBuffer data) {
            int count = data.remaining();
            data.position(data.limit());
            return count;
        }
    }

    private static ByteBuffer aligned(int size) {
        return ByteBuffer.allocateDirect(size + 64).alignedSlice(64).slice(0, size);
    }

    private static Stream streamOver(Source source) {
        StreamReader reader = new StreamReader();
        var made = Net.createConnection(() -> new StreamReaderProtocol(reader), source);
        return new Stream(reader, new StreamWriter(made.transport(), made.protocol(), reader));
    }

    private static Task<Integer> readInto(Stream stream, ByteBuffer target) {
        Task<Integer> reading = createTask(() -> stream.read(target));
        sleep(0);
        return reading;
    }

    private static void assertReadInto(boolean straight, ByteBuffer target) {
        run(() -> {
            Source source = new Source();
            try (Stream stream = streamOver(source)) {
                int start = target.position();
                Task<Integer> reading = readInto(stream, target);
                source.arrive();
                assertEquals(3, await(reading));
                assertEquals(start + 3, target.position());
                assertEquals(straight, source.hasReadInto(target));
                assertEquals('c', target.get(start + 2));
            }
        });
    }

    @Test
    void a_reader_that_waits_with_much_room_gets_the_bytes_straight_from_the_system() {
        assertReadInto(true, aligned(LARGE));
        assertReadInto(true, aligned(2 * LARGE).position(LARGE));
    }

    @Test
    void small_room_memory_of_the_heap_and_odd_places_are_filled_by_way_of_the_loops_memory() {
        assertReadInto(false, aligned(LARGE - 1));
        assertReadInto(false, ByteBuffer.allocate(LARGE));
        assertReadInto(false, aligned(2 * LARGE).position(16));
    }

    @Test
    void memory_that_only_its_own_thread_may_touch_is_not_read_into() {
        run(() -> {
            Source source = new Source();
            try (Stream stream = streamOver(source)) {
                Task<Integer> reading = createTask(() -> {
                    try (Arena arena = Arena.ofConfined()) {
                        return stream.read(arena.allocate(LARGE, 64).asByteBuffer());
                    }
                });
                sleep(0);
                source.arrive();
                assertEquals(3, await(reading));
            }
        });
    }

    @Test
    void what_was_read_straight_is_given_back_when_the_read_is_cancelled() {
        run(() -> {
            Source source = new Source();
            try (Stream stream = streamOver(source)) {
                ByteBuffer target = aligned(LARGE);
                Task<Integer> reading = readInto(stream, target);
                getRunningLoop().callSoon(source.reader);
                getRunningLoop().callSoon(reading::cancel);
                sleep(0);
                assertTrue(source.hasReadInto(target));
                assertThrows(CancelledError.class, () -> await(reading));
                assertEquals(0, target.position());
                assertEquals("abc", new String(stream.read(9), US_ASCII));
            }
        });
    }

    @Test
    void the_end_reaches_a_reader_that_waits_with_much_room() {
        run(() -> {
            Source source = new Source();
            try (Stream stream = streamOver(source)) {
                Task<Integer> reading = readInto(stream, aligned(LARGE));
                source.end();
                assertEquals(-1, await(reading));
            }
        });
    }

    @Test
    void a_buffered_protocols_memory_is_read_into_only_where_the_system_is_fast() {
        for (int offset : new int[] {0, 16}) {
            run(() -> {
                Source source = new Source();
                ByteBuffer own = aligned(LARGE).position(offset);
                var made = Net.createConnection(
                        () -> new BufferedProtocol() {
                            @Override
                            public ByteBuffer getBuffer(int sizeHint) {
                                return own;
                            }

                            @Override
                            public void bufferUpdated(int count) {
                                assertEquals(3, count);
                            }
                        },
                        source);
                source.arrive();
                assertEquals(offset == 0, source.hasReadInto(own));
                assertEquals(offset + 3, own.position());
                assertEquals('a', own.get(offset));
                made.transport().close();
                sleep(0);
            });
        }
    }
}
