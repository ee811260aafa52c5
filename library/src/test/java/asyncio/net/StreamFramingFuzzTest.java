package asyncio.net;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.NoLeaks;
import asyncio.Task;
import asyncio.testing.Seeds;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * However a stream is cut, and whatever its limit: each read gives what an oracle says, and waits exactly as long. A
 * read that is cancelled while it waits takes nothing.
 */
@ExtendWith(NoLeaks.class)
class StreamFramingFuzzTest {
    /** In each way of running, and each has seeds of its own. */
    private static final int SEEDS = 3_000;

    private static final long FIRST =
            Long.getLong("asyncio.fuzz", "baton".equals(System.getProperty("asyncio.way")) ? 1_000_000_000 : 0);

    private static final int READS = 12;
    private static final byte[] ALPHABET = {'a', 'b', '\r', '\n'};

    @Test
    void reads_give_what_the_oracle_says_however_the_stream_is_cut() {
        Seeds.of(SEEDS).withFirst(FIRST).forEach(seed -> new Case(seed).check());
    }

    /** One stream, cut at random, and one way to read it. */
    private static final class Case {
        private final Random random;
        private final StreamReader reader;
        private final FramingOracle oracle;
        private int chunksLeft;

        Case(long seed) {
            random = new Random(seed);
            int limit = 1 + random.nextInt(12);
            chunksLeft = random.nextInt(30);
            reader = new StreamReader(limit);
            oracle = new FramingOracle(limit);
        }

        void check() {
            for (int i = 0; i < READS; i++) {
                switch (random.nextInt(5)) {
                    case 0 -> readLine();
                    case 1 -> readUntil(separators());
                    case 2 -> readExactly(random.nextInt(30));
                    case 3 -> read(1 + random.nextInt(12));
                    default -> readInto(1 + random.nextInt(12));
                }
            }
        }

        private void readLine() {
            compare("readLine()", reader::readLine, oracle::readLine);
        }

        private void readUntil(List<byte[]> separators) {
            compare(
                    "readUntil()",
                    () -> reader.readUntil(separators.toArray(byte[][]::new)),
                    () -> oracle.readUntil(separators));
        }

        private void readExactly(int count) {
            compare("readExactly(" + count + ")", () -> reader.readExactly(count), () -> oracle.readExactly(count));
        }

        private void read(int count) {
            compare("read(" + count + ")", () -> reader.read(count), () -> oracle.read(count));
        }

        private void readInto(int count) {
            boolean direct = random.nextBoolean();
            Read read = () -> {
                ByteBuffer room = direct ? ByteBuffer.allocateDirect(count) : ByteBuffer.allocate(count);
                byte[] bytes = new byte[Math.max(0, reader.read(room))];
                room.flip().get(bytes);
                return bytes;
            };
            compare("read(ByteBuffer)", read, () -> oracle.read(count));
        }

        private interface Read {
            byte[] read() throws IOException;
        }

        private interface Answer {
            String get();
        }

        private void compare(String what, Read read, Answer answer) {
            String expected = answer.get();
            Task<String> task = createTask(() -> outcome(read));
            settle();
            while (expected.equals(FramingOracle.WAITS)) {
                assertFalse(task.done(), () -> what + " does not wait");
                if (random.nextInt(20) == 0) {
                    cancel(what, task);
                    return;
                }
                feed();
                if (random.nextInt(20) == 0) { // before it has seen what came
                    cancel(what, task);
                    return;
                }
                settle();
                expected = answer.get();
            }
            assertTrue(task.done(), () -> what + " waits on");
            assertEquals(expected, task.result(), what);
        }

        private static void cancel(String what, Task<?> task) {
            task.cancel();
            settle();
            assertTrue(task.cancelled(), what);
        }

        private static String outcome(Read read) throws IOException {
            try {
                return Arrays.toString(read.read());
            } catch (IncompleteReadException e) {
                return "incomplete " + Arrays.toString(e.partial());
            } catch (LimitOverrunException e) {
                return "overrun " + e.consumed();
            }
        }

        /** Lets everybody go on who can. */
        private static void settle() {
            sleep(1);
        }

        private void feed() {
            if (chunksLeft-- > 0) {
                byte[] chunk = randomBytes(1 + random.nextInt(random.nextBoolean() ? 3 : 20));
                reader.feedData(ByteBuffer.wrap(chunk));
                oracle.feed(chunk);
            } else {
                reader.feedEof();
                oracle.end();
            }
        }

        private byte[] randomBytes(int count) {
            byte[] bytes = new byte[count];
            for (int i = 0; i < count; i++) {
                bytes[i] = ALPHABET[random.nextInt(ALPHABET.length)];
            }
            return bytes;
        }

        private List<byte[]> separators() {
            List<byte[]> separators = new ArrayList<>();
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                separators.add(randomBytes(1 + random.nextInt(4)));
            }
            return separators;
        }
    }
}
