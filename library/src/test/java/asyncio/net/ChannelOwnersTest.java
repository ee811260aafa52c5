package asyncio.net;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.EventLoop;
import asyncio.NoLeaks;
import asyncio.OnVirtualTime;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectableChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The channels of transports and servers are watched by nobody else. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class ChannelOwnersTest {
    private static final String HOST = "127.0.0.1";

    private static void assertRefused(SelectableChannel channel, String owner) {
        EventLoop loop = getRunningLoop();
        for (Runnable act : new Runnable[] {
            () -> loop.onReadable(channel, () -> {}), () -> loop.removeReadable(channel),
            () -> loop.onWritable(channel, () -> {}), () -> loop.removeWritable(channel)
        }) {
            String message = assertThrows(IllegalStateException.class, act::run).getMessage();
            assertTrue(message.startsWith(channel + " is used by " + owner), message);
        }
    }

    @Test
    void a_transport_keeps_its_channel_also_while_it_does_not_read() throws Exception {
        run(() -> {
            try (var pair = Pair.over(Pair.channels(), new Recorder())) {
                var channel = (SocketChannel) pair.transport.getExtraInfo(ExtraInfo.SOCKET);
                assertRefused(channel, "transport /127.0.0.1:");
                pair.send("one");
                pair.protocol.awaitData(3);
                pair.transport.pauseReading();
                pair.send("two");
                sleep(0.01);
                assertRefused(channel, "transport /127.0.0.1:");
                pair.transport.resumeReading();
                pair.protocol.awaitData(6);
            }
        });
    }

    @Test
    void a_server_and_an_endpoint_keep_theirs() {
        run(() -> {
            var server = Net.createServer(Recorder::new, HOST, 0);
            ServerSocketChannel socket = server.sockets().getFirst();
            assertRefused(socket, "server <Server sockets=[");
            server.close();
            assertFalse(getRunningLoop().removeReadable(socket));

            var local = DatagramOptions.DEFAULT.withLocalAddress(new InetSocketAddress(HOST, 0));
            var endpoint =
                    Net.createDatagramEndpoint(DatagramRecorder::new, local).transport();
            var channel = (DatagramChannel) endpoint.getExtraInfo(ExtraInfo.SOCKET);
            assertRefused(channel, "transport <DatagramTransport ");
            endpoint.close();
            sleep(0.01);
            assertFalse(getRunningLoop().removeReadable(channel));
        });
    }

    @Test
    void a_channel_of_a_transport_does_not_get_another_one() {
        run(() -> {
            try (var pair = Pair.over(Pair.channels(), new Recorder())) {
                var channel = (SocketChannel) pair.transport.getExtraInfo(ExtraInfo.SOCKET);
                String message = assertThrows(
                                IllegalStateException.class, () -> Net.createConnection(Recorder::new, channel))
                        .getMessage();
                assertTrue(message.contains(" is used by transport /127.0.0.1:"), message);
                assertTrue(channel.isOpen());
                pair.send("still there");
                pair.protocol.awaitData(11);
            }
        });
    }

    @Test
    void when_a_transport_has_ended_its_claim_has() throws IOException {
        SocketChannel[] ends = Pair.channels();
        run(() -> {
            try (var pair = Pair.over(ends, new Recorder())) {
                pair.transport.abort();
                sleep(0.01);
                assertFalse(getRunningLoop().removeReadable(ends[0]));
            }
        });
    }

    @Test
    void a_protocol_that_does_not_fit_leaves_no_claim_behind() throws IOException {
        SocketChannel[] ends = Pair.channels();
        run(() -> {
            assertThrows(IllegalArgumentException.class, () -> Net.createConnection(() -> new Unfit(), ends[0]));
            assertFalse(ends[0].isOpen());
            assertFalse(getRunningLoop().removeReadable(ends[0]));
            ends[1].close();
        });
    }

    /** Neither kind of protocol that a transport knows. */
    private static final class Unfit implements BaseProtocol<Transport> {}
}
