package asyncio.net;

import static asyncio.Asyncio.*;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.CancelledError;
import asyncio.EventLoop;
import asyncio.NoLeaks;
import asyncio.Task;
import asyncio.net.ServerGroup.Spreading;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One server on several loops, whichever way connections get there. */
@ExtendWith(NoLeaks.class)
class ServerGroupTest {
    private static final String HOST = "127.0.0.1";
    private final Set<EventLoop> loops = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<String> ends = new ConcurrentLinkedQueue<>();

    private void echo(Stream stream) throws IOException {
        loops.add(getRunningLoop());
        try {
            for (byte[] line = stream.readLine(); line.length > 0; line = stream.readLine()) {
                stream.write(line);
            }
            ends.add("eof");
        } catch (CancelledError e) {
            ends.add("cancelled");
            throw e;
        }
    }

    private ServerGroup serve(int port, int cores, Spreading spreading) throws IOException {
        return ServerGroup.start(
                StreamReaderProtocol.factory(Stream.closing(this::echo), StreamReader.DEFAULT_LIMIT),
                List.of(HOST),
                port,
                ServerOptions.DEFAULT,
                cores,
                spreading);
    }

    /** A connection that has been answered. */
    private static Stream connectTo(ServerGroup servers) throws IOException {
        Stream client = Net.connect(HOST, servers.port());
        client.write("hello\n".getBytes(US_ASCII));
        assertEquals("hello\n", new String(client.readLine(), US_ASCII));
        return client;
    }

    @ParameterizedTest
    @EnumSource
    void connections_reach_all_loops(Spreading spreading) {
        run(() -> {
            List<Stream> clients = new ArrayList<>();
            try (var servers = serve(0, 3, spreading)) {
                assertEquals(3, servers.size());
                for (int i = 0; i < 64; i++) {
                    clients.add(connectTo(servers));
                }
                assertEquals(3, loops.size());
                clients.forEach(Stream::close);
            }
        });
    }

    @Test
    void whoever_deals_connections_out_accepts_none_once_it_is_closed() {
        run(() -> {
            var servers = serve(0, 2, Spreading.IN_TURN);
            var client = connectTo(servers);
            int port = servers.port();
            servers.close();
            assertThrows(ConnectException.class, () -> Net.connect(HOST, port));
            client.close();
            servers.waitClosed();
        });
    }

