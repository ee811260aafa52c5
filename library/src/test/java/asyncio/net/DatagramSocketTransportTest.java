package asyncio.net;

import static asyncio.Asyncio.*;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.EventLoop;
import asyncio.Log;
import asyncio.NoLeaks;
import asyncio.OnVirtualTime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Endpoints over the loopback interface, where what is sent is there for the other end at once. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class DatagramSocketTransportTest {
    private static final String HOST = "127.0.0.1";

    private static DatagramEndpoint<DatagramRecorder> open(DatagramOptions options) throws IOException {
        return Net.createDatagramEndpoint(DatagramRecorder::new, options);
    }

    private static DatagramEndpoint<DatagramRecorder> receiver() throws IOException {
        return open(DatagramOptions.local(HOST, 0));
    }

    private static InetSocketAddress addressOf(DatagramEndpoint<?> endpoint) {
        return (InetSocketAddress) endpoint.transport().getExtraInfo(ExtraInfo.SOCKNAME);
    }

    private static DatagramEndpoint<DatagramRecorder> connectedTo(DatagramEndpoint<?> other) throws IOException {
        return open(DatagramOptions.DEFAULT.withRemoteAddress(addressOf(other)));
    }

    private static void close(DatagramEndpoint<?>... endpoints) {
        for (DatagramEndpoint<?> endpoint : endpoints) {
            endpoint.transport().abort();
        }
        sleep(0.01);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(US_ASCII);
    }

    private static int freePort() throws IOException {
        try (DatagramChannel channel = DatagramChannel.open()) {
            channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return ((InetSocketAddress) channel.getLocalAddress()).getPort();
        }
    }

    @Test
    void datagrams_go_both_ways() {
        run(() -> {
            var server = receiver();
            var client = connectedTo(server);
            client.transport().sendto(bytes("ping"));
            server.protocol().await(2);
            server.transport().sendto(bytes("pong"), server.protocol().sender);
            client.protocol().await(2);
            assertEquals(List.of("made", "data ping"), server.protocol().lines);
            assertEquals(List.of("made", "data pong"), client.protocol().lines);
            assertEquals(addressOf(client), server.protocol().sender);
            assertEquals(addressOf(server), client.protocol().sender);
            close(server, client);
        });
    }

    @Test
    void an_empty_datagram_arrives() {
        run(() -> {
            var server = receiver();
            var client = connectedTo(server);
            server.transport().sendto(new byte[0], addressOf(client));
            client.protocol().await(2);
            assertEquals(List.of("made", "data "), client.protocol().lines);
            close(server, client);
        });
    }

    @Test
    void a_connected_one_cannot_send_an_empty_datagram_and_says_so() {
        run(() -> {
            var server = receiver();
            var client = connectedTo(server);
            client.transport().sendto(new byte[0]);
            assertEquals(List.of("made", "error"), client.protocol().lines);
            String message = client.protocol().errors.getFirst().getMessage();
            assertTrue(message.startsWith("the JDK sends no empty datagram over a connected channel"), message);
            close(server, client);
        });
    }

    @Test
    void a_connected_one_receives_from_its_peer_only() {
        run(() -> {
            var server = receiver();
            var client = connectedTo(server);
            var stranger = receiver();
            stranger.transport().sendto(bytes("from a stranger"), addressOf(client));
            server.transport().sendto(bytes("from the peer"), addressOf(client));
            client.protocol().await(2);
            assertEquals(List.of("made", "data from the peer"), client.protocol().lines);
            close(server, client, stranger);
        });
    }

    @Test
    void a_connected_one_sends_to_its_peer_only() {
        run(() -> {
            var server = receiver();
            var client = connectedTo(server);
            client.transport().sendto(bytes("fine"), addressOf(server));
            String message = assertThrows(
                            IllegalArgumentException.class,
                            () -> client.transport().sendto(bytes("x"), new InetSocketAddress(HOST, 9)))
                    .getMessage();
            assertEquals("Invalid address: must be null or " + addressOf(server) + ", not /127.0.0.1:9", message);
            server.protocol().await(2);
            close(server, client);
        });
    }

    @Test
    void one_without_a_remote_address_needs_to_be_told_where_to_send() {
        run(() -> {
            var server = receiver();
            DatagramTransport transport = server.transport();
            assertThrows(IllegalArgumentException.class, () -> transport.sendto(bytes("x")));
            SocketAddress name = InetSocketAddress.createUnresolved("localhost", 9);
            String message = assertThrows(IllegalArgumentException.class, () -> transport.sendto(bytes("x"), name))
                    .getMessage();
            assertTrue(message.contains("Net.getaddrinfo"), message);
            close(server);
        });
    }

    @Test
    void it_is_told_that_nobody_listens_and_stays_open() {
        run(() -> {
            int port = freePort();
            var client = open(DatagramOptions.remote(HOST, port));
            client.transport().sendto(bytes("anybody?"));
            client.protocol().await(2);
            assertEquals(List.of("made", "error"), client.protocol().lines);
            assertInstanceOf(
                    PortUnreachableException.class, client.protocol().errors.getFirst());
            var late = open(DatagramOptions.local(HOST, port));
            client.transport().sendto(bytes("somebody"));
            late.protocol().await(2);
            assertEquals("data somebody", late.protocol().lines.getLast());
            close(client, late);
        });
    }

    @Test
    void what_the_system_refuses_is_an_error_and_it_stays_open() {
        run(() -> {
            var server = receiver();
            server.transport().sendto(new byte[70_000], addressOf(server));
            assertEquals(List.of("made", "error"), server.protocol().lines);
            server.transport().sendto(bytes("x"), new InetSocketAddress("::1", 9));
            assertEquals(2, server.protocol().errors.size());
            String message = server.protocol().errors.getLast().getMessage();
            assertTrue(message.contains("no addresses of its family"), message);
            server.transport().sendto(bytes("short"), addressOf(server));
            server.protocol().await(4);
            assertEquals("data short", server.protocol().lines.getLast());
            close(server);
        });
    }

    @Test
    void the_largest_datagram_arrives_whole() {
        run(() -> {
            var server = receiver();
            server.transport().sendto("x".repeat(65_507).getBytes(US_ASCII), addressOf(server));
            server.protocol().await(2);
            assertEquals(
                    "data ".length() + 65_507, server.protocol().lines.getLast().length());
            close(server);
        });
    }

    @Test
    void many_that_wait_are_received_in_one_turn_but_not_without_end() {
        run(() -> {
            var server = receiver();
            List<String> lines = server.protocol().lines;
            for (int i = 0; i < 40; i++) {
                server.transport().sendto(bytes("x"), addressOf(server));
            }
            List<Integer> perTurn = new ArrayList<>();
            while (lines.size() < 41) {
                int before = lines.size();
                sleep(0);
                perTurn.add(lines.size() - before);
            }
            perTurn.removeIf(count -> count == 0);
            assertEquals(List.of(16, 16, 8), perTurn);
            close(server);
        });
    }

    @Test
    void nothing_is_received_any_more_once_it_is_closed() {
        run(() -> {
            var server = Net.createDatagramEndpoint(
                    () -> new DatagramRecorder() {
                        @Override
                        public void datagramReceived(ByteBuffer data, SocketAddress from) {
                            super.datagramReceived(data, from);
                            transport.close();
                        }
                    },
                    DatagramOptions.local(HOST, 0));
            server.transport().sendto(bytes("1"), addressOf(server));
            server.transport().sendto(bytes("2"), addressOf(server));
            server.protocol().lost.await();
            assertEquals(List.of("made", "data 1", "lost"), server.protocol().lines);
        });
    }

    @Test
    void a_protocol_that_fails_when_connected_is_reported_and_closes_it(Log log) {
        run(() -> {
            var server = Net.createDatagramEndpoint(
                    () -> new DatagramRecorder() {
                        @Override
                        public void connectionMade(DatagramTransport made) {
                            throw new IllegalStateException("not me");
                        }
                    },
                    DatagramOptions.local(HOST, 0));
            server.protocol().lost.await();
            assertEquals(List.of("lost not me"), server.protocol().lines);
            assertTrue(server.transport().isClosing());
        });
        assertEquals(1, log.take().size());
    }

    @Test
    void a_protocol_that_fails_on_a_datagram_is_reported_and_goes_on(Log log) {
        run(() -> {
            var server = Net.createDatagramEndpoint(
                    () -> new DatagramRecorder() {
                        @Override
                        public void datagramReceived(ByteBuffer data, SocketAddress from) {
                            super.datagramReceived(data, from);
                            throw new IllegalStateException("bad datagram");
                        }
                    },
                    DatagramOptions.local(HOST, 0));
            server.transport().sendto(bytes("1"), addressOf(server));
            server.transport().sendto(bytes("2"), addressOf(server));
            server.protocol().await(3);
            assertFalse(server.transport().isClosing());
            close(server);
        });
        List<String> records = log.take();
        assertEquals(2, records.size(), records::toString);
        assertTrue(records.getFirst().startsWith("protocol.datagramReceived() failed: <DatagramTransport /127.0.0.1"));
    }

    @Test
    void another_protocol_may_take_over() {
        run(() -> {
            var server = receiver();
            DatagramRecorder other = new DatagramRecorder();
            server.transport().setProtocol(other);
            server.transport().sendto(bytes("hello"), addressOf(server));
            other.await(1);
            assertEquals(List.of("data hello"), other.lines);
            assertThrows(
                    IllegalArgumentException.class, () -> server.transport().setProtocol(new Recorder()));
            close(server);
        });
    }

    @Test
    void the_end_comes_once_at_a_later_turn() {
        run(() -> {
            var server = receiver();
            server.transport().close();
            server.transport().close();
            server.transport().abort();
            assertEquals(List.of("made"), server.protocol().lines);
            assertTrue(server.transport().isClosing());
            server.protocol().lost.await();
            sleep(0.01);
            assertEquals(List.of("made", "lost"), server.protocol().lines);
            assertFalse(((DatagramChannel) server.transport().getExtraInfo(ExtraInfo.SOCKET)).isOpen());
        });
    }

    @Test
    void what_is_sent_after_the_end_is_dropped_with_a_warning_from_the_fifth_on(Log log) {
        run(() -> {
            var server = receiver();
            InetSocketAddress self = addressOf(server);
            server.transport().close();
            for (int i = 0; i < 4; i++) {
                server.transport().sendto(bytes("x"), self);
            }
            assertEquals(List.of(), log.takeWarnings());
            server.transport().sendto(bytes("x"), self);
            assertEquals(1, log.takeWarnings().size());
            server.protocol().lost.await();
        });
    }

    @Test
    void another_thread_is_refused() {
        run(() -> {
            var server = receiver();
            InetSocketAddress self = addressOf(server);
            toThread(() -> {
                assertThrows(
                        IllegalStateException.class, () -> server.transport().sendto(bytes("x"), self));
                assertThrows(
                        IllegalStateException.class, () -> server.transport().close());
            });
            close(server);
        });
    }

    @Test
    void what_is_open_when_the_loop_closes_is_closed_with_it(EventLoop loop) {
        var server = loop.runUntilComplete(DatagramSocketTransportTest::receiver);
        loop.close();
        assertFalse(((DatagramChannel) server.transport().getExtraInfo(ExtraInfo.SOCKET)).isOpen());
        server.transport().close();
        assertTrue(server.transport().isClosing());
    }
}
