package asyncio.net;

import static asyncio.Asyncio.*;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.Log;
import asyncio.NoLeaks;
import asyncio.OnVirtualTime;
import asyncio.testing.MemoryPair;
import asyncio.testing.SimulatedNetwork;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Streams over TLS. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class TlsStreamTest {
    private static final String HOST = "127.0.0.1";
    private static final int LIMIT = StreamReader.DEFAULT_LIMIT;

    private static byte[] bytes(String text) {
        return text.getBytes(US_ASCII);
    }

    private static String text(byte[] data) {
        return new String(data, US_ASCII);
    }

    /** Nobody is told that a half-close has no effect: a stream asks for none. */
    @Test
    void lines_go_there_and_back(Log log) {
        run(() -> {
            var server = Net.serve(
                    stream -> {
                        for (byte[] line : stream) {
                            stream.write(bytes("echo " + text(line)));
                        }
                    },
                    HOST,
                    0,
                    TlsFiles.server());
            var stream = Net.connect(HOST, server.port(), TlsFiles.client());
            stream.write(bytes("one\ntwo\n"));
            assertEquals("echo one\n", text(stream.readLine()));
            assertEquals("echo two\n", text(stream.readLine()));
            stream.close();
            stream.waitClosed();
            server.close();
            server.waitClosed();
        });
        assertEquals(List.of(), log.takeWarnings());
    }

    @Test
    void many_bytes_go_there_and_back() {
        run(() -> {
            var server = Net.serve(
                    stream -> {
                        for (byte[] data = stream.read(65536); data.length > 0; data = stream.read(65536)) {
                            stream.write(data);
                        }
                    },
                    HOST,
                    0,
                    TlsFiles.server());
            byte[] sent = new byte[1_000_000];
            new Random(1).nextBytes(sent);
            try (var stream = Net.connect("localhost", server.port(), TlsFiles.client())) {
                var sending = createTask(() -> stream.write(sent));
                assertArrayEquals(sent, stream.readExactly(sent.length));
                await(sending);
            }
            server.close();
            server.waitClosed();
        });
    }

    private static void echo(Stream stream) throws IOException {
        for (byte[] data = stream.read(65536); data.length > 0; data = stream.read(65536)) {
            stream.write(data);
        }
    }

    /** Sends more than any buffer takes, and ends. */
    private static void checkEcho(Stream stream) throws IOException {
        byte[] sent = new byte[300_000];
        new Random(2).nextBytes(sent);
        var sending = createTask(() -> stream.write(sent));
        assertArrayEquals(sent, stream.readExactly(sent.length));
        await(sending);
        assertNotNull(stream.writer().getExtraInfo(ExtraInfo.CIPHER));
        stream.close();
        stream.waitClosed();
    }

    @Test
    void it_runs_over_a_pair_in_memory() {
        run(() -> {
            try (var pair = MemoryPair.open()) {
                var handler = StreamReaderProtocol.factory(Stream.closing(TlsStreamTest::echo), LIMIT);
                var serving = createTask(() -> Net.connectAcceptedSocket(handler, pair.far(), TlsFiles.server()));
                var stream = new Stream(Net.openConnection(pair.near(), LIMIT));
                stream.startTls(TlsOptions.of(TlsFiles.trusting()).withServerHostname("localhost"));
                checkEcho(stream);
                assertTrue(await(serving).transport().isClosing());
            }
        });
    }

    @Test
    void it_runs_over_a_simulated_network() {
        SimulatedNetwork net = new SimulatedNetwork(5);
        var client = net.host("client");
        var host = net.host("server");
        net.links().latency(0.01, 0.1).loss(0.05);
        run(() -> {
            var server = host.run(() -> Net.serve(TlsStreamTest::echo, null, 443, TlsFiles.server()));
            TlsOptions trusting = TlsOptions.of(TlsFiles.trusting()).withServerHostname("localhost");
            checkEcho(client.run(() -> Net.connect("server", 443, ConnectOptions.DEFAULT.withTls(trusting))));
            server.close();
            server.waitClosed();
            assertEquals(0, net.openSockets());
        });
    }

    @Test
    void a_channel_that_is_connected_already_may_be_encrypted() {
        run(() -> {
            SocketChannel[] ends = Pair.channels();
            var handler = StreamReaderProtocol.factory(Stream.closing(TlsStreamTest::echo), LIMIT);
            var serving = createTask(() -> Net.connectAcceptedSocket(handler, ends[1], TlsFiles.server()));
            TlsOptions trusting = TlsOptions.of(TlsFiles.trusting()).withServerHostname("localhost");
            checkEcho(new Stream(Net.openConnection(ends[0], ConnectOptions.DEFAULT.withTls(trusting))));
            assertTrue(await(serving).transport().isClosing());
            try (var nameless = SocketChannel.open()) {
                var options = ConnectOptions.DEFAULT.withTls(TlsFiles.trusting());
                assertThrows(IllegalArgumentException.class, () -> Net.openConnection(nameless, options));
            }
        });
    }
}