    @Test
    void a_task_of_another_loop_cannot_wait_for_it() {
        run(() -> {
            try (var servers = serve(0, 2, Spreading.ofThisSystem())) {
                toThread(() -> run(() -> {
                    assertThrows(IllegalStateException.class, servers::waitClosed);
                    assertThrows(IllegalStateException.class, servers::serveForever);
                    assertThrows(IllegalStateException.class, servers::closeClients);
                    assertThrows(IllegalStateException.class, servers::abortClients);
                }));
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void closing_leaves_connections_until_they_end(Spreading spreading) {
        run(() -> {
            var servers = serve(0, 2, spreading);
            var client = connectTo(servers);
            int port = servers.port();
            servers.close();
            Task<?> closed = createTask(servers::waitClosed);
            client.write("more\n".getBytes(US_ASCII));
            assertEquals("more\n", new String(client.readLine(), US_ASCII));
            assertFalse(closed.done());
            client.close();
            await(closed);
            assertEquals(List.of("eof"), List.copyOf(ends));
            assertThrows(ConnectException.class, () -> Net.connect(HOST, port));
        });
    }

    @ParameterizedTest
    @EnumSource
    void closing_the_clients_ends_them_on_all_loops(Spreading spreading) {
        run(() -> {
            var servers = serve(0, 2, spreading);
            List<Stream> clients = new ArrayList<>();
            while (loops.size() < 2) {
                clients.add(connectTo(servers));
            }
            servers.close();
            servers.closeClients();
            servers.waitClosed();
            for (Stream client : clients) {
                assertEquals(0, client.read(1).length);
                client.close();
            }
            assertEquals(Set.of("eof"), Set.copyOf(ends));
            servers.closeClients();
            servers.abortClients();
        });
    }

    @Test
    void aborting_the_clients_ends_also_those_who_do_not_read() {
        run(() -> {
            var servers = Net.serveOnCores(
                    stream -> {
                        stream.write("hello\n".getBytes(US_ASCII));
                        stream.write(new byte[20_000_000]);
                    },
                    HOST,
                    0,
                    ServerOptions.DEFAULT,
                    2);
            try (var client = Net.connect(HOST, servers.port())) {
                client.readLine();
                servers.close();
                servers.closeClients();
                servers.abortClients();
                servers.waitClosed();
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void stopping_cancels_the_handlers(Spreading spreading) {
        run(() -> {
            var servers = serve(0, 2, spreading);
            var client = connectTo(servers);
            servers.stop();
            servers.waitClosed();
            assertEquals(List.of("cancelled"), List.copyOf(ends));
            assertEquals(0, client.read(1).length);
            client.close();
        });
    }

    @ParameterizedTest
    @EnumSource
    void a_cancelled_serve_forever_stops_all_loops(Spreading spreading) {
        run(() -> {
            var servers = serve(0, 2, spreading);
            Task<?> forever = createTask(servers::serveForever);
            var client = connectTo(servers);
            forever.cancel();
            assertThrows(CancelledError.class, () -> await(forever));
            assertEquals(List.of("cancelled"), List.copyOf(ends));
            client.close();
        });
    }

    @Test
    void a_program_that_just_ends_stops_all_loops() {
        run(() -> {
            connectTo(serve(0, 2, Spreading.ofThisSystem()));
        });
        assertEquals(List.of("cancelled"), List.copyOf(ends));
        loops.forEach(loop -> assertTrue(loop.isClosed()));
    }

    @Test
    void when_closed_serve_forever_ends_with_the_last_connection() {
        run(() -> {
            var servers = serve(0, 2, Spreading.ofThisSystem());
            Task<?> forever = createTask(servers::serveForever);
            var client = connectTo(servers);
            servers.close();
            servers.close();
            client.close();
            await(forever);
        });
    }

    @Test
    void a_group_that_has_ended_has_no_port() {
        run(() -> {
            ServerGroup servers = serve(0, 1, Spreading.ofThisSystem());
            servers.close();
            servers.waitClosed();
            var error = assertThrows(IllegalStateException.class, servers::port);
            assertEquals("<ServerGroup of 1 loops ended> has no port: it is closed", error.getMessage());
        });
    }

    @Test
    void a_port_in_use_is_said_at_once_and_nothing_starts() {
        run(() -> {
            try (var other = Net.createServer(Recorder::new, HOST, 0)) {
                int port = other.port();
                assertThrows(BindException.class, () -> serve(port, 2, Spreading.BY_SYSTEM));
                assertThrows(BindException.class, () -> serve(port, 2, Spreading.IN_TURN));
            }
        });
    }

    @Test
    void a_start_that_is_cancelled_leaves_nothing() {
        run(() -> {
            Task<ServerGroup> starting = createTask(() -> serve(0, 2, Spreading.ofThisSystem()));
            sleep(0);
            sleep(0);
            starting.cancel();
            assertThrows(CancelledError.class, () -> await(starting));
            assertEquals(Set.of(Objects.requireNonNull(currentTask())), allTasks());
        });
    }

    @Test
    void all_interfaces_are_served_by_all_loops() {
        run(() -> {
            try (var servers = Net.serveOnCores(this::echo, null, 0, ServerOptions.DEFAULT, 2)) {
                connectTo(servers).close();
            }
        });
    }

    @Test
    void protocols_are_made_on_the_loop_of_their_connection() {
        run(() -> {
            var madeOn = new CompletableFuture<EventLoop>();
            try (var servers = Net.createServerOnCores(
                    () -> {
                        madeOn.complete(getRunningLoop());
                        return new Recorder();
                    },
                    HOST,
                    0,
                    ServerOptions.DEFAULT,
                    1)) {
                var client = Net.connect(HOST, servers.port());
                assertNotSame(getRunningLoop(), await(wrapFuture(madeOn)));
                client.close();
            }
        });
    }

    /** The group was being made, and not one of its loops had begun. */
    @ParameterizedTest
    @EnumSource
    void a_program_that_ends_while_a_group_starts_ends_and_leaves_no_socket(Spreading spreading) throws IOException {
        int port = freePort();
        run(() -> {
            createTask(() -> serve(port, 2, spreading));
        });
        new ServerSocket(port, 1, InetAddress.getByName(HOST)).close();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
            return socket.getLocalPort();
        }
    }

    @Test
    void the_limit_of_the_options_is_that_of_its_readers() {
        run(() -> {
            var options = ServerOptions.DEFAULT.withLimit(3);
            try (var servers = Net.serveOnCores(ReaderLimitTest::judge, HOST, 0, options, 2)) {
                ReaderLimitTest.checkLimitOfThree(Net.connect(HOST, servers.port()));
                ReaderLimitTest.checkLimitOfThree(Net.connect(HOST, servers.port()));
            }
        });
    }
}
