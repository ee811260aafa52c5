package asyncio.net;

import static org.junit.jupiter.api.Assertions.*;

import asyncio.NoLeaks;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many open connections on one loop: they all work, and each takes little of the heap while nothing happens. */
@ExtendWith(NoLeaks.class)
class IdleConnectionsTest {
    private static final int CONNECTIONS = FullLoad.or(1_000, 10_000);

    /** Bytes of heap for a connection. Few connections, soon after the start, pay for code that is still cold. */
    private static final int LIMIT = FullLoad.or(16 * 1024, 4 * 1024);

    private static final int CROWDS_BEFORE = FullLoad.or(1, 4);

    @Test
    void a_connection_with_a_task_takes_little_when_idle() throws Exception {
        measure("streams");
    }

    @Test
    void a_connection_with_a_protocol_takes_little_when_idle() throws Exception {
        measure("protocol");
    }

    private static void measure(String kind) throws Exception {
        Process server = start(kind);
        try (BufferedReader answers = server.inputReader()) {
            int port = Integer.parseInt(answers.readLine());
            for (int i = 0; i < CROWDS_BEFORE; i++) {
                closeAll(openAll(port, FullLoad.or(CONNECTIONS / 2, CONNECTIONS)));
            }
            long before = ask(server, answers, 0);
            List<SocketChannel> clients = openAll(port, CONNECTIONS);
            long bytes = (ask(server, answers, CONNECTIONS) - before) / CONNECTIONS;
            clients.forEach(IdleConnectionsTest::exchange);
            FullLoad.report(kind + ", " + System.getProperty("asyncio.way") + ": " + bytes
                    + " bytes of heap for each of " + CONNECTIONS + " connections");
            closeAll(clients);
            assertTrue(bytes < LIMIT, bytes + " bytes of heap for each connection");
        } finally {
            server.destroyForcibly().waitFor();
        }
    }

    private static Process start(String kind) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-Xmx512m"));
        if (System.getProperty("asyncio.way").equals("scheduled")) {
            command.addAll(List.of("--add-opens", "java.base/java.lang=ALL-UNNAMED"));
        }
        command.addAll(List.of(
                "-cp",
                placeOf(Net.class) + File.pathSeparator + placeOf(IdleServer.class),
                IdleServer.class.getName(),
                kind));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** A folder, whether this runs on the class path or patched into the module. */
    private static String placeOf(Class<?> type) {
        String file = "/" + type.getName().replace('.', '/') + ".class";
        String url = String.valueOf(type.getResource(file));
        return Path.of(URI.create(url.substring(0, url.length() - file.length())))
                .toString();
    }

    /** The bytes in use when so many connections are open. */
    private static long ask(Process server, BufferedReader answers, int open) throws IOException {
        server.outputWriter().write(open + "\n");
        server.outputWriter().flush();
        return Long.parseLong(answers.readLine());
    }

    /** Connections that have been answered once, so that all there will be is there. */
    private static List<SocketChannel> openAll(int port, int count) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        List<SocketChannel> clients = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            clients.add(SocketChannel.open(address));
        }
        clients.forEach(IdleConnectionsTest::exchange);
        return clients;
    }

    private static void exchange(SocketChannel client) {
        try {
            client.write(ByteBuffer.wrap(new byte[] {'?', '\n'}));
            ByteBuffer reply = ByteBuffer.allocate(2);
            while (reply.hasRemaining()) {
                assertTrue(client.read(reply) > 0);
            }
        } catch (IOException e) {
            throw new AssertionError(client.toString(), e);
        }
    }

    private static void closeAll(List<SocketChannel> clients) throws IOException {
        for (SocketChannel client : clients) {
            client.close();
        }
    }
}
