package asyncio.process;

import static asyncio.Asyncio.*;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.CancelledError;
import asyncio.Event;
import asyncio.NoLeaks;
import asyncio.OnVirtualTime;
import asyncio.net.Protocol;
import asyncio.net.StreamReader;
import asyncio.net.StreamWriter;
import asyncio.net.Transport;
import java.io.FileDescriptor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Pipes of the JDK, FIFOs and standard streams. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class, Descriptors.class})
class PipesTest {
    /** Writes down what it is told. */
    private static final class Witness implements Protocol {
        final List<String> lines = new ArrayList<>();
        final Event lost = new Event();

        @Override
        public void connectionMade(Transport transport) {
            lines.add("made");
        }

        @Override
        public void dataReceived(ByteBuffer data) {
            lines.add("data " + UTF_8.decode(data));
        }

        @Override
        public boolean eofReceived() {
            lines.add("eof");
            return false;
        }

        @Override
        public void pauseWriting() {
            lines.add("pause");
        }

        @Override
        public void resumeWriting() {
            lines.add("resume");
        }

        @Override
        public void connectionLost(@Nullable Throwable exception) {
            lines.add("lost"
                    + (exception == null ? "" : " " + exception.getClass().getSimpleName()));
            lost.set();
        }
    }

    private static Path fifo(Path folder) throws IOException {
        Path fifo = folder.resolve("fifo");
        assertEquals(
                0, Subprocess.createSubprocessExec("mkfifo", fifo.toString()).waitFor());
        return fifo;
    }

    @Test
    void a_pipe_of_the_jdk_carries_bytes_from_end_to_end() {
        run(() -> {
            Pipe pipe = Pipe.open();
            StreamReader reader = Pipes.openReadPipe(pipe.source());
            StreamWriter writer = Pipes.openWritePipe(pipe.sink());
            writer.write("a line\nand more".getBytes(UTF_8));
            assertEquals("a line\n", new String(reader.readLine(), UTF_8));
            writer.close();
            assertEquals("and more", new String(reader.read(), UTF_8));
            writer.waitClosed();
        });
    }

    @Test
    void a_protocol_hears_of_a_pipe_of_the_jdk() {
        run(() -> {
            Pipe pipe = Pipe.open();
            var made = Pipes.connectReadPipe(Witness::new, pipe.source());
            assertSame(pipe.source(), made.transport().getExtraInfo(Pipes.PIPE));
            assertThrows(
                    UnsupportedOperationException.class, () -> made.transport().write(new byte[1]));
            pipe.sink().write(ByteBuffer.wrap("x".getBytes(UTF_8)));
            pipe.sink().close();
            made.protocol().lost.await();
            assertEquals(List.of("made", "data x", "eof", "lost"), made.protocol().lines);
        });
    }

    @Test
    void a_pipe_that_is_full_holds_its_writer_back() {
        run(() -> {
            Pipe pipe = Pipe.open();
            var made = Pipes.connectWritePipe(Witness::new, pipe.sink());
            made.transport().write(new byte[1_000_000]);
            assertEquals(List.of("made", "pause"), made.protocol().lines);
            StreamReader reader = Pipes.openReadPipe(pipe.source());
            assertEquals(1_000_000, reader.readExactly(1_000_000).length);
            made.transport().close();
            made.protocol().lost.await();
            assertEquals(List.of("made", "pause", "resume", "lost"), made.protocol().lines);
            assertEquals(0, reader.read().length);
        });
    }

    @Test
    void writing_where_nobody_reads_breaks_the_pipe() {
        run(() -> {
            Pipe pipe = Pipe.open();
            var made = Pipes.connectWritePipe(Witness::new, pipe.sink());
            pipe.source().close();
            made.transport().write(new byte[1]);
            made.protocol().lost.await();
            assertEquals(List.of("made", "lost BrokenPipeException"), made.protocol().lines);
        });
    }

