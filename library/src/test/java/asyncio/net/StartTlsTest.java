package asyncio.net;

import static asyncio.Asyncio.*;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.CancelledError;
import asyncio.NoLeaks;
import asyncio.OnVirtualTime;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** TLS on a connection that stands: from plain text, over TLS, over Unix domain sockets. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class StartTlsTest {
    private static final String HOST = "127.0.0.1";

    private static byte[] bytes(String text) {
        return text.getBytes(US_ASCII);
    }

    private static String text(byte[] data) {
        return new String(data, US_ASCII);
    }

    private static TlsOptions forClient() throws IOException {
        return TlsOptions.of(TlsFiles.trusting()).withServerHostname("localhost");
    }

    private static TlsOptions forServer() throws IOException {
        return TlsOptions.of(TlsFiles.context("localhost"));
    }

    /** Says ok to starttls, speaks TLS, and echoes lines. */
    private static void handle(Stream stream) throws IOException {
        for (byte[] line : stream) {
            if (text(line).equals("starttls\n")) {
                stream.write(bytes("ok\n"));
                stream.startTls(forServer());
            } else {
                stream.write(line);
            }
        }
    }

    private static void talk(Stream stream) throws IOException {
        stream.write(bytes("plain\n"));
        assertEquals("plain\n", text(stream.readLine()));
        for (String word : List.of("secret", "twice as secret")) {
            stream.write(bytes("starttls\n"));
            assertEquals("ok\n", text(stream.readLine()));
            stream.startTls(forClient());
            stream.write(bytes(word + "\n"));
            assertEquals(word + "\n", text(stream.readLine()));
            assertNotNull(stream.writer().getExtraInfo(ExtraInfo.SSL_SESSION));
        }
        byte[] much = new byte[300_000];
        new Random(1).nextBytes(much);
        much[much.length - 1] = '\n';
        var sending = createTask(() -> stream.write(much));
        assertArrayEquals(much, stream.readExactly(much.length));
        await(sending);
        stream.close();
        stream.waitClosed();
    }

    @Test
    void plain_text_becomes_tls_and_tls_inside_tls() {
        run(() -> {
            var options = ServerOptions.DEFAULT.withLimit(1_000_000);
            var server = Net.serve(StartTlsTest::handle, HOST, 0, options);
            talk(Net.connect(HOST, server.port()));
            server.close();
            server.waitClosed();
        });
    }

    @Test
    void a_unix_domain_socket_may_be_encrypted(@TempDir Path folder) {
        run(() -> {
            Path path = folder.resolve("s");
            var options = ServerOptions.DEFAULT.withTls(forServer());
            try (var server = Net.startUnixServer((reader, writer) -> writer.write(reader.readLine()), path, options)) {
                var nameless = ConnectOptions.DEFAULT.withTls(TlsFiles.trusting());
                assertThrows(IllegalArgumentException.class, () -> Net.openUnixConnection(path, nameless));
                var named = ConnectOptions.DEFAULT.withTls(forClient());
                try (var stream = Net.openUnixConnection(path, named)) {
                    stream.writer().write(bytes("hello\n"));
                    assertEquals("hello\n", text(stream.reader().readLine()));
                    server.closeClients();
                    stream.writer().waitClosed();
                }
            }
        });
    }

    @Test
    void protocols_are_not_told_again() {
        run(() -> {
            Recorder server = new Recorder();
            try (var listener = Net.createServer(() -> server, HOST, 0)) {
                var client = Net.createConnection(Recorder::new, HOST, listener.port());
                server.made.await();
                var accepting = createTask(
                        () -> Net.startTls(server.transport, server, forServer().withServerSide(true)));
                Transport encrypted = Net.startTls(client.transport(), client.protocol(), forClient());
                server.transport = await(accepting);
                assertSame(client.protocol(), encrypted.getProtocol());
                encrypted.write(bytes("hello"));
                server.awaitData(5);
                encrypted.close();
                server.lost.await();
                client.protocol().lost.await();
                assertEquals(List.of("made", "data hello", "eof", "lost"), server.lines);
                assertEquals(List.of("made", "lost"), client.protocol().lines);
            }
        });
    }

    /** The first bytes of the handshake come together with the last line in plain text. */
    @Test
    void early_bytes_are_not_lost() {
        run(() -> {
            var server = Net.serve(
                    stream -> {
                        assertEquals("starttls\n", text(stream.readLine()));
                        assertTrue(stream.reader().hasData(), "the handshake has begun");
                        stream.startTls(forServer());
                        stream.write(stream.readLine());
                    },
                    HOST,
                    0);
            var stream = Net.connect(HOST, server.port());
            Transport plain = stream.writer().transport();
            plain.writeSoon(ByteBuffer.wrap(bytes("starttls\n")));
            stream.startTls(forClient());
            stream.write(bytes("hello\n"));
            assertEquals("hello\n", text(stream.readLine()));
            assertEquals(0, stream.read().length);
            stream.waitClosed();
            server.close();
            server.waitClosed();
        });
    }

    @Test
    void early_bytes_may_be_handed_over() {
        run(() -> {
            Recorder server = new Recorder();
            try (var listener = Net.createServer(() -> server, HOST, 0)) {
                var connecting = createTask(() -> {
                    var stream = Net.connect(HOST, listener.port());
                    stream.startTls(forClient());
                    return stream;
                });
                server.made.await();
                byte[][] early = new byte[1][];
                server.transport.setProtocol(new Protocol() {
                    @Override
                    public void dataReceived(ByteBuffer data) {
                        early[0] = new byte[data.remaining()];
                        data.get(early[0]);
                        server.arrived.set();
                    }
                });
                server.arrived.await();
                Transport encrypted = Net.startTls(
                        server.transport, server, forServer().withServerSide(true), ByteBuffer.wrap(early[0]));
                var stream = await(connecting);
                encrypted.write(bytes("hello\n"));
                assertEquals("hello\n", text(stream.readLine()));
                stream.close();
                server.lost.await();
            }
        });
    }

    @Test
    void a_failure_closes_the_connection() {
        run(() -> {
            Recorder greeting = new Recorder() {
                @Override
                public void dataReceived(ByteBuffer data) {
                    transport.write(bytes("what?\n"));
                }
            };
            try (var listener = Net.createServer(() -> greeting, HOST, 0)) {
                var stream = Net.connect(HOST, listener.port());
                assertThrows(SSLException.class, () -> stream.startTls(forClient()));
                assertTrue(stream.writer().isClosing());
                assertThrows(SSLException.class, stream::waitClosed);
                assertThrows(SSLException.class, () -> stream.read(1));
                assertThrows(IOException.class, () -> stream.startTls(forClient()));
                greeting.lost.await();
            }
        });
    }

    @Test
    void a_cancellation_closes_the_connection() {
        run(() -> {
            Recorder silent = new Recorder();
            try (var listener = Net.createServer(() -> silent, HOST, 0)) {
                var stream = Net.connect(HOST, listener.port());
                var starting = createTask(() -> stream.startTls(forClient()));
                silent.awaitData(1);
                starting.cancel();
                assertThrows(CancelledError.class, () -> await(starting));
                assertTrue(stream.writer().isClosing());
                stream.waitClosed();
                silent.lost.await();
            }
        });
    }

    /** What is written while the ends agree is not sent in plain text. */
    @Test
    void nothing_is_sent_in_plain_text_meanwhile() {
        run(() -> {
            var server = Net.serve(
                    stream -> {
                        stream.startTls(forServer());
                        stream.write(stream.readLine());
                    },
                    HOST,
                    0);
            var stream = Net.connect(HOST, server.port());
            var starting = createTask(() -> stream.startTls(forClient()));
            sleep(0);
            assertFalse(starting.done());
            stream.write(bytes("hello\n"));
            assertEquals("hello\n", text(stream.readLine()));
            await(starting);
            stream.close();
            stream.waitClosed();
            server.close();
            server.waitClosed();
        });
    }
}
