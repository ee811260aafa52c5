package asyncio.net;

import static asyncio.Asyncio.*;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.CancelledError;
import asyncio.NoLeaks;
import asyncio.OnVirtualTime;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Our streams for libraries that want those of the JDK, and the other way round. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class JdkStreamsTest {
    private static final int MUCH = 20_000_000;

    @FunctionalInterface
    private interface Body {
        void run(Stream near, Stream far) throws Exception;
    }

    private static void withStreams(Body body) {
        run(() -> {
            SocketChannel[] ends = Pair.channels();
            try (var near = new Stream(Net.openConnection(ends[0], StreamReader.DEFAULT_LIMIT));
                    var far = new Stream(Net.openConnection(ends[1], StreamReader.DEFAULT_LIMIT))) {
                body.run(near, far);
                near.writer().transport().abort();
                far.writer().transport().abort();
            }
            sleep(0.01);
        });
    }

    private static byte[] bytes(String text) {
        return text.getBytes(US_ASCII);
    }

    @Test
    void a_library_that_reads_suspends_its_task_only() {
        withStreams((near, far) -> {
            List<String> lines = new ArrayList<>();
            var reading = createTask(() -> {
                var library = new BufferedReader(new InputStreamReader(JdkStreams.inputStream(near), US_ASCII));
                for (String line = library.readLine(); line != null; line = library.readLine()) {
                    lines.add(line);
                }
            });
            sleep(1);
            far.write(bytes("one\ntw"));
            sleep(1);
            assertEquals(List.of("one"), lines);
            far.write(bytes("o\n"));
            far.writeEof();
            await(reading);
            assertEquals(List.of("one", "two"), lines);
        });
    }

    @Test
    void bytes_are_read_one_by_one_or_as_many_as_there_are() {
        withStreams((near, far) -> {
            InputStream in = JdkStreams.inputStream(near.reader());
            assertEquals(0, in.available());
            far.write(new byte[] {-1, 2, 3});
            far.writeEof();
            assertEquals(255, in.read());
            assertEquals(2, in.available());
            byte[] target = new byte[5];
            assertEquals(2, in.read(target, 1, 4));
            assertArrayEquals(new byte[] {0, 2, 3, 0, 0}, target);
            assertEquals(-1, in.read());
            assertEquals(-1, in.read(target));
            assertEquals(0, in.read(target, 0, 0));
            assertThrows(IndexOutOfBoundsException.class, () -> in.read(target, 3, 3));
        });
    }

    @Test
    void a_read_that_is_cancelled_takes_nothing() {
        withStreams((near, far) -> {
            InputStream in = JdkStreams.inputStream(near);
            var reading = createTask(() -> in.read());
            sleep(0.01);
            reading.cancel();
            assertThrows(CancelledError.class, () -> await(reading));
            far.write(bytes("x"));
            assertEquals('x', in.read());
        });
    }

    @Test
    void a_library_that_writes_waits_while_too_much_is_buffered() {
        withStreams((near, far) -> {
            OutputStream out = JdkStreams.outputStream(near);
            var writing = createTask(() -> {
                out.write('!');
                out.write(new byte[MUCH]);
                out.flush();
            });
            sleep(1);
            assertFalse(writing.done());
            assertEquals('!', far.readExactly(1)[0]);
            assertEquals(MUCH, far.readExactly(MUCH).length);
            await(writing);
        });
    }

    @Test
    void closing_a_view_leaves_the_connection_open() {
        withStreams((near, far) -> {
            try (var zip = new GZIPOutputStream(JdkStreams.outputStream(near))) {
                zip.write(bytes("hello"));
            }
            try (var zip = new GZIPInputStream(JdkStreams.inputStream(far))) {
                assertEquals("hello", new String(zip.readNBytes(5), US_ASCII));
            }
            near.write(bytes("more"));
            assertEquals("more", new String(far.readExactly(4), US_ASCII));
            InputStream in = JdkStreams.inputStream(near);
            OutputStream out = JdkStreams.outputStream(near);
            in.close();
            out.close();
            assertEquals(
                    "Stream closed", assertThrows(IOException.class, in::read).getMessage());
            assertThrows(IOException.class, in::available);
            assertThrows(IOException.class, () -> out.write(1));
            assertThrows(IOException.class, out::flush);
        });
    }

    @Test
    void the_error_of_the_connection_is_thrown() {
        withStreams((near, far) -> {
            InputStream in = JdkStreams.inputStream(near);
            OutputStream out = JdkStreams.outputStream(near);
            near.writer().transport().abort();
            sleep(0.01);
            assertEquals(-1, in.read());
            assertThrows(IOException.class, () -> out.write(1));
        });
    }

    @Test
    void other_threads_may_use_a_view() {
        withStreams((near, far) -> {
            InputStream in = JdkStreams.inputStream(near);
            OutputStream out = JdkStreams.outputStream(near);
            var reading = createTask(() -> toThread(() -> new String(in.readNBytes(5), US_ASCII)));
            sleep(0.01);
            far.write(bytes("hello"));
            assertEquals("hello", await(reading));
            toThread(() -> out.write(bytes("from outside")));
            assertEquals("from outside", new String(far.readExactly(12), US_ASCII));
            var failing = createTask(() -> toThread(() -> in.read(new byte[1], 0, 1)));
            sleep(0.01);
            near.reader().setException(new IOException("broken"));
            assertEquals(
                    "broken",
                    assertThrows(IOException.class, () -> await(failing)).getMessage());
        });
    }

    @Test
    void a_thread_that_is_interrupted_takes_nothing() {
        withStreams((near, far) -> {
            InputStream in = JdkStreams.inputStream(near);
            AtomicReference<Exception> seen = new AtomicReference<>();
            AtomicReference<Boolean> interrupted = new AtomicReference<>();
            Thread thread = Thread.ofPlatform().start(() -> {
                try {
                    in.read();
                } catch (IOException e) {
                    seen.set(e);
                    interrupted.set(Thread.currentThread().isInterrupted());
                }
            });
            while (!near.reader().toString().contains("waiter")) {
                sleep(0);
            }
            thread.interrupt();
            toThread(() -> thread.join());
            assertInstanceOf(InterruptedIOException.class, seen.get());
            assertTrue(interrupted.get(), "whoever has started the thread can still see it");
            while (near.reader().toString().contains("waiter")) {
                sleep(0);
            }
            far.write(bytes("x"));
            assertEquals('x', in.read());
        });
    }

    @Test
    void a_callback_cannot_use_a_view() {
        withStreams((near, far) -> {
            InputStream in = JdkStreams.inputStream(near);
            AtomicReference<Throwable> seen = new AtomicReference<>();
            getRunningLoop().callSoon(() -> seen.set(assertThrows(IllegalStateException.class, in::read)));
            sleep(0.01);
            assertNotNull(seen.get());
            assertTrue(far.reader().toString().contains("0 bytes"));
        });
    }

    @Test
    void channels_are_views_too() {
        withStreams((near, far) -> {
            var in = JdkStreams.readableChannel(near.reader());
            var out = JdkStreams.writableChannel(far.writer());
            assertEquals(5, out.write(ByteBuffer.wrap(bytes("hello"))));
            ByteBuffer buffer = ByteBuffer.allocate(10);
            assertEquals(5, in.read(buffer));
            assertEquals("hello", US_ASCII.decode(buffer.flip()).toString());
            far.writeEof();
            assertEquals(-1, in.read(buffer.clear()));
            in.close();
            out.close();
            assertFalse(in.isOpen());
            assertFalse(out.isOpen());
            assertThrows(ClosedChannelException.class, () -> in.read(buffer));
            assertThrows(ClosedChannelException.class, () -> out.write(buffer));
        });
    }

    /** Counts what is read, and gives an endless sequence of bytes or an error. */
    private static final class Endless extends InputStream {
        private int count;
        private boolean closed;
        private boolean broken;

        @Override
        public int read() {
            throw new UnsupportedOperationException();
        }

        @Override
        public synchronized int read(byte[] target, int offset, int length) throws IOException {
            if (broken) {
                throw new IOException("broken");
            }
            count += length;
            return length;
        }

        @Override
        public synchronized void close() {
            closed = true;
        }
    }

    @Test
    void a_stream_of_the_jdk_is_read_by_a_thread() {
        run(() -> {
            StreamReader reader = JdkStreams.reader(new ByteArrayInputStream(bytes("one\ntwo\nthree")));
            List<String> lines = new ArrayList<>();
            reader.forEach(line -> lines.add(new String(line, US_ASCII)));
            assertEquals(List.of("one\n", "two\n", "three"), lines);
            assertTrue(reader.atEof());
        });
    }

    @Test
    void a_stream_of_the_jdk_is_not_read_far_ahead() {
        run(() -> {
            Endless endless = new Endless();
            StreamReader reader = JdkStreams.reader(endless);
            sleep(10);
            int ahead = endless.count;
            assertTrue(ahead > 0 && ahead <= 3 * StreamReader.DEFAULT_LIMIT, () -> "read " + ahead);
            assertEquals(MUCH, reader.readExactly(MUCH).length);
            endless.broken = true;
            assertEquals(
                    "broken",
                    assertThrows(IOException.class, () -> reader.readExactly(MUCH))
                            .getMessage());
            sleep(10);
            assertTrue(endless.closed);
        });
    }

    @Test
    void a_task_that_waits_for_a_stream_of_the_jdk_can_be_cancelled() {
        run(() -> {
            PipedOutputStream out = new PipedOutputStream();
            StreamReader reader = JdkStreams.reader(new PipedInputStream(out));
            var reading = createTask(() -> reader.readLine());
            sleep(0);
            reading.cancel();
            assertThrows(CancelledError.class, () -> await(reading));
            out.write(bytes("line\n"));
            out.close();
            assertEquals("line\n", new String(reader.readLine(), US_ASCII));
            assertEquals(0, reader.readLine().length);
        });
    }
}
