package asyncio.net;

import static asyncio.Asyncio.*;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.NoLeaks;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** TLS with real counterparts: OpenSSL, CPython's asyncio, and the JDK's own sockets. */
@ExtendWith(NoLeaks.class)
class TlsPeersTest {
    private static final String HOST = "127.0.0.1";

    private static byte[] bytes(String text) {
        return text.getBytes(US_ASCII);
    }

    private static TlsOptions forClient() throws IOException {
        return TlsOptions.of(TlsFiles.trusting()).withServerHostname("localhost");
    }

    private static TlsOptions forServer() throws IOException {
        return TlsOptions.of(TlsFiles.context("localhost"));
    }

    private static void echo(Stream stream) throws IOException {
        for (byte[] data = stream.read(65536); data.length > 0; data = stream.read(65536)) {
            stream.write(data);
        }
    }

    private static void echoAfterStartTls(Stream stream) throws IOException {
        stream.readLine();
        stream.write(bytes("go ahead\n"));
        stream.startTls(forServer());
        echo(stream);
    }

    private static void checkEcho(Stream stream) throws IOException {
        byte[] sent = new byte[300_000];
        new Random(1).nextBytes(sent);
        var sending = createTask(() -> stream.write(sent));
        assertArrayEquals(sent, stream.readExactly(sent.length));
        await(sending);
        stream.close();
        stream.waitClosed();
    }

    /** The command openssl; Debian's package has the same name. */
    private static Process openssl(String... arguments) throws IOException {
        String[] command = new String[arguments.length + 1];
        command[0] = "openssl";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static void end(Process process) throws InterruptedException {
        process.destroy();
        assertTrue(process.waitFor(10, TimeUnit.SECONDS), "openssl does not end");
    }

    @Test
    void openssl_clients_are_served() {
        run(() -> {
            for (String version : List.of("-tls1_2", "-tls1_3")) {
                try (var server = Net.serve(TlsPeersTest::echo, HOST, 0, ServerOptions.DEFAULT.withTls(forServer()))) {
                    Process client = openssl(
                            "s_client",
                            "-connect",
                            HOST + ":" + server.port(),
                            "-CAfile",
                            TlsFiles.path("ca.pem").toString(),
                            "-verify_return_error",
                            "-verify_hostname",
                            "localhost",
                            "-quiet",
                            version);
                    client.getOutputStream().write(bytes("hello openssl\n"));
                    client.getOutputStream().flush();
                    String line = toThread(() -> lineWith(client.inputReader(), "hello"));
                    assertEquals("hello openssl", line);
                    end(client);
                }
            }
        });
    }

    @Test
    void openssl_servers_are_talked_to() {
        run(() -> {
            Process server = openssl(
                    "s_server",
                    "-accept",
                    HOST + ":0",
                    "-cert",
                    TlsFiles.path("localhost.pem").toString(),
                    "-key",
                    TlsFiles.path("localhost.key").toString(),
                    "-rev");
            String accept = toThread(() -> lineWith(server.inputReader(), "ACCEPT"));
            int port = Integer.parseInt(accept.substring(accept.lastIndexOf(':') + 1));
            var stream = Net.connect(HOST, port, ConnectOptions.DEFAULT.withTls(forClient()));
            stream.write(bytes("hello openssl\n"));
            assertEquals("lssnepo olleh\n", new String(stream.readLine(), US_ASCII));
            stream.close();
            stream.waitClosed();
            end(server);
        });
    }

    private static String lineWith(BufferedReader output, String text) throws IOException {
        StringBuilder before = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.contains(text)) {
                return line;
            }
            before.append(line).append('\n');
        }
        throw new AssertionError("openssl has ended: " + before);
    }

    @Test
    void cpython_clients_are_served() {
        run(() -> {
            try (var encrypted = Net.serve(TlsPeersTest::echo, HOST, 0, ServerOptions.DEFAULT.withTls(forServer()));
                    var plain = Net.serve(TlsPeersTest::echoAfterStartTls, HOST, 0);
                    var first = PythonPeer.ofTls("connect", "encrypted", "" + encrypted.port());
                    var second = PythonPeer.ofTls("connect", "plain", "" + plain.port())) {
                assertEquals("same", toThread(first::line));
                assertEquals("same", toThread(second::line));
            }
        });
    }

    @Test
    void cpython_servers_are_talked_to() {
        run(() -> {
            try (var python = PythonPeer.ofTls("serve", "encrypted")) {
                int port = Integer.parseInt(toThread(python::line));
                checkEcho(Net.connect(HOST, port, ConnectOptions.DEFAULT.withTls(forClient())));
            }
            try (var python = PythonPeer.ofTls("serve", "plain")) {
                var stream = Net.connect(HOST, Integer.parseInt(toThread(python::line)));
                stream.write(bytes("starttls\n"));
                assertEquals("go ahead\n", new String(stream.readLine(), US_ASCII));
                stream.startTls(forClient());
                checkEcho(stream);
            }
        });
    }

    @Test
    void sockets_of_the_jdk_are_served() {
        run(() -> {
            try (var server = Net.serve(TlsPeersTest::echo, HOST, 0, ServerOptions.DEFAULT.withTls(forServer()))) {
                int port = server.port();
                byte[] sent = new byte[300_000];
                new Random(2).nextBytes(sent);
                byte[] received = toThread(() -> {
                    var factory = TlsFiles.trusting().getSocketFactory();
                    try (var socket = (SSLSocket) factory.createSocket(HOST, port)) {
                        var writing = Thread.ofPlatform().start(() -> {
                            try {
                                socket.getOutputStream().write(sent);
                            } catch (IOException e) {
                                throw new AssertionError(e);
                            }
                        });
                        byte[] back = socket.getInputStream().readNBytes(sent.length);
                        writing.join();
                        return back;
                    }
                });
                assertArrayEquals(sent, received);
            }
        });
    }
}
