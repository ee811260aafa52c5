package asyncio.net;

import static asyncio.Asyncio.*;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.CancelledError;
import asyncio.NoLeaks;
import asyncio.OnVirtualTime;
import asyncio.Task;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A read that waits with memory of its own gets the bytes there, and gives them back if it fails. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class WaitingReadTest {
    private static ByteBuffer bytes(String text) {
        return US_ASCII.encode(text);
    }

    private static String text(byte[] data) {
        return new String(data, US_ASCII);
    }

    private static Task<Integer> readInto(StreamReader reader, ByteBuffer target) {
        Task<Integer> reading = createTask(() -> reader.read(target));
        sleep(0);
        return reading;
    }

    @Test
    void what_comes_while_a_read_waits_goes_where_it_wants_it() {
        run(() -> {
            StreamReader reader = new StreamReader();
            ByteBuffer target = ByteBuffer.allocateDirect(10).position(2).limit(7);
            var reading = readInto(reader, target);
            reader.feedData(bytes("abc"));
            assertEquals("<StreamReader 3 bytes limit=65536 waiter>", reader.toString());
            assertEquals('a', target.get(2));
            reader.feedData(bytes("def"));
            assertEquals(5, await(reading));
            assertEquals(7, target.position());
            assertEquals("f", text(reader.read(10)));
            byte[] all = new byte[5];
            target.get(2, all);
            assertEquals("abcde", text(all));
        });
    }

    @Test
    void a_cancelled_read_gives_everything_back() {
        run(() -> {
            StreamReader reader = new StreamReader();
            ByteBuffer target = ByteBuffer.allocate(6).position(3);
            var reading = readInto(reader, target);
            reader.feedData(bytes("abcd"));
            reader.feedEof();
            reading.cancel();
            assertThrows(CancelledError.class, () -> await(reading));
            assertEquals(3, target.position());
            assertEquals(6, target.limit());
            assertFalse(reader.atEof());
            assertEquals("abcd", text(reader.read()));
        });
    }

    @Test
    void a_stream_is_not_at_its_end_while_bytes_are_on_their_way_to_a_reader() {
        run(() -> {
            StreamReader reader = new StreamReader();
            var reading = readInto(reader, ByteBuffer.allocate(6));
            reader.feedData(bytes("abc"));
            reader.feedEof();
            assertFalse(reader.atEof());
            assertEquals(3, await(reading));
            assertTrue(reader.atEof());
        });
    }

    @Test
    void read_exactly_is_not_woken_before_all_is_there() {
        run(() -> {
            StreamReader reader = new StreamReader();
            reader.feedData(bytes("ab"));
            int[] steps = {0};
            var reading = createTask(() -> reader.readExactly(6));
            sleep(0);
            for (String piece : new String[] {"c", "d", "e"}) {
                reader.feedData(bytes(piece));
                getRunningLoop().callSoon(() -> steps[0]++);
                sleep(0);
                assertFalse(reading.done());
            }
            reader.feedData(bytes("fgh"));
            assertEquals("abcdef", text(await(reading)));
            assertEquals("gh", text(reader.read(9)));
            assertEquals(3, steps[0]);
        });
    }

    @Test
    void read_exactly_that_is_cancelled_takes_nothing() {
        run(() -> {
            StreamReader reader = new StreamReader();
            reader.feedData(bytes("ab"));
            var reading = createTask(() -> reader.readExactly(6));
            sleep(0);
            reader.feedData(bytes("cd"));
            sleep(0);
            reader.feedData(bytes("efgh"));
            reading.cancel();
            assertThrows(CancelledError.class, () -> await(reading));
            assertEquals("abcdefgh", text(reader.read(100)));
        });
    }

    @Test
    void read_exactly_that_meets_the_end_tells_what_there_was() {
        run(() -> {
            StreamReader reader = new StreamReader();
            reader.feedData(bytes("ab"));
            var reading = createTask(() -> reader.readExactly(6));
            sleep(0);
            reader.feedData(bytes("c"));
            reader.feedEof();
            var error = assertThrows(IncompleteReadException.class, () -> await(reading));
            assertEquals("abc", text(error.partial()));
            assertEquals(6, error.expected());
            assertTrue(reader.atEof());
        });
    }

    @Test
    void a_length_that_somebody_made_up_takes_no_memory() {
        run(() -> {
            StreamReader reader = new StreamReader();
            var reading = createTask(() -> reader.readExactly(Integer.MAX_VALUE));
            sleep(0);
            reader.feedData(bytes("abc"));
            reader.feedEof();
            assertEquals(
                    "abc",
                    text(assertThrows(IncompleteReadException.class, () -> await(reading))
                            .partial()));
        });
    }

    @Test
    void an_error_ends_a_read_that_has_got_too_little() {
        run(() -> {
            StreamReader reader = new StreamReader();
            IOException error = new IOException("broken");
            var reading = createTask(() -> reader.readExactly(6));
            sleep(0);
            reader.feedData(bytes("abc"));
            reader.setException(error);
            assertSame(error, assertThrows(IOException.class, () -> await(reading, IOException.class)));
            assertEquals(3, reader.available());
        });
    }

    @Test
    void a_second_reader_is_refused_and_spoils_nothing() {
        run(() -> {
            StreamReader reader = new StreamReader();
            var reading = createTask(() -> reader.readExactly(3));
            sleep(0);
            reader.feedData(bytes("ab"));
            assertThrows(IllegalStateException.class, () -> reader.readExactly(1));
            assertThrows(IllegalStateException.class, () -> reader.read(ByteBuffer.allocate(1)));
            reader.feedData(bytes("c"));
            assertEquals("abc", text(await(reading)));
        });
    }

    @Test
    void memory_that_only_its_own_thread_may_touch_is_filled_by_that_thread() {
        run(() -> {
            StreamReader reader = new StreamReader();
            var reading = createTask(() -> {
                try (Arena arena = Arena.ofConfined()) {
                    ByteBuffer target = arena.allocate(3).asByteBuffer();
                    int count = reader.read(target);
                    return count + " " + US_ASCII.decode(target.flip());
                }
            });
            sleep(0);
            reader.feedData(bytes("abcd"));
            assertEquals("3 abc", await(reading));
            assertEquals("d", text(reader.read(9)));
        });
    }

    @Test
    void a_buffer_that_cannot_be_written_is_refused_and_nothing_is_lost() {
        run(() -> {
            StreamReader reader = new StreamReader();
            ByteBuffer target = ByteBuffer.allocate(3).asReadOnlyBuffer();
            assertThrows(ReadOnlyBufferException.class, () -> reader.read(target));
            reader.feedData(bytes("abc"));
            assertThrows(ReadOnlyBufferException.class, () -> reader.read(target));
            assertEquals("abc", text(reader.read(9)));
        });
    }
}
