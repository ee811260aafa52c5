package asyncio.net;

import static asyncio.Asyncio.*;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.NoLeaks;
import asyncio.OnVirtualTime;
import asyncio.testing.SimulatedNetwork;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;

/** What goes wrong on a network, and what is done wrong: each has its exception, and what is left can be used. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class NetworkBadInputTest {
    private static final String HOST = "127.0.0.1";

    @FunctionalInterface
    private interface Body {
        void run(Stream stream, Server server) throws Exception;
    }

    /** A client of a server that echoes lines. */
    private static void withClient(Body body) {
        run(() -> {
            Server server = Net.serve(NetworkBadInputTest::echo, HOST, 0);
            try (var stream = Net.connect(HOST, server.port(), ConnectOptions.DEFAULT.withLimit(100))) {
                body.run(stream, server);
            } finally {
                server.close();
                server.closeClients();
                server.waitClosed();
            }
            sleep(0.01);
        });
    }

    private static void echo(Stream stream) throws IOException {
        for (byte[] line : stream) {
            stream.write(line);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(US_ASCII);
    }

    private static void assertEchoes(Stream stream) throws IOException {
        stream.write(bytes("fine\n"));
        assertEquals("fine\n", new String(stream.readLine(), US_ASCII));
    }

    @Test
    void a_host_that_nobody_knows() {
        withClient((stream, server) -> {
            String name = "no-such-host.invalid";
            for (IoCall call : List.<IoCall>of(
                    () -> Net.connect(name, 80),
                    () -> Net.serve(other -> {}, name, 0),
                    () -> Net.getaddrinfo(name, 80),
                    () -> Net.openDatagrams(DatagramOptions.remote(name, 80)))) {
                String message =
                        assertThrows(UnknownHostException.class, call::run).getMessage();
                assertTrue(message.contains(name), message);
            }
            assertEchoes(stream);
        });
    }

    @FunctionalInterface
    private interface IoCall {
        Object run() throws IOException;
    }

    @Test
    void a_host_without_a_name() {
        withClient((stream, server) -> {
            int port = server.port();
            for (IoCall call : List.<IoCall>of(
                    () -> Net.connect("", port),
                    () -> Net.getaddrinfo("", port),
                    () -> Net.openDatagrams(DatagramOptions.local("", 0)),
                    () -> Net.openDatagrams(DatagramOptions.remote("", port)))) {
                String message =
                        assertThrows(UnknownHostException.class, call::run).getMessage();
                assertEquals("a host to look up has a name, got \"\": null stands for this machine", message);
            }
            Net.connect(null, port).close();
            assertEchoes(stream);
        });
    }

    @Test
    void a_port_where_nobody_listens() {
        withClient((stream, server) -> {
            int port = server.port();
            server.close();
            String message = assertThrows(ConnectException.class, () -> Net.connect(HOST, port))
                    .getMessage();
            assertEquals("cannot connect to /127.0.0.1:" + port + ": Connection refused", message);
            assertEchoes(stream);
        });
    }

    @Test
    void a_host_that_does_not_answer() {
        withClient((stream, server) -> {
            try (Deaf deaf = new Deaf()) {
                assertThrows(TimeoutException.class, () -> timeout(5, () -> Net.connect(HOST, deaf.port())));
            }
            assertEchoes(stream);
        });
    }

    @Test
    void a_port_out_of_range() {
        withClient((stream, server) -> {
            for (int port : List.of(-1, 65_536)) {
                for (IoCall call : List.<IoCall>of(
                        () -> Net.connect(HOST, port),
                        () -> Net.serve(other -> {}, HOST, port),
                        () -> Net.serve(other -> {}, null, port),
                        () -> Net.getaddrinfo("localhost", port))) {
                    String message = assertThrows(IllegalArgumentException.class, call::run)
                            .getMessage();
                    assertEquals("port is " + port + ": a port is a number from 0 to 65535", message);
                }
            }
            assertEchoes(stream);
        });
    }

    @Test
    void an_address_that_is_taken() {
        withClient((stream, server) -> {
            String message = assertThrows(BindException.class, () -> Net.serve(other -> {}, HOST, server.port()))
                    .getMessage();
            assertTrue(message.contains(HOST + ":" + server.port()), message);
            assertEchoes(stream);
        });
    }

    @Test
    void an_address_of_another_machine() {
        withClient((stream, server) -> {
            assertThrows(IOException.class, () -> Net.serve(other -> {}, "192.0.2.1", 0));
            assertThrows(BindException.class, () -> Net.openDatagrams(DatagramOptions.local("192.0.2.1", 0)));
            assertEchoes(stream);
        });
    }

    @Test
    void a_line_beyond_the_limit() {
        withClient((stream, server) -> {
            stream.write(bytes("x".repeat(150) + "\n"));
            assertThrows(LimitOverrunException.class, stream::readLine);
            assertEchoes(stream);
        });
    }

    @Test
    void a_second_reader() {
        withClient((stream, server) -> {
            var first = createTask(() -> stream.readLine());
            sleep(0.01);
            for (IoCall call : List.<IoCall>of(
                    stream::readLine, stream::read, () -> stream.read(5), () -> stream.readExactly(5))) {
                String message =
                        assertThrows(IllegalStateException.class, call::run).getMessage();
                assertTrue(message.contains("another task is already waiting for incoming data"), message);
            }
            stream.write(bytes("for the first\n"));
            assertEquals("for the first\n", new String(await(first), US_ASCII));
            assertEchoes(stream);
        });
    }

    @Test
    void writing_after_the_end() {
        withClient((stream, server) -> {
            stream.write(bytes("last\n"));
            stream.writeEof();
            assertThrows(IllegalStateException.class, () -> stream.write(bytes("one more\n")));
            stream.writeEof();
            assertEquals("last\n", new String(stream.readLine(), US_ASCII));
            assertEquals(0, stream.readLine().length);
        });
    }

    @Test
    void reading_after_it_was_closed() {
        withClient((stream, server) -> {
            stream.close();
            assertEquals(0, stream.readLine().length);
            assertEquals(0, stream.read().length);
            assertThrows(IncompleteReadException.class, () -> stream.readExactly(1));
            assertThrows(SocketException.class, () -> stream.write(bytes("one more\n")));
            stream.waitClosed();
            try (var other = Net.connect(HOST, server.port())) {
                assertEchoes(other);
            }
        });
    }

    @Test
    void a_wait_that_closing_ends() {
        withClient((stream, server) -> {
            var reading = createTask(() -> stream.readLine());
            sleep(0.01);
            stream.close();
            assertEquals(0, await(reading).length);
        });
    }

    @Test
    void addresses_of_one_family_only() {
        run(() -> {
            assertEquals(
                    List.of(new InetSocketAddress(HOST, 80)), Net.getaddrinfo(HOST, 80, StandardProtocolFamily.INET));
            assertThrows(UnknownHostException.class, () -> Net.getaddrinfo(HOST, 80, StandardProtocolFamily.INET6));
            assertTrue(Net.getaddrinfo(null, 80, null).getFirst().getAddress().isLoopbackAddress());
            assertThrows(IllegalArgumentException.class, () -> Net.getaddrinfo(HOST, 80, StandardProtocolFamily.UNIX));
        });
    }

    @Test
    void what_is_null_and_must_not_be_is_named_at_once() {
        withClient((stream, server) -> {
            Map<Executable, String> mistakes = new LinkedHashMap<>();
            mistakes.put(() -> Net.serve(null, HOST, 0), "a server of streams needs a handler");
            mistakes.put(() -> Net.startServer(null, HOST, 0), "a server of streams needs a handler");
            mistakes.put(() -> Net.createServer(null, HOST, 0), "a server needs a factory of protocols");
            mistakes.put(
                    () -> Net.createServerOnCores(null, HOST, 0, ServerOptions.DEFAULT, 2),
                    "a server needs a factory of protocols");
            mistakes.put(
                    () -> Net.createServer(Recorder::new, Arrays.asList(HOST, null), 0, ServerOptions.DEFAULT),
                    "a server needs hosts, one of them is null");
            mistakes.put(() -> stream.writer().transport().setWriteBufferLimits(null), "a transport needs water marks");
            mistakes.put(() -> Net.connect(HOST, server.port(), null), "a connection needs options");
            mistakes.put(() -> stream.write((byte[]) null), "write() needs bytes");
            mistakes.put(() -> stream.write((ByteBuffer) null), "write() needs bytes");
            mistakes.put(() -> stream.startTls(null), "startTls() needs options");
            mistakes.put(() -> stream.writer().getExtraInfo(null), "getExtraInfo() needs a key");
            mistakes.put(() -> stream.readUntil((byte[][]) null), "readUntil() needs a separator");
            mistakes.put(() -> stream.readUntil(bytes("x"), null), "readUntil() needs separators");
            mistakes.put(() -> stream.reader().read((ByteBuffer) null), "read() needs a buffer");
            mistakes.put(
                    () -> Net.createServer(Recorder::new, (List<String>) null, 0, ServerOptions.DEFAULT),
                    "a server needs a list of hosts");
            mistakes.put(() -> Net.openUnixConnection(null), "a connection to a Unix domain socket needs its path");
            mistakes.put(() -> Net.createUnixServer(Recorder::new, null), "a Unix domain server needs the path");
            mistakes.put(() -> Net.openDatagrams(null), "an endpoint for datagrams needs options");
            mistakes.put(() -> Net.getnameinfo(null), "getnameinfo() needs an address");
            mistakes.put(() -> ServerOptions.DEFAULT.withTls((SSLContext) null), "TLS needs an SSLContext");
            mistakes.put(() -> ConnectOptions.DEFAULT.withTls((SSLContext) null), "TLS needs an SSLContext");
            mistakes.put(() -> new SimulatedNetwork(1).host(null), "a host needs a name");
            mistakes.put(() -> new SimulatedNetwork(1).host(null, "10.0.0.1"), "a host needs a name");
            assertNamed(mistakes);
            assertEchoes(stream);
        });
    }

    private static void assertNamed(Map<Executable, String> mistakes) {
        mistakes.forEach((mistake, begin) -> {
            String message = assertThrows(NullPointerException.class, mistake).getMessage();
            assertTrue(message.startsWith(begin), message);
        });
    }

    /** Whatever it is to a transport that is wrong, it goes on as before. */
    private static void assertNullIsRefused(Transport transport) {
        WriteBufferLimits limits = transport.getWriteBufferLimits();
        Map<Executable, String> mistakes = new LinkedHashMap<>();
        mistakes.put(() -> transport.write((ByteBuffer) null), "write() needs bytes, got null");
        mistakes.put(() -> transport.write((byte[]) null), "write() needs bytes, got null");
        mistakes.put(() -> transport.writeSoon(null), "write");
        mistakes.put(() -> transport.writelines(null), "writelines() needs a list of bytes, got null");
        mistakes.put(() -> transport.setWriteBufferLimits(null), "a transport needs water marks, got null");
        mistakes.put(() -> Net.sendfile(transport, (Path) null), "sendfile() needs a file");
        mistakes.put(() -> Net.sendfile(transport, (FileChannel) null), "sendfile() needs a file");
        mistakes.put(() -> Net.sendfile(null, Path.of("none")), "sendfile() needs a transport");
        mistakes.put(() -> Net.sendfile(transport, Path.of("none"), null), "sendfile() needs options");
        assertNamed(mistakes);
        assertEquals(limits, transport.getWriteBufferLimits());
    }

    @Test
    void what_is_null_changes_nothing_in_a_transport() {
        withClient((stream, server) -> {
            assertNullIsRefused(stream.writer().transport());
            assertEchoes(stream);
        });
        run(() -> {
            StreamWriter writer = JdkStreams.writer(new ByteArrayOutputStream());
            assertNullIsRefused(writer.transport());
            writer.close();
            writer.waitClosed();
            try (var pair = TlsPair.connect()) {
                assertNullIsRefused(pair.client.transport);
                TlsPair.write(pair.client, "fine");
                pair.server.awaitData(4);
            }
            sleep(0.01);
        });
    }

    @Test
    void the_name_of_a_protocol_that_tls_cannot_send() {
        assertDoesNotThrow(() -> TlsOptions.DEFAULT.withApplicationProtocols("x".repeat(255)));
        for (String name : List.of("", "x".repeat(256))) {
            String message = assertThrows(
                            IllegalArgumentException.class, () -> TlsOptions.DEFAULT.withApplicationProtocols(name))
                    .getMessage();
            assertTrue(message.endsWith("the name of a protocol has 1 to 255 bytes"), message);
        }
    }

    @Test
    void a_datagram_says_how_long_it_is_and_where_it_is_from() {
        var datagram = new Datagram(new byte[3], new InetSocketAddress(HOST, 80));
        assertEquals("<Datagram of 3 bytes from /127.0.0.1:80>", datagram.toString());
    }

    @Test
    void what_is_null_is_no_datagram() {
        run(() -> {
            DatagramEndpoint<DatagramRecorder> endpoint =
                    Net.createDatagramEndpoint(DatagramRecorder::new, DatagramOptions.local(HOST, 0));
            DatagramTransport transport = endpoint.transport();
            WriteBufferLimits limits = transport.getWriteBufferLimits();
            Map<Executable, String> mistakes = new LinkedHashMap<>();
            mistakes.put(() -> transport.sendto((ByteBuffer) null), "sendto() needs bytes, got null");
            mistakes.put(() -> transport.sendto((byte[]) null), "sendto() needs bytes, got null");
            mistakes.put(() -> transport.setWriteBufferLimits(null), "a transport needs water marks, got null");
            try (var stream = Net.openDatagrams(DatagramOptions.local(HOST, 0))) {
                mistakes.put(() -> stream.sendto((ByteBuffer) null, null), "sendto() needs bytes, got null");
                mistakes.put(() -> stream.send((byte[]) null), "sendto() needs bytes, got null");
                assertNamed(mistakes);
            }
            assertEquals(limits, transport.getWriteBufferLimits());
            transport.close();
            sleep(0.01);
        });
    }
}
