package asyncio.net;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.*;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Bytes on their way in: they come out as they went in, however they are cut. */
class ByteQueueTest {
    private final ByteQueue queue = new ByteQueue();

    private void append(String text) {
        queue.append(ByteBuffer.wrap(text.getBytes(US_ASCII)));
    }

    private String take(int count) {
        return new String(queue.take(count), US_ASCII);
    }

    @Test
    void bytes_come_out_in_order() {
        append("hello ");
        append("world");
        assertEquals("hel", take(3));
        assertEquals("lo world", take(100));
        assertTrue(queue.isEmpty());
    }

    @Test
    void it_copies_what_goes_in() {
        byte[] data = {1, 2};
        queue.append(ByteBuffer.wrap(data));
        data[0] = 9;
        assertArrayEquals(new byte[] {1, 2}, queue.take(2));
    }

    @Test
    void what_came_out_is_not_changed_by_what_comes_in() {
        append("abc");
        byte[] taken = queue.take(3);
        append("xyz");
        assertEquals("abc", new String(taken, US_ASCII));
    }

    @Test
    void a_part_goes_into_a_buffer() {
        append("abcdef");
        ByteBuffer target = ByteBuffer.allocate(4);
        assertEquals(4, queue.take(target));
        assertEquals("abcd", new String(target.array(), US_ASCII));
        assertEquals("ef", take(9));
        assertEquals(0, queue.take(ByteBuffer.allocate(1)));
    }

    @Test
    void a_byte_is_found_from_a_place_on() {
        append("a,b,c");
        queue.skip(1);
        assertEquals(0, queue.indexOf((byte) ',', 0));
        assertEquals(2, queue.indexOf((byte) ',', 1));
        assertEquals(-1, queue.indexOf((byte) ',', 3));
    }

    /** Among bytes that differ from it by one, by the highest bit, or by all bits. */
    @Test
    void a_byte_is_found_wherever_it_stands_and_whatever_stands_beside_it() {
        for (int wanted : new int[] {0, 1, '\n', 127, 128, 255}) {
            for (int other : new int[] {wanted + 1, wanted - 1, wanted ^ 128, ~wanted}) {
                for (int place = 0; place < 30; place++) {
                    assertFoundAt(place, (byte) wanted, (byte) other);
                }
            }
        }
    }

    private static void assertFoundAt(int place, byte wanted, byte other) {
        byte[] bytes = new byte[30];
        Arrays.fill(bytes, other);
        bytes[place] = wanted;
        var queue = new ByteQueue();
        queue.append(ByteBuffer.wrap(bytes));
        queue.skip(place % 5);
        int left = place - place % 5;
        for (int from = 0; from <= queue.size(); from++) {
            assertEquals(from <= left ? left : -1, queue.indexOf(wanted, from), wanted + " from " + from);
        }
    }

    @Test
    void a_sequence_is_found_only_whole() {
        append("aab-aabb");
        assertEquals(4, queue.indexOf("aabb".getBytes(US_ASCII), 0));
        assertEquals(-1, queue.indexOf("aabb".getBytes(US_ASCII), 5));
        assertEquals(-1, queue.indexOf("bbb".getBytes(US_ASCII), 0));
        assertTrue(queue.startsWith("-a".getBytes(US_ASCII), 3));
        assertFalse(queue.startsWith("bbb".getBytes(US_ASCII), 6));
    }

    @Test
    void what_was_skipped_is_not_found() {
        append("\n");
        queue.skip(1);
        append("a");
        assertEquals(-1, queue.indexOf((byte) '\n', 0));
    }

    /** Beside a plain string that does the same. */
    @Test
    void it_behaves_as_a_string_does() {
        for (int seed = 0; seed < 1000; seed++) {
            Random random = new Random(seed);
            ByteQueue bytes = new ByteQueue();
            StringBuilder model = new StringBuilder();
            for (int step = 0; step < 100; step++) {
                act(random, bytes, model);
                assertEquals(model.length(), bytes.size(), "seed " + seed);
                int from = random.nextInt(model.length() + 1);
                assertEquals(model.indexOf("b", from), bytes.indexOf((byte) 'b', from), "seed " + seed);
                assertEquals(model.indexOf("ab", from), bytes.indexOf(new byte[] {'a', 'b'}, from), "seed " + seed);
            }
            assertEquals(model.toString(), new String(bytes.take(bytes.size()), US_ASCII), "seed " + seed);
        }
    }

    private static void act(Random random, ByteQueue bytes, StringBuilder model) {
        int count = random.nextInt(random.nextInt(10) == 0 ? 300 : 10);
        switch (random.nextInt(5)) {
            case 0, 1 -> {
                byte[] data = new byte[count];
                for (int i = 0; i < count; i++) {
                    data[i] = (byte) ('a' + random.nextInt(3));
                }
                bytes.append(ByteBuffer.wrap(data));
                model.append(new String(data, US_ASCII));
            }
            case 2 -> {
                int taken = Math.min(count, model.length());
                assertEquals(model.substring(0, taken), new String(bytes.take(count), US_ASCII));
                model.delete(0, taken);
            }
            case 3 -> {
                byte[] front = bytes.take(count);
                bytes.putBack(ByteBuffer.wrap(front));
            }
            default -> {
                int skipped = Math.min(count, model.length());
                bytes.skip(skipped);
                model.delete(0, skipped);
            }
        }
    }
}
