package asyncio.net;

import static asyncio.Asyncio.*;
import static asyncio.net.SocketOperations.*;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.CancelledError;
import asyncio.NoLeaks;
import asyncio.OnVirtualTime;
import asyncio.testing.MemoryPair;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Files over plain channels: by the system's own call, and by reading and writing. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class SockSendfileTest {
    private static final int MUCH = 20_000_000;

    @TempDir
    private Path folder;

    @FunctionalInterface
    private interface Body {
        void run(SocketChannel near, SocketChannel far) throws Exception;
    }

    /** Runs a body with two connected channels that do not block. */
    private static void withChannels(Body body) {
        run(() -> {
            SocketChannel[] ends = Pair.channels();
            ends[0].configureBlocking(false);
            try (SocketChannel near = ends[0];
                    SocketChannel far = ends[1]) {
                body.run(near, far);
            }
        });
    }

    /** ... that are not the system's. */
    private static void withMemoryChannels(Body body) {
        run(() -> {
            try (var pair = MemoryPair.open()) {
                body.run(pair.near(), pair.far());
            }
        });
    }

    @Test
    void a_file_is_sent_although_the_other_end_is_slow() throws IOException {
        Path path = Files.write(folder.resolve("file"), new byte[MUCH]);
        withChannels((near, far) -> {
            try (FileChannel file = FileChannel.open(path)) {
                var sending = createTask(() -> sockSendfile(near, file));
                long total = 0;
                while (total < MUCH) {
                    total += sockRecv(far, 1_000_000).length;
                }
                assertEquals(MUCH, await(sending));
                assertEquals(MUCH, file.position());
            }
        });
    }

    @Test
    void a_file_that_is_cancelled_has_its_position_after_what_was_sent() throws IOException {
        Path path = Files.write(folder.resolve("file"), new byte[MUCH]);
        withChannels((near, far) -> checkCancelled(path, near, far));
        withMemoryChannels((near, far) -> checkCancelled(path, near, far));
    }

    private static void checkCancelled(Path path, SocketChannel near, SocketChannel far) throws IOException {
        try (FileChannel file = FileChannel.open(path)) {
            SendfileOptions options = SendfileOptions.DEFAULT.withOffset(10).withCount(MUCH / 2);
            var sending = createTask(() -> sockSendfile(near, file, options));
            sleep(1);
            assertFalse(sending.done());
            sending.cancel();
            assertThrows(CancelledError.class, () -> await(sending));
            assertTrue(file.isOpen());
            long sent = file.position() - 10;
            near.shutdownOutput();
            long total = 0;
            for (int count = sockRecv(far, 1_000_000).length; count > 0; ) {
                total += count;
                count = sockRecv(far, 1_000_000).length;
            }
            assertEquals(sent, total);
        }
    }

    @Test
    void a_file_is_read_and_sent_where_the_system_has_no_socket() throws IOException {
        Path path = Files.write(folder.resolve("file"), "hello, world".getBytes(US_ASCII));
        withMemoryChannels((near, far) -> {
            try (FileChannel file = FileChannel.open(path)) {
                var range = SendfileOptions.DEFAULT.withOffset(7).withCount(100);
                assertThrows(
                        SendfileNotAvailableException.class, () -> sockSendfile(near, file, range.withFallback(false)));
                assertEquals(5, sockSendfile(near, file, range));
                assertEquals("world", new String(sockRecv(far, 100), US_ASCII));
                assertEquals(12, file.position());
            }
        });
    }
}
