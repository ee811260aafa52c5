package asyncio.net;

import static asyncio.Asyncio.*;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.CancelledError;
import asyncio.NoLeaks;
import asyncio.OnVirtualTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How a protocol and a reader work together. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class StreamReaderFeedingTest {
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
    void an_error_comes_before_what_is_buffered() {
        run(() -> {
            StreamReader reader = readerWith("abc\n");
            IOException error = new IOException("broken");
            reader.setException(error);
            assertSame(error, reader.exception());
            assertSame(error, assertThrows(IOException.class, () -> reader.read(1)));
            assertSame(error, assertThrows(IOException.class, reader::read));
            assertSame(error, assertThrows(IOException.class, () -> reader.read(ByteBuffer.allocate(1))));
            assertSame(error, assertThrows(IOException.class, () -> reader.readExactly(1)));
            assertSame(error, assertThrows(IOException.class, reader::readLine));
            assertSame(error, assertThrows(IOException.class, () -> reader.readUntil(separator("\n"))));
            var unchecked = assertThrows(
                    UncheckedIOException.class, () -> reader.iterator().hasNext());
            assertSame(error, unchecked.getCause());
        });
    }

    @Test
    void an_error_ends_a_read_that_waits() {
        run(() -> {
            StreamReader reader = new StreamReader();
            var error = new IllegalStateException("broken");
            getRunningLoop().callLater(1, () -> reader.setException(error));
            assertSame(error, assertThrows(IllegalStateException.class, reader::readLine));
        });
    }

    @Test
    void an_error_that_comes_with_too_few_bytes_ends_a_read_that_waits() {
        run(() -> {
            StreamReader reader = new StreamReader();
            IOException error = new IOException("broken");
            getRunningLoop().callLater(1, () -> {
                reader.feedData(bytes("abc"));
                reader.setException(error);
            });
            assertSame(error, assertThrows(IOException.class, () -> reader.readExactly(5)));
        });
    }

    @Test
    void a_second_task_that_reads_is_refused() {
        run(() -> {
            StreamReader reader = new StreamReader();
            var first = createTask(() -> reader.read(1));
            sleep(0);
            for (var act : List.<asyncio.VoidCoroutine>of(
                    () -> reader.read(1),
                    () -> reader.readExactly(1),
                    reader::readLine,
                    () -> reader.readUntil(separator("x")))) {
                String message =
                        assertThrows(IllegalStateException.class, act::run).getMessage();
                assertTrue(message.contains("called while another task is already waiting"), message);
            }
            reader.feedData(bytes("a"));
            assertEquals("a", text(await(first)));
        });
    }

    @Test
    void a_read_that_is_cancelled_takes_nothing() {
        run(() -> {
            StreamReader reader = new StreamReader();
            for (var act : List.<asyncio.VoidCoroutine>of(
                    () -> reader.read(10),
                    reader::read,
                    () -> reader.read(ByteBuffer.allocate(1)),
                    () -> reader.readExactly(10),
                    reader::readLine,
                    () -> reader.readUntil(separator("x")))) {
                var task = createTask(act);
                sleep(0);
                task.cancel();
                assertThrows(CancelledError.class, () -> await(task));
            }
            var late = createTask(() -> reader.read(10));
            sleep(0);
            reader.feedData(bytes("abc"));
            late.cancel();
            assertThrows(CancelledError.class, () -> await(late));
            assertEquals("abc", text(reader.read(10)));
        });
    }

    @Test
    void nothing_can_be_fed_after_the_end() {
        run(() -> {
            StreamReader reader = new StreamReader();
            reader.feedEof();
            reader.feedEof();
            assertThrows(IllegalStateException.class, () -> reader.feedData(bytes("x")));
        });
    }

    /** Remembers whether it is paused. */
    private static class Tap implements ReadTransport {
        final List<String> lines = new ArrayList<>();

        @Override
        public boolean isReading() {
            return true;
        }

        @Override
        public void pauseReading() {
            lines.add("pause");
        }

        @Override
        public void resumeReading() {
            lines.add("resume");
        }

        @Override
        public void close() {}

        @Override
        public boolean isClosing() {
            return false;
        }

        @Override
        public <T> T getExtraInfo(ExtraInfo<T> key) {
            return null;
        }

        @Override
        public void setProtocol(BaseProtocol<?> protocol) {}

        @Override
        public BaseProtocol<?> getProtocol() {
            return new BaseProtocol<>() {};
        }
    }

    @Test
    void the_transport_pauses_above_twice_the_limit_and_resumes_at_the_limit() {
        run(() -> {
            Tap tap = new Tap();
            StreamReader reader = new StreamReader(4);
            reader.setTransport(tap);
            assertThrows(IllegalStateException.class, () -> reader.setTransport(tap));
            reader.feedData(bytes("12345678"));
            assertEquals(List.of(), tap.lines);
            reader.feedData(bytes("9"));
            reader.feedData(bytes("0"));
            assertEquals(List.of("pause"), tap.lines);
            reader.read(5);
            assertEquals(List.of("pause"), tap.lines);
            reader.read(1);
            assertEquals(List.of("pause", "resume"), tap.lines);
        });
    }

    @Test
    void who_waits_for_more_than_the_limit_resumes_the_transport() {
        run(() -> {
            Tap tap = new Tap();
            StreamReader reader = new StreamReader(4);
            reader.setTransport(tap);
            reader.feedData(bytes("123456789"));
            var reading = createTask(() -> reader.readExactly(12));
            sleep(0);
            assertEquals(List.of("pause", "resume"), tap.lines);
            reader.feedData(bytes("0ab"));
            assertEquals("1234567890ab", text(await(reading)));
        });
    }

    @Test
    void what_a_cancelled_read_gives_back_may_pause_the_transport() {
        run(() -> {
            Tap tap = new Tap();
            StreamReader reader = new StreamReader(4);
            reader.setTransport(tap);
            var reading = createTask(() -> reader.read(ByteBuffer.allocate(9)));
            sleep(0);
            reader.feedData(bytes("123456789"));
            assertEquals(List.of(), tap.lines);
            reading.cancel();
            assertThrows(CancelledError.class, () -> await(reading));
            assertEquals(List.of("pause"), tap.lines);
            assertEquals("123456789", text(reader.read(9)));
            assertEquals(List.of("pause", "resume"), tap.lines);
        });
    }

    @Test
    void a_transport_that_cannot_pause_is_not_asked_again() {
        run(() -> {
            int[] asked = {0};
            StreamReader reader = new StreamReader(1);
            reader.setTransport(new Tap() {
                @Override
                public void pauseReading() {
                    asked[0]++;
                    throw new UnsupportedOperationException();
                }
            });
            reader.feedData(bytes("1234"));
            reader.feedData(bytes("5678"));
            assertEquals(1, asked[0]);
            assertEquals("12345678", text(reader.readExactly(8)));
        });
    }

    @Test
    void a_read_of_everything_that_is_cancelled_leaves_it_to_the_next() {
        run(() -> {
            StreamReader reader = new StreamReader(4);
            var reading = createTask(() -> reader.read());
            sleep(0);
            reader.feedData(bytes("ab"));
            sleep(0);
            reader.feedData(bytes("cdefg"));
            sleep(0);
            reading.cancel();
            assertThrows(CancelledError.class, () -> await(reading));
            assertEquals("abcdefg", text(reader.read(10)));
        });
    }

    @Test
    void a_read_of_everything_resumes_the_transport_as_often_as_it_pauses() {
        run(() -> {
            Tap tap = new Tap();
            StreamReader reader = new StreamReader(4);
            reader.setTransport(tap);
            reader.feedData(bytes("123456789"));
            var reading = createTask(() -> reader.read());
            sleep(0);
            assertEquals(List.of("pause", "resume"), tap.lines);
            reader.feedData(bytes("abcdefghi"));
            sleep(0);
            assertEquals(List.of("pause", "resume", "pause", "resume"), tap.lines);
            reader.feedEof();
            assertEquals("123456789abcdefghi", text(await(reading)));
        });
    }
}
