package asyncio.net;

import static asyncio.Asyncio.*;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.NoLeaks;
import asyncio.OnVirtualTime;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Reading from a stream that is fed by hand. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class StreamReaderTest {
    private static ByteBuffer bytes(String text) {
        return US_ASCII.encode(text);
    }

    private static byte[] separator(String text) {
        return text.getBytes(US_ASCII);
    }

    private static String text(byte[] data) {
        return new String(data, US_ASCII);
    }

    private static StreamReader readerWith(String data) {
        return readerWith(data, StreamReader.DEFAULT_LIMIT);
    }

    private static StreamReader readerWith(String data, int limit) {
        StreamReader reader = new StreamReader(limit);
        reader.feedData(bytes(data));
        return reader;
    }

    /** Feeds each piece at a later time, and then the end. */
    private static void feedLater(StreamReader reader, String... pieces) {
        createTask(() -> {
            for (String piece : pieces) {
                sleep(1);
                reader.feedData(bytes(piece));
            }
            sleep(1);
            reader.feedEof();
        });
    }

    @Test
    void read_returns_what_is_there() {
        run(() -> {
            StreamReader reader = readerWith("abcdef");
            assertEquals("abcd", text(reader.read(4)));
            assertEquals("ef", text(reader.read(4)));
        });
    }

    @Test
    void read_waits_for_the_first_byte_only() {
        run(() -> {
            StreamReader reader = new StreamReader();
            feedLater(reader, "ab", "cd");
            assertEquals("ab", text(reader.read(100)));
            assertEquals(1.0, getRunningLoop().time());
        });
    }

    @Test
    void read_of_nothing_does_not_wait() {
        run(() -> assertEquals(0, new StreamReader().read(0).length));
    }

    @Test
    void read_at_the_end_returns_nothing() {
        run(() -> {
            StreamReader reader = readerWith("a");
            reader.feedEof();
            assertFalse(reader.atEof());
            assertEquals("a", text(reader.read(10)));
            assertTrue(reader.atEof());
            assertEquals(0, reader.read(10).length);
            assertEquals(0, reader.read().length);
        });
    }

    @Test
    void read_without_a_count_reads_to_the_end() {
        run(() -> {
            StreamReader reader = new StreamReader();
            feedLater(reader, "ab", "cd", "ef");
            assertEquals("abcdef", text(reader.read()));
            StreamReader other = readerWith("xyz");
            other.feedEof();
            assertEquals("xyz", text(other.read(-1)));
        });
    }

    @Test
    void read_fills_a_buffer_as_far_as_it_goes() {
        run(() -> {
            StreamReader reader = readerWith("abcdef");
            ByteBuffer target = ByteBuffer.allocate(4);
            assertEquals(4, reader.read(target));
            assertEquals(0, reader.read(target));
            assertEquals("abcd", text(target.array()));
            assertEquals(2, reader.read(target.clear()));
            reader.feedEof();
            assertEquals(-1, reader.read(target.clear()));
        });
    }

    @Test
    void read_exactly_waits_for_all_of_it() {
        run(() -> {
            StreamReader reader = new StreamReader();
            feedLater(reader, "abc", "def", "gh");
            assertEquals("abcde", text(reader.readExactly(5)));
            assertEquals("f", text(reader.readExactly(1)));
            assertEquals(0, reader.readExactly(0).length);
            assertThrows(IllegalArgumentException.class, () -> reader.readExactly(-1));
        });
    }

    @Test
    void read_exactly_past_the_end_tells_what_there_was() {
        run(() -> {
            StreamReader reader = readerWith("abc");
            reader.feedEof();
            var error = assertThrows(IncompleteReadException.class, () -> reader.readExactly(5));
            assertEquals("abc", text(error.partial()));
            assertEquals(5, error.expected());
            assertEquals("3 bytes read on a total of 5 expected bytes", error.getMessage());
            assertTrue(reader.atEof());
        });
    }

    @Test
    void a_line_ends_with_a_newline() {
        run(() -> {
            StreamReader reader = readerWith("one\n\ntwo\nthr");
            feedLater(reader, "ee\nrest");
            List<String> lines = new ArrayList<>();
            for (byte[] line : reader) {
                lines.add(text(line));
            }
            assertEquals(List.of("one\n", "\n", "two\n", "three\n", "rest"), lines);
        });
    }

    @Test
    void lines_end_at_the_end() {
        run(() -> {
            StreamReader reader = readerWith("one\n");
            reader.feedEof();
            var lines = reader.iterator();
            assertTrue(lines.hasNext());
            assertTrue(lines.hasNext());
            assertEquals("one\n", text(lines.next()));
            assertFalse(lines.hasNext());
            assertThrows(NoSuchElementException.class, lines::next);
        });
    }

    @Test
    void a_line_of_exactly_the_limit_is_fine() {
        run(() -> {
            assertEquals("abcd\n", text(readerWith("abcd\nx", 4).readLine()));
            assertThrows(
                    LimitOverrunException.class, () -> readerWith("abcde\nx", 4).readLine());
        });
    }

    @Test
    void a_line_that_is_too_long_is_dropped_and_nothing_else() {
        run(() -> {
            StreamReader reader = readerWith("much too long\nnext\n", 4);
            var error = assertThrows(LimitOverrunException.class, reader::readLine);
            assertEquals(13, error.consumed());
            assertEquals("next\n", text(reader.readLine()));
        });
    }

    @Test
    void a_line_that_is_too_long_and_has_no_end_yet_takes_everything_along() {
        run(() -> {
            StreamReader reader = readerWith("much too long", 4);
            assertThrows(LimitOverrunException.class, reader::readLine);
            reader.feedData(bytes("\nnext\n"));
            assertEquals("\n", text(reader.readLine()));
            assertEquals("next\n", text(reader.readLine()));
        });
    }

    @Test
    void read_until_past_the_limit_keeps_the_data() {
        run(() -> {
            StreamReader reader = readerWith("abcdef--", 4);
            var found = assertThrows(LimitOverrunException.class, () -> reader.readUntil(separator("--")));
            assertEquals(6, found.consumed());
            assertEquals("abcdef--", text(reader.read(100)));
            reader.feedData(bytes("abcdef-"));
            var missing = assertThrows(LimitOverrunException.class, () -> reader.readUntil(separator("--")));
            assertEquals(6, missing.consumed());
            assertEquals("abcdef-", text(reader.read(100)));
        });
    }

    @Test
    void the_earliest_end_of_several_separators_wins() {
        run(() -> {
            StreamReader reader = readerWith("line\na\r\nb\nc;d");
            assertEquals("line\n", text(reader.readUntil()));
            assertEquals("a\r\n", text(reader.readUntil(separator("\r\n"), separator(";"))));
            assertEquals("b\n", text(reader.readUntil(separator(";"), separator("\n"))));
            assertEquals("c;", text(reader.readUntil(separator(";"))));
            assertThrows(IllegalArgumentException.class, () -> reader.readUntil(new byte[0][]));
            assertThrows(IllegalArgumentException.class, () -> reader.readUntil(new byte[0]));
        });
    }

    @Test
    void a_separator_may_come_in_pieces() {
        run(() -> {
            StreamReader reader = new StreamReader();
            feedLater(reader, "abE", "N", "Dx");
            assertEquals("abEND", text(reader.readUntil(separator("END"))));
        });
    }

    @Test
    void read_until_past_the_end_tells_what_there_was() {
        run(() -> {
            StreamReader reader = readerWith("abc");
            reader.feedEof();
            var error = assertThrows(IncompleteReadException.class, () -> reader.readUntil(separator("--")));
            assertEquals("abc", text(error.partial()));
            assertNull(error.expected());
            assertEquals("3 bytes read on a total of undefined expected bytes", error.getMessage());
            assertTrue(reader.atEof());
        });
    }

    @Test
    void a_limit_is_positive() {
        run(() -> assertThrows(IllegalArgumentException.class, () -> new StreamReader(0)));
    }

    @Test
    void errors_survive_serialization() throws Exception {
        var incomplete = (IncompleteReadException) copy(new IncompleteReadException(new byte[] {1, 2}, 5));
        assertArrayEquals(new byte[] {1, 2}, incomplete.partial());
        assertEquals(5, incomplete.expected());
        assertNull(((IncompleteReadException) copy(new IncompleteReadException(new byte[0], null))).expected());
        var overrun = (LimitOverrunException) copy(new LimitOverrunException("too long", 7));
        assertEquals(7, overrun.consumed());
        assertEquals("too long", overrun.getMessage());
    }

    private static Object copy(Object original) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(original);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }

    /** Whatever the cuts and the ways of reading, the bytes are the same. */
    @Test
    void cuts_do_not_matter() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            StringBuilder all = new StringBuilder();
            for (int i = 0; i < 200; i++) {
                all.append("ab\n;".charAt(random.nextInt(4)));
            }
            String problem = "seed " + seed;
            run(() -> {
                StreamReader reader = new StreamReader(50);
                var feeding = createTask(() -> {
                    for (int at = 0; at < all.length(); ) {
                        int end = Math.min(all.length(), at + 1 + random.nextInt(7));
                        reader.feedData(bytes(all.substring(at, end)));
                        at = end;
                        sleep(0);
                    }
                    reader.feedEof();
                });
                StringBuilder read = new StringBuilder();
                while (!reader.atEof()) {
                    read.append(readSomehow(reader, random));
                }
                await(feeding);
                assertEquals(all.toString(), read.toString(), problem);
            });
        }
    }

    private static String readSomehow(StreamReader reader, Random random) throws IOException {
        try {
            return text(
                    switch (random.nextInt(4)) {
                        case 0 -> reader.read(1 + random.nextInt(10));
                        case 1 -> reader.readLine();
                        case 2 -> reader.readExactly(random.nextInt(10));
                        default -> reader.readUntil(separator(";"), separator("\n\n"));
                    });
        } catch (IncompleteReadException e) {
            return text(e.partial());
        }
    }
}
