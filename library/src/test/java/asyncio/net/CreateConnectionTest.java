package asyncio.net;

import static asyncio.Asyncio.*;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.CancelledError;
import asyncio.ExceptionGroup;
import asyncio.NoLeaks;
import asyncio.OnVirtualTime;
import asyncio.Task;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Connecting by address and by name. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class CreateConnectionTest {
    private static final String HOST = "127.0.0.1";

    /** A port at which nobody listens any more. */
    private static int freePort() throws IOException {
        try (ServerSocketChannel socket = ServerSocketChannel.open()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return ((InetSocketAddress) socket.getLocalAddress()).getPort();
        }
    }

    private static void assertConnects(Server server, String host, ConnectOptions options) throws IOException {
        var connection = Net.createConnection(Recorder::new, host, server.port(), options);
        assertEquals(List.of("made"), connection.protocol().lines);
        connection.transport().abort();
        sleep(0.01);
    }

    @Test
    void a_host_is_found_by_its_name() {
        run(() -> {
            try (var server = Net.createServer(Recorder::new, (String) null, 0)) {
                assertConnects(server, "localhost", ConnectOptions.DEFAULT);
            }
        });
    }

    @Test
    void a_refused_connection_names_the_address() {
        run(() -> {
            int port = freePort();
            String message = assertThrows(ConnectException.class, () -> Net.createConnection(Recorder::new, HOST, port))
                    .getMessage();
            assertEquals("cannot connect to /127.0.0.1:" + port + ": Connection refused", message);
        });
    }

    @Test
    void an_unknown_host_is_named() {
        run(() -> {
            String message = assertThrows(
                            UnknownHostException.class,
                            () -> Net.createConnection(Recorder::new, "no-such-host.invalid", 80))
                    .getMessage();
            assertEquals("no address is known for the host \"no-such-host.invalid\"", message);
        });
    }

    @Test
    void a_port_out_of_range_is_refused() {
        run(() ->
                assertThrows(IllegalArgumentException.class, () -> Net.createConnection(Recorder::new, HOST, 70_000)));
    }

    @Test
    void a_family_without_an_address_is_an_unknown_host() {
        run(() -> {
            ConnectOptions v6 = ConnectOptions.DEFAULT.withFamily(StandardProtocolFamily.INET6);
            assertThrows(UnknownHostException.class, () -> Net.createConnection(Recorder::new, HOST, 80, v6));
        });
    }

    @Test
    void it_comes_from_the_local_address_that_was_asked_for() {
        run(() -> {
            try (var server = Net.createServer(Recorder::new, HOST, 0)) {
                int port = freePort();
                ConnectOptions options =
                        ConnectOptions.DEFAULT.withLocalAddress(new InetSocketAddress("127.0.0.1", port));
                var connection = Net.createConnection(Recorder::new, HOST, server.port(), options);
                assertEquals(
                        new InetSocketAddress(HOST, port),
                        connection.transport().getExtraInfo(ExtraInfo.SOCKNAME));
                connection.transport().abort();
                sleep(0.01);
            }
        });
    }

    @Test
    void a_local_address_of_another_family_does_not_fit() {
        run(() -> {
            ConnectOptions options = ConnectOptions.DEFAULT.withLocalAddress(new InetSocketAddress("::1", 0));
            String message = assertThrows(
                            IOException.class, () -> Net.createConnection(Recorder::new, HOST, 80, options))
                    .getMessage();
            assertEquals("no matching local address with family=INET found", message);
        });
    }

    @Test
    void a_local_address_that_cannot_be_bound_is_named() {
        run(() -> {
            ConnectOptions options = ConnectOptions.DEFAULT.withLocalAddress(new InetSocketAddress("192.0.2.1", 0));
            String message = assertThrows(
                            IOException.class, () -> Net.createConnection(Recorder::new, HOST, 80, options))
                    .getMessage();
            assertTrue(message.startsWith("error while attempting to bind on address /192.0.2.1:0"), message);
        });
    }

    @Test
    void all_errors_are_kept_if_asked_for() {
        run(() -> {
            int port = freePort();
            ConnectOptions options = ConnectOptions.DEFAULT.withAllErrors(true);
            var group =
                    assertThrows(ExceptionGroup.class, () -> Net.createConnection(Recorder::new, HOST, port, options));
            assertEquals("createConnection failed", group.message());
            assertInstanceOf(ConnectException.class, group.exceptions().getFirst());
        });
    }

    @Test
    void a_channel_that_is_connected_already_may_be_handed_in() {
        run(() -> {
            SocketChannel[] ends = Pair.channels();
            var connection = Net.connectAcceptedSocket(Recorder::new, ends[0]);
            ends[1].write(US_ASCII.encode("hello"));
            connection.protocol().awaitData(5);
            connection.transport().close();
            sleep(0.01);
            assertFalse(ends[0].isOpen());
            ends[1].close();
        });
    }

    @Test
    void a_factory_that_fails_closes_the_channel() {
        run(() -> {
            SocketChannel[] ends = Pair.channels();
            assertThrows(
                    IllegalStateException.class, () -> Net.createConnection(CreateConnectionTest::failing, ends[0]));
            assertFalse(ends[0].isOpen());
            ends[1].close();
        });
    }

    private static Recorder failing() {
        throw new IllegalStateException("no protocol");
    }

    @Test
    void a_protocol_of_another_kind_is_refused() {
        run(() -> {
            SocketChannel[] ends = Pair.channels();
            assertThrows(
                    IllegalArgumentException.class,
                    () -> Net.<BaseProtocol<Transport>>createConnection(() -> new BaseProtocol<>() {}, ends[0]));
            ends[1].close();
        });
    }

    @Test
    void an_attempt_that_is_cancelled_leaves_nothing() {
        run(() -> {
            try (Deaf deaf = new Deaf()) {
                var task = createTask(() -> Net.createConnection(Recorder::new, HOST, deaf.port()));
                sleep(1);
                assertFalse(task.done());
                task.cancel();
                assertThrows(CancelledError.class, () -> await(task));
            }
        });
    }

    @Test
    void names_are_looked_up_off_the_loop() {
        run(() -> {
            AtomicInteger threads = new AtomicInteger();
            getRunningLoop().setDefaultExecutor(Executors.newThreadPerTaskExecutor(work -> {
                threads.incrementAndGet();
                return new Thread(work);
            }));
            var addresses = Net.getaddrinfo("localhost", 80);
            assertEquals(1, threads.get());
            Net.getnameinfo(addresses.getFirst());
            assertEquals(2, threads.get());
            assertTrue(addresses.getFirst().getAddress().isLoopbackAddress());
            assertEquals(80, addresses.getFirst().getPort());
            assertEquals(List.of(new InetSocketAddress("::1", 7)), Net.getaddrinfo("::1", 7));
            assertFalse(Net.getnameinfo(new InetSocketAddress(HOST, 80)).isEmpty());
        });
    }

    @Test
    void an_address_is_put_in_words() {
        run(() -> {
            var address = new InetSocketAddress(HOST, 443);
            var numeric = Set.of(NameInfo.Flag.NUMERIC_HOST, NameInfo.Flag.NUMERIC_SERVICE);
            assertEquals(new NameInfo(HOST, "443"), Net.getnameinfo(address, numeric));
            assertEquals(new NameInfo(Net.getnameinfo(address), "443"), Net.getnameinfo(address, Set.of()));
            assertEquals(
                    new NameInfo("0:0:0:0:0:0:0:1", "7"), Net.getnameinfo(new InetSocketAddress("::1", 7), numeric));
        });
    }

    @Test
    void an_address_in_figures_needs_no_look_up() {
        run(() -> {
            getRunningLoop().setDefaultExecutor(Executors.newSingleThreadExecutor(work -> {
                throw new AssertionError("a look-up");
            }));
            Net.getnameinfo(new InetSocketAddress(HOST, 80), Set.of(NameInfo.Flag.NUMERIC_HOST));
            assertEquals(List.of(new InetSocketAddress(HOST, 80)), Net.getaddrinfo(HOST, 80));
            assertEquals(List.of(new InetSocketAddress("::1", 80)), Net.getaddrinfo("::1", 80));
        });
    }

    @Test
    void a_name_that_was_not_looked_up_has_no_name() {
        run(() -> {
            var unresolved = InetSocketAddress.createUnresolved("example.test", 80);
            var error = assertThrows(IllegalArgumentException.class, () -> Net.getnameinfo(unresolved));
            assertTrue(error.getMessage().startsWith("getnameinfo() of example.test"), error::getMessage);
        });
    }

    @Test
    void bad_options_are_refused() {
        ConnectOptions fine = ConnectOptions.DEFAULT;
        assertThrows(IllegalArgumentException.class, () -> fine.withInterleave(-1));
        assertThrows(IllegalArgumentException.class, () -> fine.withHappyEyeballsDelay(Duration.ofMillis(-1)));
        assertThrows(IllegalArgumentException.class, () -> fine.withLimit(0));
        assertThrows(IllegalArgumentException.class, () -> fine.withFamily(StandardProtocolFamily.UNIX));
        assertEquals(1, fine.withHappyEyeballsDelay(Duration.ofMillis(250)).interleave());
        assertEquals(
                2,
                fine.withInterleave(2)
                        .withHappyEyeballsDelay(Duration.ofMillis(250))
                        .interleave());
    }

    @Test
    void a_channel_that_is_not_connected_is_refused_and_closed() {
        run(() -> {
            SocketChannel channel = SocketChannel.open();
            String message = assertThrows(
                            IllegalArgumentException.class, () -> Net.createConnection(Recorder::new, channel))
                    .getMessage();
            assertTrue(message.startsWith("a transport needs a channel that is connected"), message);
            assertFalse(channel.isOpen());
        });
    }

    @Test
    void the_local_address_may_be_a_name() {
        run(() -> {
            var here = ConnectOptions.DEFAULT.withLocalAddress(InetSocketAddress.createUnresolved("localhost", 0));
            try (var server = Net.createServer(Recorder::new, HOST, 0)) {
                assertConnects(server, HOST, here);
            }
            var nowhere = ConnectOptions.DEFAULT.withLocalAddress(
                    InetSocketAddress.createUnresolved("no-such-host.invalid", 0));
            assertThrows(UnknownHostException.class, () -> Net.createConnection(Recorder::new, HOST, 80, nowhere));
        });
    }

    @Test
    void this_machine_has_an_address_of_each_family() {
        run(() -> {
            var both = Net.getaddrinfo(null, 80, null);
            assertEquals(
                    Set.of(new InetSocketAddress("127.0.0.1", 80), new InetSocketAddress("::1", 80)), Set.copyOf(both));
            assertEquals(
                    List.of(new InetSocketAddress("::1", 80)), Net.getaddrinfo(null, 80, StandardProtocolFamily.INET6));
        });
    }

    @Test
    void if_all_attempts_of_a_race_are_cancelled_that_is_said() {
        run(() -> {
            try (Deaf deaf = new Deaf()) {
                var options = ConnectOptions.DEFAULT.withHappyEyeballsDelay(Duration.ofMillis(250));
                var connecting = createTask(() -> Net.createConnection(Recorder::new, HOST, deaf.port(), options));
                sleep(1);
                allTasks().stream()
                        .filter(task -> task.getName().startsWith("connect to"))
                        .forEach(Task::cancel);
                var error = assertThrows(SocketTimeoutException.class, () -> await(connecting));
                assertEquals("createConnection failed: all attempts were cancelled", error.getMessage());
            }
        });
    }
}
