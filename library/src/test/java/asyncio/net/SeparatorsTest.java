package asyncio.net;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.*;

import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What ends a piece of a stream. */
class SeparatorsTest {
    private static Separators of(String... texts) {
        byte[][] separators = new byte[texts.length][];
        for (int i = 0; i < texts.length; i++) {
            separators[i] = texts[i].getBytes(US_ASCII);
        }
        return new Separators(separators);
    }

    private static ByteQueue queue(String text) {
        ByteQueue queue = new ByteQueue();
        queue.append(ByteBuffer.wrap(text.getBytes(US_ASCII)));
        return queue;
    }

    @Test
    void the_one_that_ends_first_wins() {
        assertEquals(new Separators.Match(2, 4), of("BCDE", "CD").find(queue("ABCDEF"), 0));
        assertEquals(new Separators.Match(1, 2), of("\r\n", "\n").find(queue("a\nb\r\n"), 0));
    }

    @Test
    void of_two_that_end_at_the_same_place_the_shorter_wins() {
        assertEquals(new Separators.Match(2, 3), of("\r\n", "\n").find(queue("a\r\nb"), 0));
    }

    @Test
    void there_may_be_none() {
        assertNull(of("\n").find(queue("abc"), 0));
        assertNull(of("\n").find(queue("a\nb"), 2));
    }

    @Test
    void what_cannot_begin_a_separator_is_not_searched_again() {
        assertEquals(2, of("\r\n", "END").searched(queue("abcd")));
        assertEquals(0, of("END").searched(queue("a")));
    }

    @Test
    void none_and_empty_ones_are_refused() {
        assertThrows(IllegalArgumentException.class, Separators::new);
        assertThrows(IllegalArgumentException.class, () -> of("a", ""));
    }

    /** Searching as bytes come in, with any cut, finds what a search of the whole would. */
    @Test
    void cuts_do_not_matter() {
        for (int seed = 0; seed < 2000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 30; i++) {
                text.append("aabX".charAt(random.nextInt(4)));
            }
            Separators separators = of("Xab", "bX", "aaaa");
            Separators.Match whole = separators.find(queue(text.toString()), 0);
            assertEquals(whole, searchPiecemeal(separators, text.toString(), random), "seed " + seed);
        }
    }

    private static Separators.Match searchPiecemeal(Separators separators, String text, Random random) {
        ByteQueue queue = new ByteQueue();
        int searched = 0;
        Separators.Match match = null;
        for (int at = 0; at < text.length() && match == null; ) {
            int end = Math.min(text.length(), at + 1 + random.nextInt(3));
            queue.append(ByteBuffer.wrap(text.substring(at, end).getBytes(US_ASCII)));
            match = separators.find(queue, searched);
            searched = separators.searched(queue);
            at = end;
        }
        return match;
    }
}
