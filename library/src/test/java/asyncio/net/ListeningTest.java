package asyncio.net;

import static asyncio.Asyncio.*;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.NoLeaks;
import asyncio.OnVirtualTime;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The addresses at which a server listens. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class ListeningTest {
    private static final String HOST = "127.0.0.1";
    private final List<Recorder> protocols = new ArrayList<>();

    private Recorder protocol() {
        Recorder recorder = new Recorder();
        protocols.add(recorder);
        return recorder;
    }

    private Server serve() throws IOException {
        return Net.createServer(this::protocol, HOST, 0);
    }

    /** A connection that the server has accepted. */
    private Connection<Recorder> connectTo(Server server) throws IOException {
        int before = protocols.size();
        Connection<Recorder> client = Net.createConnection(Recorder::new, HOST, server.port());
        while (protocols.size() == before) {
            sleep(0.01);
        }
        protocols.getLast().made.await();
        return client;
    }

    private static void end(Connection<?> connection) {
        connection.transport().abort();
        sleep(0.01);
    }

    @Test
    void an_address_in_use_is_named() {
        run(() -> {
            try (var server = serve()) {
                int port = server.port();
                String message = assertThrows(BindException.class, () -> Net.createServer(this::protocol, HOST, port))
                        .getMessage();
                assertTrue(message.contains("127.0.0.1:" + port), message);
            }
        });
    }

    @Test
    void all_sockets_are_closed_if_one_cannot_be_bound() {
        run(() -> {
            try (var server = Net.createServer(this::protocol, "::1", 0)) {
                int port = server.port();
                assertThrows(
                        BindException.class,
                        () -> Net.createServer(this::protocol, List.of(HOST, "::1"), port, ServerOptions.DEFAULT));
                sleep(0.01);
                assertThrows(ConnectException.class, () -> Net.createConnection(Recorder::new, HOST, port));
            }
        });
    }

    @Test
    void an_address_that_this_machine_has_not_is_skipped() {
        run(() -> {
            try (var server = Net.createServer(this::protocol, List.of("192.0.2.1", HOST), 0, ServerOptions.DEFAULT)) {
                assertEquals(1, server.sockets().size());
            }
            assertThrows(IOException.class, () -> Net.createServer(this::protocol, "192.0.2.1", 0));
        });
    }

    @Test
    void several_hosts_are_served_each_once() {
        run(() -> {
            try (var server =
                    Net.createServer(this::protocol, List.of(HOST, "::1", "127.0.0.1"), 0, ServerOptions.DEFAULT)) {
                assertEquals(2, server.sockets().size());
                int port = ((InetSocketAddress) server.sockets().getLast().getLocalAddress()).getPort();
                var client = Net.createConnection(Recorder::new, "::1", port);
                sleep(0.1);
                assertEquals(1, protocols.size());
                end(client);
            }
        });
    }

    @Test
    void without_a_host_both_families_are_served() {
        run(() -> {
            try (var server = Net.createServer(this::protocol, (String) null, 0)) {
                for (String host : List.of(HOST, "::1")) {
                    var client = Net.createConnection(Recorder::new, host, server.port());
                    sleep(0.1);
                    end(client);
                }
                assertEquals(2, protocols.size());
            }
            try (var server = Net.createServer(this::protocol, List.of("0.0.0.0", "::"), 0, ServerOptions.DEFAULT)) {
                assertEquals(1, server.sockets().size());
            }
            try (var server = Net.createServer(
                    this::protocol, "", 0, ServerOptions.DEFAULT.withFamily(StandardProtocolFamily.INET))) {
                int port = server.port();
                assertThrows(ConnectException.class, () -> Net.createConnection(Recorder::new, "::1", port));
            }
        });
    }

    @Test
    void servers_may_share_a_port() {
        run(() -> {
            ServerOptions shared = ServerOptions.DEFAULT.withReusePort(true).withReuseAddress(true);
            try (var first = Net.createServer(this::protocol, HOST, 0, shared);
                    var second = Net.createServer(this::protocol, HOST, first.port(), shared)) {
                assertEquals(first.port(), second.port());
            }
        });
    }

    @Test
    void a_socket_that_is_bound_already_may_serve() {
        run(() -> {
            ServerSocketChannel socket = ServerSocketChannel.open().bind(new InetSocketAddress(HOST, 0));
            try (var server = Net.createServer(this::protocol, socket, ServerOptions.DEFAULT)) {
                end(connectTo(server));
            }
            assertFalse(socket.isOpen());
        });
    }

    @Test
    void bad_options_are_refused() {
        assertThrows(IllegalArgumentException.class, () -> ServerOptions.DEFAULT.withBacklog(0));
        assertThrows(IllegalArgumentException.class, () -> ServerOptions.DEFAULT.withLimit(0));
        assertThrows(
                IllegalArgumentException.class, () -> ServerOptions.DEFAULT.withFamily(StandardProtocolFamily.UNIX));
        run(() -> {
            assertEquals(
                    "port is 65536: a port is a number from 0 to 65535",
                    assertThrows(IllegalArgumentException.class, () -> Net.createServer(this::protocol, HOST, 65536))
                            .getMessage());
            assertThrows(IllegalArgumentException.class, () -> Net.createServer(this::protocol, "", -1));
        });
    }

    @Test
    void no_host_at_all_is_an_error_and_an_empty_one_stands_for_all_interfaces() {
        run(() -> {
            var error = assertThrows(
                    IOException.class, () -> Net.createServer(this::protocol, List.of(), 0, ServerOptions.DEFAULT));
            assertTrue(error.getMessage().startsWith("could not bind on any address out of []"), error::toString);
            try (var server = Net.createServer(this::protocol, List.of(HOST, ""), 0, ServerOptions.DEFAULT)) {
                assertEquals(1, server.sockets().size());
                assertTrue(((InetSocketAddress) server.sockets().getFirst().getLocalAddress())
                        .getAddress()
                        .isAnyLocalAddress());
            }
        });
    }

    @Test
    void a_socket_that_is_not_bound_listens_at_a_port_that_the_system_chooses() {
        run(() -> {
            var socket = ServerSocketChannel.open();
            try (var server = Net.createServer(this::protocol, socket, ServerOptions.DEFAULT)) {
                assertEquals(((InetSocketAddress) socket.getLocalAddress()).getPort(), server.port());
                end(connectTo(server));
            }
            assertFalse(socket.isOpen());
        });
    }

    @Test
    void a_socket_that_cannot_serve_is_refused_and_named() {
        run(() -> {
            String missing = assertThrows(
                            NullPointerException.class,
                            () -> Net.createServer(this::protocol, (ServerSocketChannel) null, ServerOptions.DEFAULT))
                    .getMessage();
            assertEquals("a server needs a channel that listens, got null", missing);
            try (var socket = ServerSocketChannel.open()) {
                String message = assertThrows(IllegalStateException.class, () -> Listening.portOf(socket))
                        .getMessage();
                assertTrue(message.endsWith("has no port: it is not bound"), message);
            }
        });
    }

    @Test
    void streams_are_served_at_a_socket_that_is_bound_already() {
        run(() -> {
            var socket = ServerSocketChannel.open().bind(new InetSocketAddress(HOST, 0));
            ServerOptions options = ServerOptions.DEFAULT.withLimit(3);
            try (var server = Net.startServer((reader, writer) -> writer.write(reader.readLine()), socket, options)) {
                try (var stream = Net.connect(HOST, server.port())) {
                    stream.write("abc\n".getBytes(US_ASCII));
                    assertEquals("abc\n", new String(stream.readLine(), US_ASCII));
                }
                server.closeClients();
                sleep(0.01);
            }
            assertFalse(socket.isOpen());
        });
    }

    @Test
    void whether_an_address_may_be_used_again_at_once_is_an_option() {
        run(() -> {
            for (boolean reuse : new boolean[] {true, false}) {
                var options = ServerOptions.DEFAULT.withReuseAddress(reuse);
                try (var server = Net.createServer(this::protocol, HOST, 0, options)) {
                    var socket = server.sockets().getFirst();
                    assertEquals(reuse, socket.getOption(StandardSocketOptions.SO_REUSEADDR));
                }
            }
        });
    }
}