    @Test
    void a_fifo_carries_bytes_and_ends_when_its_writers_have_closed_it(@TempDir Path folder) {
        run(() -> {
            Path fifo = fifo(folder);
            StreamReader reader = Pipes.openReadPipe(fifo);
            StreamWriter writer = Pipes.openWritePipe(fifo);
            writer.write("through".getBytes(UTF_8));
            assertEquals("thr", new String(reader.readExactly(3), UTF_8));
            writer.close();
            assertEquals("ough", new String(reader.read(), UTF_8));
            writer.waitClosed();
        });
    }

    @Test
    void a_fifo_without_a_writer_has_not_ended(@TempDir Path folder) {
        run(() -> {
            Path fifo = fifo(folder);
            var made = Pipes.connectReadPipe(Witness::new, fifo);
            sleep(0.1);
            assertEquals(List.of("made"), made.protocol().lines);
            made.transport().close();
            made.protocol().lost.await();
            assertEquals(List.of("made", "lost"), made.protocol().lines);
        });
    }

    @Test
    void the_writer_of_a_fifo_waits_for_a_reader_and_may_be_cancelled(@TempDir Path folder) {
        run(() -> {
            Path fifo = fifo(folder);
            assertThrows(TimeoutException.class, () -> waitFor(() -> Pipes.openWritePipe(fifo), 0.1));
            var writer = createTask(() -> Pipes.openWritePipe(fifo));
            sleep(0.1);
            assertFalse(writer.done());
            var reader = Pipes.connectReadPipe(Witness::new, fifo);
            await(writer).write("x".getBytes(UTF_8));
            await(writer).close();
            reader.protocol().lost.await();
            assertEquals(List.of("made", "data x", "eof", "lost"), reader.protocol().lines);
        });
    }

    @Test
    void the_writer_of_a_fifo_hears_that_its_reader_has_gone(@TempDir Path folder) {
        run(() -> {
            Path fifo = fifo(folder);
            var reader = Pipes.connectReadPipe(Witness::new, fifo);
            var idle = Pipes.connectWritePipe(Witness::new, fifo);
            var busy = Pipes.connectWritePipe(Witness::new, fifo);
            reader.transport().pauseReading();
            busy.transport().write(new byte[1_000_000]);
            reader.transport().close();
            idle.protocol().lost.await();
            busy.protocol().lost.await();
            assertEquals(List.of("made", "lost"), idle.protocol().lines);
            assertEquals(List.of("made", "pause", "lost BrokenPipeException"), busy.protocol().lines);
        });
    }

    @Test
    void a_cancelled_reader_of_a_fifo_takes_nothing(@TempDir Path folder) {
        run(() -> {
            Path fifo = fifo(folder);
            StreamReader reader = Pipes.openReadPipe(fifo);
            var waiting = createTask(() -> reader.readLine());
            StreamWriter writer = Pipes.openWritePipe(fifo);
            waiting.cancel();
            assertThrows(CancelledError.class, () -> await(waiting));
            writer.write("line\n".getBytes(UTF_8));
            assertEquals("line\n", new String(reader.readLine(), UTF_8));
            writer.close();
            writer.waitClosed();
        });
    }

    @Test
    void a_regular_file_is_no_pipe_and_a_missing_one_is_missing(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "text");
        run(() -> {
            assertThrows(IllegalArgumentException.class, () -> Pipes.openReadPipe(file));
            assertThrows(IllegalArgumentException.class, () -> Pipes.openWritePipe(file));
            assertThrows(NoSuchFileException.class, () -> Pipes.openReadPipe(folder.resolve("none")));
        });
    }

    @Test
    void only_standard_streams_are_known_by_their_descriptor() {
        run(() -> {
            assertThrows(IllegalArgumentException.class, () -> Pipes.connectReadPipe(Witness::new, FileDescriptor.out));
            assertThrows(IllegalArgumentException.class, () -> Pipes.connectWritePipe(Witness::new, FileDescriptor.in));
        });
    }

    @Test
    void what_is_open_is_closed_with_the_loop(@TempDir Path folder) {
        run(() -> {
            Path fifo = fifo(folder);
            Pipes.openReadPipe(fifo);
            Pipes.openWritePipe(fifo);
            Pipes.standardError();
        });
    }
}
