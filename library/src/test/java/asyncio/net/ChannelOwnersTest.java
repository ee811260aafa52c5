package asyncio.net;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.EventLoop;
import asyncio.NoLeaks;
import asyncio.OnVirtualTime;
import asyncio.testing.MemoryPair;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectableChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;

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

    private static void assertWatchedAlready(Executable act) {
        String message = assertThrows(IllegalStateException.class, act).getMessage();
        assertTrue(message.contains(" is watched already: a task waits for it"), message);
    }

    private static SocketChannel[] channelsInMemory() {
        MemoryPair pair = MemoryPair.open();
        return new SocketChannel[] {pair.near(), pair.far()};
    }

    @Test
    void a_channel_that_a_task_waits_for_does_not_get_a_transport() {
        run(() -> {
            for (SocketChannel[] ends : List.of(Pair.channels(), channelsInMemory())) {
                ends[0].configureBlocking(false);
                var receiving = createTask(() -> SocketOperations.sockRecv(ends[0], 10));
                sleep(0.01);
                assertWatchedAlready(() -> Net.createConnection(Recorder::new, ends[0]));
                assertWatchedAlready(() -> Net.createConnection(
                        Recorder::new,
                        ends[0],
                        ConnectOptions.DEFAULT.withTls(TlsOptions.DEFAULT.withServerHostname("localhost"))));
                SocketOperations.sockSendall(ends[1], new byte[] {'a'});
                assertEquals('a', await(receiving)[0]);
                try (var stream = new Stream(Net.openConnection(ends[0], 100))) {
                    SocketOperations.sockSendall(ends[1], new byte[] {'b'});
                    assertEquals('b', stream.read(1)[0]);
                }
                ends[1].close();
                sleep(0.01);
            }
        });
    }

    @Test
    void a_task_that_waits_for_a_channel_is_cancelled_as_any_other_after_a_refusal() {
        run(() -> {
            SocketChannel[] ends = Pair.channels();
            ends[0].configureBlocking(false);
            var receiving = createTask(() -> timeout(1, () -> SocketOperations.sockRecv(ends[0], 10)));
            sleep(0.01);
            assertWatchedAlready(() -> Net.createConnection(Recorder::new, ends[0]));
            assertEquals(
                    0,
                    assertThrows(TimeoutException.class, () -> await(receiving)).getSuppressed().length);
            ends[0].close();
            ends[1].close();
        });
    }

    @Test
    void a_channel_that_a_task_waits_for_does_not_get_a_server_or_an_endpoint() {
        run(() -> {
            try (var listener = ServerSocketChannel.open().bind(new InetSocketAddress(HOST, 0));
                    var datagrams = DatagramChannel.open().bind(new InetSocketAddress(HOST, 0))) {
                listener.configureBlocking(false);
                datagrams.configureBlocking(false);
                var accepting = createTask(() -> SocketOperations.sockAccept(listener));
                var receiving = createTask(() -> SocketOperations.sockRecvfrom(datagrams, 10));
                sleep(0.01);
                assertWatchedAlready(() -> Net.createServer(Recorder::new, listener, ServerOptions.DEFAULT));
                assertWatchedAlready(() -> Net.createDatagramEndpoint(DatagramRecorder::new, datagrams));
                assertTrue(listener.isOpen() && datagrams.isOpen());
                accepting.cancel();
                receiving.cancel();
                sleep(0);
                assertTrue(accepting.cancelled() && receiving.cancelled());
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
