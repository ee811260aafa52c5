package asyncio.net;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.CancelledError;
import asyncio.Future;
import asyncio.NoLeaks;
import asyncio.OnVirtualTime;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Files over TLS: they have to be encrypted, so they are read and written. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class SendfileOverTlsTest {
    /** More than the system keeps for a receiver that does not read. */
    private static final int MUCH = 20_000_000;

    private static final int SOME = 2_000_000;

    @TempDir
    private Path folder;

    private final byte[] content = new byte[MUCH];

    @BeforeEach
    void write() {
        new Random(1).nextBytes(content);
    }

    private Path file(int size) throws IOException {
        return Files.write(folder.resolve("file"), Arrays.copyOf(content, size));
    }

    @FunctionalInterface
    private interface Body {
        void run(Stream near, Stream far) throws Exception;
    }

    /** Runs with the two ends of a connection. */
    private static void connected(Body body) {
        run(() -> {
            Future<Stream> accepted = getRunningLoop().createFuture();
            try (var server = Net.startServer(
                    (reader, writer) -> accepted.setResult(new Stream(new StreamPair(reader, writer))),
                    "127.0.0.1",
                    0,
                    TlsFiles.server())) {
                var near = Net.connect("localhost", server.port(), TlsFiles.client());
                var far = await(accepted);
                body.run(near, far);
                near.writer().transport().abort();
                far.writer().transport().abort();
                sleep(0.01);
            }
        });
    }

    @Test
    void a_file_arrives_whole_and_in_its_place() {
        connected((near, far) -> {
            Path path = file(SOME);
            var transport = near.writer().transport();
            var refused = SendfileOptions.DEFAULT.withFallback(false);
            assertThrows(SendfileNotAvailableException.class, () -> Net.sendfile(transport, path, refused));
            near.write(new byte[] {'<'});
            var sending = createTask(() -> Net.sendfile(transport, path));
            assertEquals('<', far.readExactly(1)[0]);
            assertArrayEquals(Arrays.copyOf(content, SOME), far.readExactly(SOME));
            assertEquals(SOME, await(sending));
            near.write(new byte[] {'>'});
            assertEquals('>', far.readExactly(1)[0]);
            far.write(new byte[] {'!'});
            assertEquals('!', near.readExactly(1)[0]);
        });
    }

    @Test
    void a_write_in_the_middle_is_refused_and_the_file_arrives_whole() {
        connected((near, far) -> {
            Path path = file(MUCH);
            var sending = createTask(() -> Net.sendfile(near.writer().transport(), path));
            for (double seconds : List.of(0.0, 1.0)) {
                sleep(seconds);
                String message = assertThrows(IllegalStateException.class, () -> near.write(new byte[] {'X'}))
                        .getMessage();
                assertTrue(message.startsWith("unable to write(); sendfile is in progress: <TlsTransport"), message);
            }
            assertThrows(
                    IllegalStateException.class,
                    () -> Net.sendfile(near.writer().transport(), path));
            assertArrayEquals(content, far.readExactly(MUCH));
            await(sending);
            near.write(new byte[] {'>'});
            assertEquals('>', far.readExactly(1)[0]);
        });
    }

    @Test
    void another_loop_hears_that_it_cannot_send_a_file() {
        connected((near, far) -> {
            Path path = file(SOME);
            toThread(() -> run(() -> {
                String message = assertThrows(
                                IllegalStateException.class,
                                () -> Net.sendfile(near.writer().transport(), path))
                        .getMessage();
                assertTrue(message.startsWith("sendfile() from outside its event loop"), message);
            }));
        });
    }

    @Test
    void a_range_arrives() {
        connected((near, far) -> {
            var range = SendfileOptions.DEFAULT.withOffset(1000).withCount(300_000);
            try (var file = FileChannel.open(file(SOME))) {
                var sending = createTask(() -> Net.sendfile(near.writer().transport(), file, range));
                assertArrayEquals(Arrays.copyOfRange(content, 1000, 301_000), far.readExactly(300_000));
                assertEquals(300_000, await(sending));
                assertEquals(301_000, file.position());
            }
        });
    }

    @Test
    void one_that_is_cancelled_says_how_far_it_came_and_leaves_the_connection_usable() {
        connected((near, far) -> {
            try (var file = FileChannel.open(file(MUCH))) {
                var sending = createTask(() -> Net.sendfile(near.writer().transport(), file));
                sleep(1);
                assertFalse(sending.done());
                sending.cancel();
                assertThrows(CancelledError.class, () -> await(sending));
                int sent = (int) file.position();
                assertTrue(sent > 0 && sent < MUCH);
                var writing = createTask(() -> near.write(new byte[] {'!'}));
                assertArrayEquals(Arrays.copyOf(content, sent), far.readExactly(sent));
                assertEquals('!', far.readExactly(1)[0]);
                await(writing);
            }
        });
    }

    @Test
    void a_peer_that_is_gone_is_an_error() {
        connected((near, far) -> {
            try (var file = FileChannel.open(file(MUCH))) {
                var sending = createTask(() -> Net.sendfile(near.writer().transport(), file));
                sleep(1);
                far.writer().transport().abort();
                assertThrows(IOException.class, () -> await(sending));
                assertTrue(file.isOpen());
                assertTrue(file.position() < MUCH);
                assertThrows(IOException.class, near::waitClosed);
            }
        });
    }
}
