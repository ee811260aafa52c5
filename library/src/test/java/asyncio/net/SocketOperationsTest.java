package asyncio.net;

import static asyncio.Asyncio.*;
import static asyncio.net.SocketOperations.*;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.CancelledError;
import asyncio.NoLeaks;
import asyncio.OnVirtualTime;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Pipe;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Operations on plain channels. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class SocketOperationsTest {
    private static final int MUCH = 20_000_000;
    private static final String HOST = "127.0.0.1";

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

    private static byte[] bytes(String text) {
        return text.getBytes(US_ASCII);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, US_ASCII);
    }

    private static DatagramChannel datagrams() throws IOException {
        DatagramChannel channel =
                DatagramChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        channel.configureBlocking(false);
        return channel;
    }

    private static ServerSocketChannel listener() throws IOException {
        ServerSocketChannel channel =
                ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        channel.configureBlocking(false);
        return channel;
    }

    @Test
    void bytes_are_received_when_they_come() {
        withChannels((near, far) -> {
            var receiving = createTask(() -> sockRecv(near, 100));
            sleep(0.01);
            assertFalse(receiving.done());
            sockSendall(far, bytes("hello"));
            assertEquals("hello", text(await(receiving)));
            sockSendall(far, bytes("more"));
            assertEquals("mo", text(sockRecv(near, 2)));
            assertEquals("re", text(sockRecv(near, 2)));
        });
    }

    @Test
    void the_end_is_an_empty_array() {
        withChannels((near, far) -> {
            far.close();
            assertEquals(0, sockRecv(near, 100).length);
            assertEquals(-1, sockRecvInto(near, ByteBuffer.allocate(10)));
        });
    }

    @Test
    void no_room_means_no_wait() {
        withChannels((near, far) -> {
            assertEquals(0, sockRecv(near, 0).length);
            assertEquals(0, sockRecvInto(near, ByteBuffer.allocate(0)));
            assertThrows(IllegalArgumentException.class, () -> sockRecv(near, -1));
            assertTrue(far.isOpen());
        });
    }

    @Test
    void bytes_are_received_into_a_buffer() {
        withChannels((near, far) -> {
            ByteBuffer buffer = ByteBuffer.allocate(8).put((byte) 'x');
            var receiving = createTask(() -> sockRecvInto(near, buffer));
            sleep(0.01);
            sockSendall(far, bytes("hello"));
            assertEquals(5, await(receiving));
            assertEquals("xhello", US_ASCII.decode(buffer.flip()).toString());
        });
    }

    @Test
    void all_bytes_are_sent_although_the_other_end_is_slow() {
        withChannels((near, far) -> {
            var sending = createTask(() -> sockSendall(near, new byte[MUCH]));
            sleep(0.01);
            assertFalse(sending.done());
            long total = 0;
            while (total < MUCH) {
                total += sockRecv(far, 1_000_000).length;
            }
            await(sending);
            assertEquals(MUCH, total);
        });
    }

    @Test
    void one_task_reads_while_another_writes() {
        withChannels((near, far) -> {
            var receiving = createTask(() -> sockRecv(near, 10));
            var sending = createTask(() -> sockSendall(near, new byte[MUCH]));
            sleep(0.01);
            sockSendall(far, bytes("hello"));
            assertEquals("hello", text(await(receiving)));
            sending.cancel();
            assertThrows(CancelledError.class, () -> await(sending));
        });
    }

    @Test
    void a_wait_that_is_over_leaves_nothing_watched() {
        withChannels((near, far) -> {
            var receiving = createTask(() -> sockRecv(near, 10));
            var sending = createTask(() -> sockSendall(near, new byte[MUCH]));
            sleep(0.01);
            sockSendall(far, bytes("hello"));
            await(receiving);
            assertFalse(getRunningLoop().removeReadable(near), "still watched for reading");
            sending.cancel();
            assertThrows(CancelledError.class, () -> await(sending));
            assertFalse(getRunningLoop().removeWritable(near), "still watched for writing");
        });
    }

    @Test
    void two_tasks_cannot_wait_for_the_same() {
        withChannels((near, far) -> {
            var first = createTask(() -> sockRecv(near, 10));
            var writer = createTask(() -> sockSendall(near, new byte[MUCH]));
            sleep(0.01);
            String message = assertThrows(IllegalStateException.class, () -> sockRecv(near, 10))
                    .getMessage();
            assertTrue(message.startsWith("sockRecv() called while another task is already waiting to read"), message);
            assertThrows(IllegalStateException.class, () -> sockSendall(near, new byte[MUCH]));
            sockSendall(far, bytes("hello"));
            assertEquals("hello", text(await(first)));
            writer.cancel();
            assertThrows(CancelledError.class, () -> await(writer));
        });
    }

    @Test
    void a_receive_that_is_cancelled_takes_nothing() {
        withChannels((near, far) -> {
            var receiving = createTask(() -> sockRecv(near, 10));
            sleep(0.01);
            sockSendall(far, bytes("hello"));
            receiving.cancel();
            assertThrows(CancelledError.class, () -> await(receiving));
            assertEquals("hello", text(sockRecv(near, 10)));
        });
    }

    @Test
    void connections_are_made_and_accepted() {
        run(() -> {
            try (var listener = listener();
                    var client = SocketChannel.open()) {
                client.configureBlocking(false);
                var accepting = createTask(() -> sockAccept(listener));
                sleep(0.01);
                int port = ((InetSocketAddress) listener.getLocalAddress()).getPort();
                sockConnect(client, InetSocketAddress.createUnresolved("localhost", port));
                try (var accepted = await(accepting)) {
                    assertFalse(accepted.isBlocking());
                    assertEquals(client.getLocalAddress(), accepted.getRemoteAddress());
                }
            }
        });
    }

    @Test
    void an_accept_that_is_cancelled_takes_no_connection() {
        run(() -> {
            try (var listener = listener()) {
                var accepting = createTask(() -> sockAccept(listener));
                sleep(0.01);
                try (var client = SocketChannel.open()) {
                    client.configureBlocking(false);
                    client.connect(listener.getLocalAddress()); // a blocking one would let the other task go on
                    accepting.cancel();
                    assertThrows(CancelledError.class, () -> await(accepting));
                    assertTrue(client.finishConnect());
                    try (var accepted = sockAccept(listener)) {
                        assertEquals(client.getLocalAddress(), accepted.getRemoteAddress());
                    }
                }
            }
        });
    }

    @Test
    void a_refused_connection_names_the_address() {
        run(() -> {
            SocketAddress address;
            try (var listener = listener()) {
                address = listener.getLocalAddress();
            }
            try (var client = SocketChannel.open()) {
                client.configureBlocking(false);
                String message = assertThrows(ConnectException.class, () -> sockConnect(client, address))
                        .getMessage();
                assertEquals("cannot connect to " + address + ": Connection refused", message);
            }
            try (var client = SocketChannel.open()) {
                client.configureBlocking(false);
                assertThrows(
                        UnknownHostException.class,
                        () -> sockConnect(client, InetSocketAddress.createUnresolved("no-such-host.invalid", 80)));
                assertTrue(client.isOpen());
            }
        });
    }

    @Test
    void a_connection_that_was_cancelled_can_be_waited_for_again() {
        run(() -> {
            try (Deaf deaf = new Deaf();
                    var client = SocketChannel.open()) {
                client.configureBlocking(false);
                SocketAddress address = new InetSocketAddress(HOST, deaf.port());
                for (int i = 0; i < 2; i++) {
                    var connecting = createTask(() -> sockConnect(client, address));
                    sleep(0.01);
                    assertFalse(connecting.done());
                    connecting.cancel();
                    assertThrows(CancelledError.class, () -> await(connecting));
                    assertTrue(client.isConnectionPending());
                }
            }
        });
    }

    @Test
    void datagrams_are_received_with_their_sender() {
        run(() -> {
            try (var near = datagrams();
                    var far = datagrams()) {
                var receiving = createTask(() -> sockRecvfrom(near, 3));
                sleep(0.01);
                assertEquals(5, sockSendto(far, ByteBuffer.wrap(bytes("hello")), near.getLocalAddress()));
                Datagram datagram = await(receiving);
                assertEquals("hel", text(datagram.data()));
                assertEquals(far.getLocalAddress(), datagram.address());
                assertEquals(0, sockSendto(far, ByteBuffer.allocate(0), near.getLocalAddress()));
                assertEquals("", text(sockRecvfrom(near, 100).data()));
                sockSendto(far, ByteBuffer.wrap(bytes("again")), near.getLocalAddress());
                ByteBuffer buffer = ByteBuffer.allocate(100);
                assertEquals(far.getLocalAddress(), sockRecvfromInto(near, buffer));
                assertEquals(5, buffer.position());
            }
        });
    }

    @Test
    void a_connected_datagram_channel_receives_like_any_other() {
        run(() -> {
            DatagramChannel far = datagrams();
            try (var near = datagrams()) {
                sockConnect(near, far.getLocalAddress());
                InetSocketAddress address = (InetSocketAddress) near.getLocalAddress();
                sockSendto(far, ByteBuffer.allocate(0), InetSocketAddress.createUnresolved(HOST, address.getPort()));
                assertEquals(0, sockRecv(near, 10).length);
                sockSendto(far, ByteBuffer.wrap(bytes("hello")), address);
                assertEquals("hello", text(sockRecv(near, 10)));
                far.close();
                sockSendall(near, bytes("anybody?"));
                assertThrows(PortUnreachableException.class, () -> sockRecv(near, 10));
                assertThrows(IOException.class, () -> sockSendto(near, ByteBuffer.allocate(0), address));
            }
        });
    }

    @Test
    void pipes_are_channels_too() {
        run(() -> {
            Pipe pipe = Pipe.open();
            try (var source = pipe.source();
                    var sink = pipe.sink()) {
                source.configureBlocking(false);
                sink.configureBlocking(false);
                var receiving = createTask(() -> sockRecv(source, 10));
                sleep(0.01);
                sockSendall(sink, bytes("hello"));
                assertEquals("hello", text(await(receiving)));
            }
        });
    }

    @Test
    void a_channel_that_blocks_is_refused() {
        run(() -> {
            SocketChannel[] ends = Pair.channels();
            String message = assertThrows(IllegalArgumentException.class, () -> sockRecv(ends[0], 10))
                    .getMessage();
            assertTrue(message.startsWith("the socket must be non-blocking: call configureBlocking(false)"), message);
            assertThrows(IllegalArgumentException.class, () -> sockSendall(ends[0], bytes("x")));
            ends[0].close();
            ends[1].close();
        });
    }

    @Test
    void a_channel_that_is_in_use_elsewhere_is_refused() {
        run(() -> {
            try (var pair = Pair.over(Pair.channels(), new Recorder());
                    var server = Net.createServer(Recorder::new, HOST, 0)) {
                var channel = (SocketChannel) pair.transport.getExtraInfo(ExtraInfo.SOCKET);
                String message = assertThrows(IllegalStateException.class, () -> sockRecv(channel, 10))
                        .getMessage();
                assertEquals(
                        channel + " is used by transport " + channel.getLocalAddress() + " -> "
                                + channel.getRemoteAddress() + ": leave it to that, or use a channel of your own",
                        message);
                assertThrows(
                        IllegalStateException.class,
                        () -> sockAccept(server.sockets().getFirst()));
            }
        });
    }
}
