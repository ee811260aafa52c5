package asyncio.net;

import static asyncio.Asyncio.*;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.NoLeaks;
import asyncio.OnVirtualTime;
import java.io.IOException;
import java.net.BindException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Unix domain sockets, and the files at which they listen. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class UnixSocketsTest {
    @TempDir
    private Path folder;

    private Path path() {
        return folder.resolve("s");
    }

    @Test
    void bytes_go_both_ways() {
        run(() -> {
            try (var server = Net.startUnixServer((reader, writer) -> writer.write(reader.readLine()), path());
                    var stream = Net.openUnixConnection(path())) {
                stream.writer().write("hello\n".getBytes(US_ASCII));
                assertEquals("hello\n", new String(stream.reader().readLine(), US_ASCII));
                assertEquals(UnixDomainSocketAddress.of(path()), stream.writer().getExtraInfo(ExtraInfo.PEERNAME));
                server.closeClients();
                sleep(0.01);
            }
        });
    }

    @Test
    void protocols_work_as_over_tcp() {
        run(() -> {
            Recorder recorder = new Recorder();
            try (var server = Net.createUnixServer(() -> recorder, path())) {
                var client = Net.createUnixConnection(Recorder::new, path());
                client.transport().write("hello".getBytes(US_ASCII));
                client.transport().close();
                recorder.lost.await();
                assertEquals(List.of("made", "data hello", "eof", "lost"), recorder.lines);
                assertTrue(server.isServing());
            }
        });
    }

    @Test
    void the_file_is_removed_when_the_server_is_closed() {
        run(() -> {
            try (var server = Net.createUnixServer(Recorder::new, path())) {
                assertTrue(Files.exists(path()));
                assertThrows(IllegalStateException.class, server::port);
            }
            assertFalse(Files.exists(path()));
        });
    }

    @Test
    void the_file_stays_if_asked_for() {
        run(() -> {
            try (var server =
                    Net.createUnixServer(Recorder::new, path(), ServerOptions.DEFAULT.withCleanupSocket(false))) {
                assertTrue(server.isServing());
            }
            assertTrue(Files.exists(path()));
        });
    }

    @Test
    void a_file_that_has_taken_its_place_stays() {
        run(() -> {
            try (var server = Net.createUnixServer(Recorder::new, path())) {
                assertTrue(server.isServing());
                Files.delete(path());
                Files.createFile(path());
            }
            assertTrue(Files.exists(path()));
        });
    }

    @Test
    void a_file_that_is_gone_already_is_no_trouble() {
        run(() -> {
            try (var server = Net.createUnixServer(Recorder::new, path())) {
                assertTrue(server.isServing());
                Files.delete(path());
            }
        });
    }

    @Test
    void a_stale_socket_file_is_replaced() throws IOException {
        try (var stale = ServerSocketChannel.open(java.net.StandardProtocolFamily.UNIX)) {
            stale.bind(UnixDomainSocketAddress.of(path()));
        }
        assertTrue(Files.exists(path()));
        run(() -> {
            try (var server = Net.createUnixServer(Recorder::new, path())) {
                Net.createUnixConnection(Recorder::new, path()).transport().abort();
                sleep(0.01);
                assertTrue(server.isServing());
            }
        });
    }

    @Test
    void another_file_is_not_touched() throws IOException {
        Files.writeString(path(), "precious");
        run(() -> {
            String message = assertThrows(BindException.class, () -> Net.createUnixServer(Recorder::new, path()))
                    .getMessage();
            assertEquals("cannot listen at the path " + path() + ": Address already in use", message);
        });
        assertEquals("precious", Files.readString(path()));
    }

    @Test
    void a_path_that_is_too_long_is_named() {
        run(() -> {
            Path path = folder.resolve("x".repeat(200));
            String message = assertThrows(IOException.class, () -> Net.createUnixServer(Recorder::new, path))
                    .getMessage();
            assertTrue(message.startsWith("cannot listen at the path " + path), message);
            assertThrows(IOException.class, () -> Net.createUnixConnection(Recorder::new, path));
        });
    }

    @Test
    void a_path_where_nobody_listens_is_named() {
        run(() -> {
            String message = assertThrows(IOException.class, () -> Net.openUnixConnection(path()))
                    .getMessage();
            assertTrue(message.startsWith("cannot connect to " + path()), message);
        });
    }

    @Test
    void a_socket_that_is_not_bound_gets_a_file_that_the_server_removes() {
        run(() -> {
            var socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            var server = Net.createServer(Recorder::new, socket, ServerOptions.DEFAULT);
            Path chosen = ((UnixDomainSocketAddress) socket.getLocalAddress()).getPath();
            assertTrue(Files.exists(chosen));
            String message =
                    assertThrows(IllegalStateException.class, server::port).getMessage();
            assertTrue(message.endsWith("it listens at a socket file"), message);
            server.close();
            assertFalse(Files.exists(chosen));
        });
    }

    @Test
    void a_server_without_a_factory_leaves_no_file() {
        run(() -> {
            assertThrows(NullPointerException.class, () -> Net.createUnixServer(null, path()));
            assertFalse(Files.exists(path()));
        });
    }

    @Test
    void protocols_may_be_encrypted() {
        run(() -> {
            Recorder recorder = new Recorder();
            try (var server = Net.createUnixServer(() -> recorder, path(), TlsFiles.server())) {
                TlsOptions trusting = TlsOptions.of(TlsFiles.trusting()).withServerHostname("localhost");
                var client = Net.createUnixConnection(Recorder::new, path(), ConnectOptions.DEFAULT.withTls(trusting));
                client.transport().write("hello".getBytes(US_ASCII));
                recorder.awaitData(5);
                assertTrue(client.transport().getExtraInfo(ExtraInfo.CIPHER).startsWith("TLS_"));
                client.transport().close();
                recorder.lost.await();
                client.protocol().lost.await();
                assertTrue(server.isServing());
            }
        });
    }
}
