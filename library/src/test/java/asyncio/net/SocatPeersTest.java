package asyncio.net;

import static asyncio.Asyncio.*;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.NoLeaks;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** socat at the other end of TCP, of Unix domain sockets and of datagrams; each sends back what it gets. */
@ExtendWith(NoLeaks.class)
class SocatPeersTest {
    private static final String HOST = "127.0.0.1";
    private static final int MUCH = 1_000_000;

    @TempDir
    private Path folder;

    /** Waits for the rest of the other way when one way has ended, and tells where it listens. */
    private static CommandPeer socat(String one, String other) throws IOException {
        return new CommandPeer("socat", "-d", "-d", "-t", "20", one, other);
    }

    private static int listeningPort(CommandPeer socat) throws IOException {
        String line = socat.message("listening on");
        return Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
    }

    private static byte[] randomBytes() {
        byte[] bytes = new byte[MUCH];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    private static void echo(Stream stream) throws IOException {
        for (byte[] data = stream.read(65536); data.length > 0; data = stream.read(65536)) {
            stream.write(data);
        }
    }

    /** Through socat to our server and back, until both have ended. */
    private static void checkClient(CommandPeer socat) throws Exception {
        byte[] sent = randomBytes();
        var sending = createTask(() -> toThread(() -> {
            socat.write(sent);
            socat.writeEof();
            return true;
        }));
        assertArrayEquals(sent, toThread(socat::output));
        assertTrue(await(sending));
    }

    /** Through our client to socat and back, until both have ended. */
    private static void checkServer(CommandPeer socat, Stream stream) throws Exception {
        byte[] sent = randomBytes();
        var sending = createTask(() -> {
            stream.write(sent);
            stream.writeEof();
        });
        assertArrayEquals(sent, stream.read());
        await(sending);
        stream.close();
        stream.waitClosed();
        assertArrayEquals(new byte[0], toThread(socat::output));
    }

    @Test
    void a_tcp_client_is_served() {
        run(() -> {
            try (var server = Net.serve(SocatPeersTest::echo, HOST, 0);
                    var socat = socat("-", "TCP4:" + HOST + ":" + server.port())) {
                checkClient(socat);
            }
        });
    }

    @Test
    void a_tcp_server_is_talked_to() {
        run(() -> {
            try (var socat = socat("TCP4-LISTEN:0,bind=" + HOST, "EXEC:cat")) {
                int port = toThread(() -> listeningPort(socat));
                checkServer(socat, Net.connect(HOST, port));
            }
        });
    }

    @Test
    void a_client_of_a_unix_domain_socket_is_served() {
        run(() -> {
            Path path = folder.resolve("s");
            try (var server = Net.startUnixServer(Stream.closing(SocatPeersTest::echo), path);
                    var socat = socat("-", "UNIX-CONNECT:" + path)) {
                checkClient(socat);
                assertTrue(server.isServing());
            }
        });
    }

    @Test
    void a_server_at_a_unix_domain_socket_is_talked_to() {
        run(() -> {
            Path path = folder.resolve("s");
            try (var socat = socat("UNIX-LISTEN:" + path, "EXEC:cat")) {
                toThread(() -> socat.message("listening on"));
                checkServer(socat, new Stream(Net.openUnixConnection(path)));
            }
        });
    }

    @Test
    void datagrams_are_answered() {
        run(() -> {
            try (var server = Net.openDatagrams(DatagramOptions.local(HOST, 0))) {
                int port = ((InetSocketAddress) server.getExtraInfo(ExtraInfo.SOCKNAME)).getPort();
                try (var socat = socat("-", "UDP4:" + HOST + ":" + port)) {
                    for (String text : new String[] {"one", "another"}) {
                        socat.write(text.getBytes(US_ASCII));
                        Datagram datagram = server.receive();
                        assertEquals(text, new String(datagram.data(), US_ASCII));
                        server.sendto(datagram.data(), datagram.address());
                        byte[] back = toThread(() -> socat.readExactly(text.length()));
                        assertEquals(text, new String(back, US_ASCII));
                    }
                }
            }
        });
    }

    @Test
    void datagrams_are_sent_and_come_back() {
        run(() -> {
            try (var socat = socat("UDP4-LISTEN:0,bind=" + HOST, "EXEC:cat")) {
                int port = toThread(() -> listeningPort(socat));
                try (var client = Net.openDatagrams(DatagramOptions.remote(HOST, port))) {
                    for (String text : new String[] {"one", "another"}) {
                        client.send(text.getBytes(US_ASCII));
                        assertEquals(text, new String(client.receive().data(), US_ASCII));
                    }
                }
            }
        });
    }
}
