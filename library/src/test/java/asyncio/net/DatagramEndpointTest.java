package asyncio.net;

import static asyncio.Asyncio.*;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.CancelledError;
import asyncio.NoLeaks;
import asyncio.OnVirtualTime;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnknownHostException;
import java.nio.channels.DatagramChannel;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Making endpoints for datagrams. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class DatagramEndpointTest {
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
    void facts_are_known() {
        run(() -> {
            var server = receiver();
            var client = connectedTo(server);
            assertEquals(addressOf(server), client.transport().getExtraInfo(ExtraInfo.PEERNAME));
            assertNull(server.transport().getExtraInfo(ExtraInfo.PEERNAME));
            assertInstanceOf(DatagramChannel.class, server.transport().getExtraInfo(ExtraInfo.SOCKET));
            assertSame(server.protocol(), server.transport().getProtocol());
            close(server, client);
        });
    }

    @Test
    void hosts_are_looked_up_by_their_names() {
        run(() -> {
            var server = open(DatagramOptions.local("localhost", 0));
            var client =
                    open(DatagramOptions.remote("localhost", addressOf(server).getPort()));
            client.transport().sendto(bytes("hello"));
            server.protocol().await(2);
            close(server, client);
            String message = assertThrows(
                            UnknownHostException.class, () -> open(DatagramOptions.local("no-such-host.invalid", 0)))
                    .getMessage();
            assertTrue(message.contains("no-such-host.invalid"), message);
        });
    }

    @Test
    void both_families_are_received_at_all_interfaces() {
        run(() -> {
            var server = open(DatagramOptions.local("::", 0));
            int port = addressOf(server).getPort();
            var v4 = open(DatagramOptions.remote(HOST, port));
            var v6 = open(DatagramOptions.remote("::1", port));
            v4.transport().sendto(bytes("4"));
            v6.transport().sendto(bytes("6"));
            server.protocol().await(3);
            assertEquals(List.of("made", "data 4", "data 6"), server.protocol().lines);
            close(server, v4, v6);
        });
    }

    @Test
    void a_family_is_enough_to_send() {
        run(() -> {
            var server = receiver();
            var client = open(DatagramOptions.DEFAULT.withFamily(StandardProtocolFamily.INET));
            client.transport().sendto(bytes("hello"), addressOf(server));
            server.protocol().await(2);
            close(server, client);
        });
    }

    @Test
    void addresses_that_do_not_fit_are_refused() {
        run(() -> {
            String nothing = assertThrows(IllegalArgumentException.class, () -> open(DatagramOptions.DEFAULT))
                    .getMessage();
            assertTrue(nothing.startsWith("unexpected address family"), nothing);
            DatagramOptions mixed = DatagramOptions.local(HOST, 0).withRemoteAddress(new InetSocketAddress("::1", 9));
            String message = assertThrows(IllegalArgumentException.class, () -> open(mixed))
                    .getMessage();
            assertTrue(message.startsWith("can not get address information"), message);
            DatagramOptions v6 = DatagramOptions.DEFAULT
                    .withLocalAddress(new InetSocketAddress(HOST, 0))
                    .withFamily(StandardProtocolFamily.INET6);
            assertThrows(IllegalArgumentException.class, () -> open(v6));
        });
        assertThrows(IllegalArgumentException.class, () -> DatagramOptions.local(HOST, 70_000));
        assertThrows(IllegalArgumentException.class, () -> DatagramOptions.remote(HOST, -1));
        assertThrows(
                IllegalArgumentException.class, () -> DatagramOptions.DEFAULT.withFamily(StandardProtocolFamily.UNIX));
    }

    @Test
    void an_address_in_use_is_named_unless_it_is_shared() {
        run(() -> {
            var first = open(DatagramOptions.local(HOST, 0).withReusePort(true));
            int port = addressOf(first).getPort();
            String message = assertThrows(BindException.class, () -> open(DatagramOptions.local(HOST, port)))
                    .getMessage();
            assertTrue(message.contains("127.0.0.1:" + port), message);
            var second = open(DatagramOptions.local(HOST, port).withReusePort(true));
            assertEquals(addressOf(first), addressOf(second));
            close(first, second);
        });
    }

    @Test
    void the_local_address_of_one_that_is_connected_may_be_chosen() {
        run(() -> {
            var server = receiver();
            int port = freePort();
            var client = open(DatagramOptions.local(HOST, port).withRemoteAddress(addressOf(server)));
            assertEquals(new InetSocketAddress(HOST, port), addressOf(client));
            close(server, client);
        });
    }

    @Test
    void broadcasts_need_a_permission_and_leave_it_unconnected() {
        run(() -> {
            var server = receiver();
            server.transport().sendto(bytes("x"), new InetSocketAddress("255.255.255.255", 9));
            assertEquals(1, server.protocol().errors.size());
            var client = open(
                    DatagramOptions.DEFAULT.withRemoteAddress(addressOf(server)).withAllowBroadcast(true));
            assertNull(client.transport().getExtraInfo(ExtraInfo.PEERNAME));
            client.transport().sendto(bytes("hello"));
            server.protocol().await(3);
            assertThrows(
                    IllegalArgumentException.class,
                    () -> client.transport().sendto(bytes("x"), new InetSocketAddress(HOST, 9)));
            close(server, client);
        });
    }

    @Test
    void a_channel_of_ones_own_may_be_handed_in() {
        run(() -> {
            var server = receiver();
            DatagramChannel channel = DatagramChannel.open().connect(addressOf(server));
            var client = Net.createDatagramEndpoint(DatagramRecorder::new, channel);
            client.transport().sendto(bytes("hello"));
            server.protocol().await(2);
            assertThrows(
                    IllegalArgumentException.class,
                    () -> client.transport().sendto(bytes("x"), new InetSocketAddress(HOST, 9)));
            close(server, client);
            assertFalse(channel.isOpen());
        });
    }

    @Test
    void a_factory_that_fails_closes_the_channel() {
        run(() -> {
            DatagramChannel channel = DatagramChannel.open();
            assertThrows(
                    IllegalStateException.class,
                    () -> Net.createDatagramEndpoint(DatagramEndpointTest::failing, channel));
            assertFalse(channel.isOpen());
        });
    }

    private static DatagramRecorder failing() {
        throw new IllegalStateException("no protocol");
    }

    @Test
    void one_that_is_cancelled_while_it_is_made_is_closed() {
        run(() -> {
            DatagramChannel channel = DatagramChannel.open();
            var task = createTask(() -> Net.createDatagramEndpoint(DatagramRecorder::new, channel));
            sleep(0);
            task.cancel();
            assertThrows(CancelledError.class, () -> await(task));
            sleep(0.01);
            assertFalse(channel.isOpen());
        });
    }
}
