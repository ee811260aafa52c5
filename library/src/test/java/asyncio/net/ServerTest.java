package asyncio.net;

import static asyncio.Asyncio.*;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.CancelledError;
import asyncio.Log;
import asyncio.NoLeaks;
import asyncio.OnVirtualTime;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Listening, accepting, and the ways in which a server ends. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class ServerTest {
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
    void each_connection_has_a_protocol_of_its_own() {
        run(() -> {
            try (var server = serve()) {
                var first = connectTo(server);
                var second = connectTo(server);
                second.transport().write("two".getBytes(US_ASCII));
                protocols.get(1).awaitData(3);
                assertEquals(List.of("made"), protocols.get(0).lines);
                assertEquals(List.of("made", "data two"), protocols.get(1).lines);
                end(first);
                end(second);
            }
        });
    }

    @Test
    void it_says_where_it_listens_until_it_is_closed() {
        run(() -> {
            var server = serve();
            assertTrue(server.isServing());
            assertSame(getRunningLoop(), server.getLoop());
            assertEquals(1, server.sockets().size());
            assertEquals(
                    new InetSocketAddress(HOST, server.port()),
                    server.sockets().getFirst().getLocalAddress());
            server.close();
            server.close();
            assertFalse(server.isServing());
            assertEquals(List.of(), server.sockets());
            assertThrows(IllegalStateException.class, server::port);
            assertThrows(IllegalStateException.class, server::startServing);
        });
    }

    @Test
    void a_closed_server_refuses_connections() {
        run(() -> {
            var server = serve();
            int port = server.port();
            server.close();
            assertThrows(ConnectException.class, () -> Net.createConnection(Recorder::new, HOST, port));
            Net.createServer(this::protocol, HOST, port).close();
        });
    }

    @Test
    void it_may_begin_to_accept_later() {
        run(() -> {
            try (var server =
                    Net.createServer(this::protocol, HOST, 0, ServerOptions.DEFAULT.withStartServing(false))) {
                assertFalse(server.isServing());
                var client = Net.createConnection(Recorder::new, HOST, server.port());
                sleep(0.1);
                assertEquals(0, protocols.size());
                server.startServing();
                server.startServing();
                sleep(0.1);
                assertEquals(1, protocols.size());
                end(client);
            }
        });
    }

    @Test
    void connections_outlive_their_server() {
        run(() -> {
            var server = serve();
            var client = connectTo(server);
            server.close();
            client.transport().write("hello".getBytes(US_ASCII));
            protocols.getFirst().awaitData(5);
            client.transport().close();
            server.waitClosed();
            assertEquals(List.of("made", "data hello", "eof", "lost"), protocols.getFirst().lines);
        });
    }

    @Test
    void wait_closed_waits_for_the_close_and_for_all_connections() {
        run(() -> {
            List<String> lines = new ArrayList<>();
            var server = serve();
            var client = connectTo(server);
            var early = createTask(() -> {
                server.waitClosed();
                lines.add("closed");
            });
            sleep(1);
            client.transport().close();
            sleep(1);
            lines.add("no connection");
            server.close();
            await(early);
            assertEquals(List.of("no connection", "closed"), lines);
            server.waitClosed();
        });
    }

    @Test
    void wait_closed_waits_for_connections_of_a_closed_server() {
        run(() -> {
            List<String> lines = new ArrayList<>();
            var server = serve();
            var client = connectTo(server);
            server.close();
            var waiting = createTask(() -> {
                server.waitClosed();
                lines.add("closed");
            });
            sleep(1);
            lines.add("still connected");
            client.transport().close();
            await(waiting);
            assertEquals(List.of("still connected", "closed"), lines);
        });
    }

    @Test
    void a_wait_for_the_end_can_be_cancelled() {
        run(() -> {
            try (var server = serve()) {
                var waiting = createTask(server::waitClosed);
                sleep(0);
                waiting.cancel();
                assertThrows(CancelledError.class, () -> await(waiting));
            }
        });
    }

    @Test
    void clients_are_closed_in_order_or_at_once() {
        run(() -> {
            var server = serve();
            var first = connectTo(server);
            protocols.getFirst().transport.write(new byte[10]);
            server.closeClients();
            first.protocol().lost.await();
            assertEquals(List.of("made", "data " + "\0".repeat(10), "eof", "lost"), first.protocol().lines);
            var second = connectTo(server);
            protocols.getLast().transport.write(new byte[20_000_000]);
            server.abortClients();
            protocols.getLast().lost.await();
            assertTrue(server.isServing());
            second.protocol().lost.await();
            assertTrue(second.protocol().received.length() < 20_000_000);
            server.close();
            server.waitClosed();
        });
    }

    @Test
    void serving_for_ever_ends_with_the_task() {
        run(() -> {
            var server = serve();
            var serving = createTask(server::serveForever);
            sleep(0);
            String message = assertThrows(IllegalStateException.class, server::serveForever)
                    .getMessage();
            assertTrue(message.endsWith("is already being awaited on serveForever()"), message);
            var client = connectTo(server);
            serving.cancel();
            sleep(1);
            assertFalse(server.isServing());
            assertFalse(serving.done());
            client.transport().close();
            assertThrows(CancelledError.class, () -> await(serving));
            assertThrows(IllegalStateException.class, server::serveForever);
        });
    }

    @Test
    void serving_for_ever_ends_when_the_server_is_closed() {
        run(() -> {
            var server = Net.createServer(this::protocol, HOST, 0, ServerOptions.DEFAULT.withStartServing(false));
            var serving = createTask(server::serveForever);
            sleep(0);
            assertTrue(server.isServing());
            server.close();
            assertThrows(CancelledError.class, () -> await(serving));
        });
    }

    @Test
    void accepted_connections_are_kept_alive_if_asked_for() {
        run(() -> {
            try (var server = Net.createServer(this::protocol, HOST, 0, ServerOptions.DEFAULT.withKeepAlive(true))) {
                var client = connectTo(server);
                var socket = protocols.getFirst().transport.getExtraInfo(ExtraInfo.SOCKET);
                assertTrue(socket.getOption(StandardSocketOptions.SO_KEEPALIVE));
                assertTrue(socket.getOption(StandardSocketOptions.TCP_NODELAY));
                end(client);
            }
        });
    }

    @Test
    void many_connections_are_accepted_in_one_turn() {
        run(() -> {
            try (var server = serve()) {
                List<SocketChannel> clients = new ArrayList<>();
                for (int i = 0; i < 50; i++) {
                    clients.add(SocketChannel.open(new InetSocketAddress(HOST, server.port())));
                }
                sleep(0.01);
                assertEquals(50, protocols.size());
                for (SocketChannel client : clients) {
                    client.close();
                }
                sleep(0.01);
            }
        });
    }

    @Test
    void a_factory_that_fails_is_reported_and_the_next_connection_served(Log log) {
        run(() -> {
            int[] count = {0};
            try (var server = Net.createServer(
                    () -> {
                        if (count[0]++ == 0) {
                            throw new IllegalStateException("not today");
                        }
                        return protocol();
                    },
                    HOST,
                    0)) {
                var refused = Net.createConnection(Recorder::new, HOST, server.port());
                refused.protocol().lost.await();
                end(connectTo(server));
            }
        });
        List<String> records = log.take();
        assertEquals(1, records.size(), records::toString);
        assertTrue(records.getFirst().startsWith("Error on transport creation for incoming connection"));
    }

    @Test
    void data_sent_before_the_protocol_knows_are_not_lost() {
        run(() -> {
            try (var server = serve();
                    SocketChannel client = SocketChannel.open(new InetSocketAddress(HOST, server.port()))) {
                client.write(ByteBuffer.wrap("early".getBytes(US_ASCII)));
                client.shutdownOutput();
                sleep(0.1);
                assertEquals(List.of("made", "data early", "eof", "lost"), protocols.getFirst().lines);
            }
        });
    }

    @Test
    void a_task_of_another_loop_cannot_wait_for_it() {
        run(() -> {
            Server server = serve();
            toThread(() -> run(() -> {
                var error = assertThrows(IllegalStateException.class, server::waitClosed);
                assertTrue(error.getMessage().startsWith("waitClosed() from outside its event loop"), error::toString);
            }));
            server.close();
            server.waitClosed();
        });
    }
}
