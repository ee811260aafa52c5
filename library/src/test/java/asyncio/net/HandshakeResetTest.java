package asyncio.net;

import static asyncio.Asyncio.*;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.EventLoop;
import asyncio.EventLoopOptions;
import asyncio.Log;
import asyncio.NoLeaks;
import asyncio.RunnerOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A peer that resets the connection before the ends have agreed: nobody hears of it, and the server goes on. In real
 * time, because a virtual clock may jump to the limit of a handshake while bytes are still on their way.
 */
@ExtendWith(NoLeaks.class)
class HandshakeResetTest {
    private static final int TIMES = FullLoad.or(5, 1_000);

    /** What a peer does before the reset. */
    @FunctionalInterface
    private interface Peer {
        void begin(SocketChannel channel, ByteBuffer hello) throws IOException;
    }

    private static byte[] clientHello() throws IOException {
        SSLEngine engine = TlsFiles.trusting().createSSLEngine();
        engine.setUseClientMode(true);
        ByteBuffer hello = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        engine.wrap(ByteBuffer.allocate(0), hello);
        byte[] bytes = new byte[hello.flip().remaining()];
        hello.get(bytes);
        return bytes;
    }

    private static void reset(SocketChannel channel) throws IOException {
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        channel.close();
    }

    /** Such peers, and then one that wants something. */
    private static void serverGoesOn(Log log, Peer peer) {
        var unwatched = RunnerOptions.DEFAULT.withLoopFactory(HandshakeResetTest::unwatchedLoop);
        run(() -> {}, unwatched);
        log.takeWarnings(); // the first loop says once how it runs
        run(
                () -> {
                    byte[] hello = clientHello();
                    List<Recorder> protocols = new ArrayList<>();
                    // In the baton way a blocking connect holds the loop, so all may have to queue up.
                    var options = TlsFiles.server().withBacklog(TIMES + 1);
                    Server server = Net.createServer(() -> added(protocols), "127.0.0.1", 0, options);
                    for (int i = 0; i < TIMES; i++) {
                        SocketChannel channel =
                                SocketChannel.open(server.sockets().getFirst().getLocalAddress());
                        channel.configureBlocking(false);
                        peer.begin(channel, ByteBuffer.wrap(hello));
                        reset(channel);
                    }
                    Stream client = Net.connect("127.0.0.1", server.port(), TlsFiles.client());
                    client.write("hello".getBytes(US_ASCII));
                    client.close();
                    server.close();
                    server.waitClosed();
                    assertEquals(TIMES + 1, protocols.size());
                    assertEquals(List.of("made", "data hello", "eof", "lost"), protocols.removeLast().lines);
                    protocols.forEach(each -> assertEquals(List.of(), each.lines));
                },
                unwatched);
        assertEquals(List.of(), log.takeWarnings());
        assertEquals(List.of(), log.take());
    }

    /** A blocking accept would keep the loop from connecting, in the baton way. */
    private static SocketChannel accepted(ServerSocketChannel listener) throws IOException {
        while (true) {
            SocketChannel channel = listener.accept();
            if (channel != null) {
                return channel;
            }
            sleep(0);
        }
    }

    /** A loop that may be held for long while the first keys are made, without a warning. */
    private static EventLoop unwatchedLoop() {
        return new EventLoop(EventLoopOptions.DEFAULT.withStallLimit(Duration.ZERO));
    }

    private static Recorder added(List<Recorder> protocols) {
        protocols.add(new Recorder());
        return protocols.getLast();
    }

    private static void write(SocketChannel channel, ByteBuffer data) throws IOException {
        channel.write(data);
        assertFalse(data.hasRemaining());
    }

    /** Many turns, in some of which the loop looks at its channels. What the test expects does not depend on it. */
    private static void letTheServerRead() {
        for (int turn = 0; turn < 200; turn++) {
            sleep(0);
        }
    }

    @Test
    void before_a_byte_has_come(Log log) {
        serverGoesOn(log, (channel, hello) -> {});
    }

    @Test
    void when_the_server_waits_for_the_first_byte(Log log) {
        serverGoesOn(log, (channel, hello) -> letTheServerRead());
    }

    @Test
    void after_half_a_hello(Log log) {
        serverGoesOn(log, (channel, hello) -> write(channel, hello.limit(hello.limit() / 2)));
    }

    @Test
    void when_the_server_waits_for_the_other_half(Log log) {
        serverGoesOn(log, (channel, hello) -> {
            write(channel, hello.limit(hello.limit() / 2));
            letTheServerRead();
        });
    }

    @Test
    void while_the_server_works_on_a_hello(Log log) {
        serverGoesOn(log, (channel, hello) -> {
            write(channel, hello);
            for (int i = 0; i < 3; i++) {
                sleep(0);
            }
        });
    }

    @Test
    void when_the_server_has_answered(Log log) {
        serverGoesOn(log, (channel, hello) -> {
            write(channel, hello);
            while (channel.read(ByteBuffer.allocate(1)) == 0) {
                sleep(0);
            }
        });
    }

    @Test
    void a_client_says_why_it_did_not_come_about() {
        run(() -> {
            try (ServerSocketChannel listener = ServerSocketChannel.open()) {
                listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                listener.configureBlocking(false);
                int port = ((InetSocketAddress) listener.getLocalAddress()).getPort();
                for (int i = 0; i < TIMES; i++) {
                    var connecting = createTask(() -> Net.connect("127.0.0.1", port, TlsFiles.client()));
                    for (int turn = 0; turn < i % 2 * 200; turn++) {
                        sleep(0);
                    }
                    reset(accepted(listener));
                    var error = assertThrows(IOException.class, () -> await(connecting));
                    assertTrue(error.getMessage().contains("reset"), error::toString);
                }
            }
        });
    }
}
