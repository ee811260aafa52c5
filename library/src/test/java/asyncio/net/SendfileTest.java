package asyncio.net;

import static asyncio.Asyncio.*;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.CancelledError;
import asyncio.NoLeaks;
import asyncio.OnVirtualTime;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Files over transports: by the system's own call, and by the fallback for a transport without a socket. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class SendfileTest {
    private static final int MUCH = 20_000_000;
    private static final SendfileOptions WITHOUT_FALLBACK = SendfileOptions.DEFAULT.withFallback(false);

    @TempDir
    private Path folder;

    private final byte[] content = new byte[MUCH];
    private Path path;

    @BeforeEach
    void write() throws IOException {
        new Random(1).nextBytes(content);
        path = Files.write(folder.resolve("file"), content);
    }

    /** The same transport, without anything to tell that there is a socket behind it. */
    private static Transport socketless(Transport transport) {
        return (Transport) Proxy.newProxyInstance(
                Transport.class.getClassLoader(), new Class<?>[] {Transport.class}, (proxy, method, arguments) -> {
                    try {
                        return method.invoke(transport, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    static byte[] receive(Pair<?> pair, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count);
        while (buffer.hasRemaining() && pair.peer.read(buffer) >= 0) {
            sleep(0);
        }
        return buffer.array();
    }

    @Test
    void a_file_arrives_whole() {
        run(() -> {
            try (var pair = Pair.over(Pair.channels(), new Recorder());
                    var file = FileChannel.open(path)) {
                var sending = createTask(() -> Net.sendfile(pair.transport, file, WITHOUT_FALLBACK));
                assertArrayEquals(content, receive(pair, MUCH));
                assertEquals(MUCH, await(sending));
                assertEquals(MUCH, file.position());
            }
        });
    }

    @Test
    void a_file_arrives_whole_without_a_socket() {
        run(() -> {
            try (var pair = Pair.over(Pair.channels(), new Recorder());
                    var file = FileChannel.open(path)) {
                Transport transport = socketless(pair.transport);
                assertThrows(
                        SendfileNotAvailableException.class, () -> Net.sendfile(transport, file, WITHOUT_FALLBACK));
                var sending = createTask(() -> Net.sendfile(transport, file));
                sleep(1);
                assertFalse(sending.done());
                assertTrue(pair.transport.getWriteBufferSize() <= (64 + 256) * 1024);
                assertArrayEquals(content, receive(pair, MUCH));
                assertEquals(MUCH, await(sending));
                assertEquals(MUCH, file.position());
                assertSame(pair.protocol, pair.transport.getProtocol());
            }
        });
    }

    @Test
    void a_path_will_do() {
        run(() -> {
            try (var pair = Pair.over(Pair.channels(), new Recorder())) {
                var sending = createTask(() -> Net.sendfile(pair.transport, path));
                assertArrayEquals(content, receive(pair, MUCH));
                assertEquals(MUCH, await(sending));
                assertThrows(
                        NoSuchFileException.class, () -> Net.sendfile(pair.transport, folder.resolve("no such file")));
                assertEquals(List.of("made", "pause", "resume"), pair.protocol.lines);
            }
        });
    }

    @Test
    void a_range_is_sent_as_far_as_the_file_has_it() {
        run(() -> {
            try (var pair = Pair.over(Pair.channels(), new Recorder());
                    var file = FileChannel.open(path)) {
                for (Transport transport : List.of(pair.transport, socketless(pair.transport))) {
                    var range = SendfileOptions.DEFAULT.withOffset(1000).withCount(50);
                    assertEquals(50, Net.sendfile(transport, file, range));
                    assertArrayEquals(Arrays.copyOfRange(content, 1000, 1050), receive(pair, 50));
                    assertEquals(1050, file.position());
                    assertEquals(7, Net.sendfile(transport, file, range.withOffset(MUCH - 7)));
                    assertArrayEquals(Arrays.copyOfRange(content, MUCH - 7, MUCH), receive(pair, 7));
                    assertEquals(0, Net.sendfile(transport, file, range.withOffset(MUCH + 7)));
                }
            }
        });
    }

    @Test
    void it_keeps_its_place_among_what_is_written() {
        run(() -> {
            try (var pair = Pair.over(Pair.channels(), new Recorder())) {
                for (Transport transport : List.of(pair.transport, socketless(pair.transport))) {
                    transport.write(content);
                    transport.writeSoon(ByteBuffer.wrap("<".getBytes(US_ASCII)));
                    var sending = createTask(() -> Net.sendfile(transport, path));
                    assertArrayEquals(content, receive(pair, MUCH));
                    assertEquals('<', receive(pair, 1)[0]);
                    assertArrayEquals(content, receive(pair, MUCH));
                    assertEquals(MUCH, await(sending));
                    transport.write(">".getBytes(US_ASCII));
                    assertEquals('>', receive(pair, 1)[0]);
                }
            }
        });
    }

    @Test
    void what_is_gathered_leaves_first() {
        run(() -> {
            try (var pair = Pair.over(Pair.channels(), new Recorder())) {
                pair.transport.writeSoon(ByteBuffer.wrap("<".getBytes(US_ASCII)));
                assertEquals(1, Net.sendfile(pair.transport, path, SendfileOptions.DEFAULT.withCount(1)));
                assertEquals('<', receive(pair, 1)[0]);
                assertEquals(content[0], receive(pair, 1)[0]);
                assertEquals(List.of("made", "pause", "resume"), pair.protocol.lines);
            }
        });
    }

    @Test
    void a_protocol_that_is_paused_already_is_not_paused_again() {
        run(() -> {
            try (var pair = Pair.over(Pair.channels(), new Recorder())) {
                pair.transport.write(content);
                assertEquals(List.of("made", "pause"), pair.protocol.lines);
                WriteBufferLimits limits = pair.transport.getWriteBufferLimits();
                var sending = createTask(() -> Net.sendfile(pair.transport, path));
                assertEquals(2L * MUCH, pair.drain(2L * MUCH));
                await(sending);
                assertEquals(List.of("made", "pause", "resume"), pair.protocol.lines);
                assertEquals(limits, pair.transport.getWriteBufferLimits());
            }
        });
    }

    @Test
    void nothing_is_read_meanwhile() {
        run(() -> {
            try (var pair = Pair.over(Pair.channels(), new Recorder())) {
                var sending = createTask(() -> Net.sendfile(pair.transport, path));
                sleep(1);
                pair.send("hello");
                sleep(1);
                assertEquals("", pair.protocol.received.toString());
                assertFalse(pair.transport.isReading());
                pair.drain(MUCH);
                await(sending);
                pair.protocol.awaitData(5);
                assertEquals(List.of("made", "pause", "resume", "data hello"), pair.protocol.lines);
            }
        });
    }

    @Test
    void a_pause_of_reading_outlives_it() {
        run(() -> {
            try (var pair = Pair.over(Pair.channels(), new Recorder())) {
                pair.transport.pauseReading();
                Net.sendfile(pair.transport, path, SendfileOptions.DEFAULT.withCount(10));
                assertFalse(pair.transport.isReading());
            }
        });
    }

    @Test
    void a_thread_that_was_interrupted_before_sends_all_the_same() {
        run(() -> {
            try (var pair = Pair.over(Pair.channels(), new Recorder());
                    var file = FileChannel.open(path)) {
                var ten = SendfileOptions.DEFAULT.withCount(10);
                for (Transport transport : List.of(pair.transport, socketless(pair.transport))) {
                    Thread.currentThread().interrupt();
                    assertEquals(10, Net.sendfile(transport, file, ten));
                    Thread.currentThread().interrupt();
                    assertEquals(10, Net.sendfile(transport, path, ten));
                    Thread.interrupted();
                    assertEquals(10, file.position());
                    receive(pair, 20);
                }
            }
        });
    }

    @Test
    void one_that_is_cancelled_leaves_everything_usable() {
        run(() -> {
            for (boolean socket : List.of(true, false)) {
                try (var pair = Pair.over(Pair.channels(), new Recorder());
                        var file = FileChannel.open(path)) {
                    Transport transport = socket ? pair.transport : socketless(pair.transport);
                    var sending = createTask(() -> Net.sendfile(transport, file));
                    sleep(1);
                    assertFalse(sending.done());
                    sending.cancel();
                    assertThrows(CancelledError.class, () -> await(sending));
                    assertTrue(file.isOpen());
                    int sent = (int) file.position();
                    assertTrue(sent > 0 && sent < MUCH);
                    pair.transport.write("!".getBytes(US_ASCII));
                    assertArrayEquals(Arrays.copyOf(content, sent), receive(pair, sent));
                    assertEquals('!', receive(pair, 1)[0]);
                    pair.send("hello");
                    pair.protocol.awaitData(5);
                    assertEquals(List.of("made", "pause", "resume", "data hello"), pair.protocol.lines);
                }
            }
        });
    }

    @Test
    void one_that_is_cancelled_before_it_begins_leaves_everything_usable() {
        run(() -> {
            try (var pair = Pair.over(Pair.channels(), new Recorder())) {
                pair.transport.write(content);
                var sending = createTask(() -> Net.sendfile(pair.transport, path));
                sleep(1);
                sending.cancel();
                assertThrows(CancelledError.class, () -> await(sending));
                assertEquals(MUCH, pair.drain(MUCH));
                assertEquals(List.of("made", "pause", "resume"), pair.protocol.lines);
                assertTrue(pair.transport.isReading());
                assertSame(pair.protocol, pair.transport.getProtocol());
            }
        });
    }

    @Test
    void a_peer_that_is_gone_is_an_error() {
        run(() -> {
            for (boolean socket : List.of(true, false)) {
                try (var pair = Pair.over(Pair.channels(), new Recorder());
                        var file = FileChannel.open(path)) {
                    Transport transport = socket ? pair.transport : socketless(pair.transport);
                    var sending = createTask(() -> Net.sendfile(transport, file));
                    sleep(1);
                    pair.reset();
                    IOException error = assertThrows(IOException.class, () -> await(sending));
                    assertTrue(file.isOpen());
                    assertTrue(file.position() < MUCH);
                    pair.protocol.lost.await();
                    if (!socket) {
                        assertEquals("lost " + error.getMessage(), pair.protocol.lines.getLast());
                    }
                    assertTrue(pair.transport.isClosing());
                }
            }
        });
    }

    @Test
    void closing_or_aborting_ends_it() {
        run(() -> {
            for (boolean abort : List.of(true, false)) {
                try (var pair = Pair.over(Pair.channels(), new Recorder())) {
                    var sending = createTask(() -> Net.sendfile(pair.transport, path));
                    sleep(1);
                    if (abort) {
                        pair.transport.abort();
                    } else {
                        pair.transport.close();
                    }
                    assertThrows(SocketException.class, () -> await(sending));
                    assertEquals(List.of("made", "pause", "lost"), pair.protocol.lines);
                }
            }
        });
    }

    @Test
    void a_transport_that_is_closing_is_refused() {
        run(() -> {
            try (var pair = Pair.over(Pair.channels(), new Recorder())) {
                pair.transport.close();
                String message = assertThrows(IllegalStateException.class, () -> Net.sendfile(pair.transport, path))
                        .getMessage();
                assertTrue(message.startsWith("Transport is closing"), message);
            }
        });
    }

    @Test
    void nothing_is_sent_after_the_end() {
        run(() -> {
            try (var pair = Pair.over(Pair.channels(), new Recorder())) {
                pair.transport.writeEof();
                String message = assertThrows(IllegalStateException.class, () -> Net.sendfile(pair.transport, path))
                        .getMessage();
                assertTrue(message.startsWith("Cannot call sendfile() after writeEof()"), message);
                assertEquals(List.of("made"), pair.protocol.lines);
            }
        });
    }

    @Test
    void a_file_that_cannot_be_read_is_the_callers_mistake() {
        run(() -> {
            try (var pair = Pair.over(Pair.channels(), new Recorder());
                    var file = FileChannel.open(path, StandardOpenOption.WRITE)) {
                assertThrows(NonReadableChannelException.class, () -> Net.sendfile(pair.transport, file));
                pair.transport.write("!".getBytes(US_ASCII));
                assertEquals("!", pair.received());
            }
        });
    }

    @Test
    void the_writer_of_a_stream_waits_meanwhile() {
        run(() -> {
            SocketChannel[] ends = Pair.channels();
            try (var stream = new Stream(Net.openConnection(ends[0], StreamReader.DEFAULT_LIMIT));
                    var peer = new Stream(Net.openConnection(ends[1], StreamReader.DEFAULT_LIMIT))) {
                var sending = createTask(() -> Net.sendfile(stream.writer().transport(), path));
                sleep(1);
                var draining = createTask(() -> stream.writer().drain());
                sleep(1);
                assertFalse(draining.done());
                assertArrayEquals(content, peer.readExactly(MUCH));
                await(sending);
                await(draining);
            }
            sleep(0.01);
        });
    }

    @Test
    void bad_options_are_refused() {
        assertThrows(IllegalArgumentException.class, () -> SendfileOptions.DEFAULT.withOffset(-1));
        assertThrows(IllegalArgumentException.class, () -> SendfileOptions.DEFAULT.withCount(0));
        assertThrows(IllegalArgumentException.class, () -> SendfileOptions.DEFAULT.withCount(-5));
    }
}
