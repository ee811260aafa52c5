package asyncio.net;

import static asyncio.Asyncio.*;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.CancelledError;
import asyncio.NoLeaks;
import asyncio.OnVirtualTime;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Streams and channels of the JDK from elsewhere as writers and readers. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class JdkWritersTest {
    private static final int MUCH = 1_000_000;

    /** Keeps what it gets, when it may, and fails if it has to. */
    private static final class Sink extends OutputStream {
        final ByteArrayOutputStream flushed = new ByteArrayOutputStream();
        final CountDownLatch gate;
        final AtomicInteger closed = new AtomicInteger();
        volatile IOException failure;
        volatile IOException failureToClose;
        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();

        Sink(boolean open) {
            gate = new CountDownLatch(open ? 0 : 1);
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] source, int offset, int length) throws IOException {
            try {
                gate.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            if (failure != null) {
                throw failure;
            }
            taken.write(source, offset, length);
        }

        @Override
        public void flush() {
            flushed.writeBytes(taken.toByteArray());
            taken.reset();
        }

        @Override
        public void close() throws IOException {
            closed.incrementAndGet();
            if (failureToClose != null) {
                throw failureToClose;
            }
        }

        String text() {
            return flushed.toString(US_ASCII);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(US_ASCII);
    }

    @Test
    void what_is_written_arrives_in_order_and_is_flushed_without_a_close() {
        run(() -> {
            Sink sink = new Sink(true);
            StreamWriter writer = JdkStreams.writer(sink);
            writer.transport().setWriteBufferLimits(WriteBufferLimits.ofHigh(0));
            writer.write(bytes("one "));
            writer.write(bytes("two "));
            writer.drain();
            assertEquals("one two ", sink.text());
            assertEquals(0, sink.closed.get());
            writer.write(bytes("three"));
            writer.close();
            assertTrue(writer.isClosing());
            writer.waitClosed();
            assertEquals("one two three", sink.text());
            assertEquals(1, sink.closed.get());
            writer.close();
        });
    }

    @Test
    void a_stream_that_does_not_take_holds_its_writer_back_who_may_be_cancelled() {
        run(() -> {
            Sink sink = new Sink(false);
            StreamWriter writer = JdkStreams.writer(sink);
            writer.write(new byte[MUCH]);
            assertEquals(MUCH, writer.transport().getWriteBufferSize());
            var draining = createTask(writer::drain);
            var patient = createTask(writer::drain);
            sleep(0);
            draining.cancel();
            assertThrows(CancelledError.class, () -> await(draining));
            assertFalse(patient.done());
            sink.gate.countDown();
            await(patient);
            assertEquals(MUCH, sink.flushed.size());
            writer.close();
            writer.waitClosed();
        });
    }

    @Test
    void what_waits_behind_a_slow_piece_is_written_before_the_stream_is_closed() {
        run(() -> {
            Sink sink = new Sink(false);
            StreamWriter writer = JdkStreams.writer(sink);
            writer.write(bytes("one"));
            writer.write(bytes("two"));
            writer.close();
            sink.gate.countDown();
            writer.waitClosed();
            assertEquals("onetwo", sink.text());
        });
    }

    @Test
    void what_the_stream_throws_is_thrown_by_drain_and_by_wait_closed() {
        run(() -> {
            Sink sink = new Sink(false);
            sink.failure = new IOException("disk full");
            sink.failureToClose = new IOException("cannot close either");
            StreamWriter writer = JdkStreams.writer(sink);
            writer.write(new byte[MUCH]);
            sink.gate.countDown();
            IOException error = assertThrows(IOException.class, writer::drain);
            assertEquals("disk full", error.getMessage());
            assertTrue(writer.isClosing());
            assertEquals(1, sink.closed.get());
            assertEquals(
                    "disk full", assertThrows(IOException.class, writer::drain).getMessage());
            assertEquals(
                    "disk full",
                    assertThrows(IOException.class, writer::waitClosed).getMessage());
            writer.write(bytes("dropped"));
            assertEquals(0, writer.transport().getWriteBufferSize());
        });
    }

    @Test
    void what_closing_the_stream_throws_is_thrown_by_wait_closed() {
        run(() -> {
            Sink sink = new Sink(true);
            sink.failureToClose = new IOException("cannot close");
            StreamWriter writer = JdkStreams.writer(sink);
            writer.close();
            assertEquals(
                    "cannot close",
                    assertThrows(IOException.class, writer::waitClosed).getMessage());
        });
    }

    @Test
    void an_abort_drops_what_no_thread_has_and_closes() {
        run(() -> {
            Sink sink = new Sink(false);
            StreamWriter writer = JdkStreams.writer(sink);
            writer.write(bytes("one"));
            writer.write(bytes("two"));
            writer.transport().abort();
            writer.waitClosed();
            sink.gate.countDown();
            sleep(1);
            assertEquals("one", sink.text());
            assertEquals(1, sink.closed.get());
        });
    }

    @Test
    void a_stream_that_writes_an_end_has_written_it_when_the_wait_is_over() {
        run(() -> {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            StreamWriter writer = JdkStreams.writer(new GZIPOutputStream(packed));
            writer.write(bytes("hello"));
            writer.writeEof();
            writer.waitClosed();
            byte[] unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.toByteArray())).readAllBytes();
            assertEquals("hello", new String(unpacked, US_ASCII));
        });
    }

    @Test
    void blocking_channels_have_writers_and_readers_too() {
        run(() -> {
            Pipe pipe = Pipe.open();
            StreamWriter writer = JdkStreams.writer(pipe.sink());
            StreamReader reader = JdkStreams.reader(pipe.source());
            var received = createTask(() -> reader.readExactly(MUCH).length);
            writer.write(new byte[MUCH]);
            writer.drain();
            assertEquals(MUCH, await(received));
            writer.write(bytes("end\n"));
            writer.close();
            assertEquals("end\n", new String(reader.readLine(), US_ASCII));
            assertEquals(0, reader.read().length);
            writer.waitClosed();
            sleep(1);
            assertFalse(pipe.sink().isOpen());
            assertFalse(pipe.source().isOpen());
        });
    }

    @Test
    void a_channel_in_non_blocking_mode_is_refused() throws IOException {
        Pipe pipe = Pipe.open();
        pipe.sink().configureBlocking(false);
        pipe.source().configureBlocking(false);
        run(() -> {
            assertThrows(IllegalArgumentException.class, () -> JdkStreams.writer(pipe.sink()));
            String message = assertThrows(IllegalArgumentException.class, () -> JdkStreams.reader(pipe.source()))
                    .getMessage();
            assertEquals(
                    pipe.source() + " is in non-blocking mode, in which no thread can wait for it: make a transport of"
                            + " it, or call configureBlocking(true)",
                    message);
        });
        pipe.sink().close();
        pipe.source().close();
    }

    @Test
    void an_executor_may_do_the_work() {
        run(() -> {
            AtomicInteger count = new AtomicInteger();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            StreamWriter writer = JdkStreams.writer(Channels.newChannel(bytes), work -> {
                count.incrementAndGet();
                Thread.ofPlatform().start(work);
            });
            writer.write(bytes("x"));
            writer.close();
            writer.waitClosed();
            assertEquals("x", bytes.toString(US_ASCII));
            assertEquals(2, count.get());
            StreamReader reader = JdkStreams.reader(
                    Channels.newChannel(new ByteArrayInputStream(bytes.toByteArray())),
                    work -> Thread.ofPlatform().start(work));
            assertArrayEquals(bytes("x"), reader.read());
        });
    }
}
