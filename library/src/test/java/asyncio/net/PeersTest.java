package asyncio.net;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.NoLeaks;
import asyncio.OnVirtualTime;
import asyncio.Queue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Real counterparts: the JDK's blocking sockets on threads of their own, and CPython's asyncio. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class PeersTest {
    private static final String HOST = "127.0.0.1";
    private static final int[] SIZES = {1, 7, 100, 5_000, 70_000, 1_000_000};

    private static byte[] randomBytes(Random random, int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Echoes by streams. */
    private static Server serveByStreams() throws IOException {
        return Net.serve(
                stream -> {
                    for (byte[] data = stream.read(65536); data.length > 0; data = stream.read(65536)) {
                        stream.write(data);
                    }
                },
                HOST,
                0);
    }

    /** Echoes by a protocol that stops reading while it cannot write. */
    private static class Echo implements Protocol {
        private Transport transport;

        @Override
        public void connectionMade(Transport made) {
            transport = made;
        }

        @Override
        public void dataReceived(ByteBuffer data) {
            transport.write(data);
        }

        @Override
        public void pauseWriting() {
            transport.pauseReading();
        }

        @Override
        public void resumeWriting() {
            transport.resumeReading();
        }
    }

    private static List<Server> servers() throws IOException {
        return List.of(serveByStreams(), Net.createServer(Echo::new, HOST, 0));
    }

    /** What a thread found out; the loop is told when it ends. */
    private static Thread start(Queue<String> results, Check check) {
        var loop = getRunningLoop();
        return Thread.ofPlatform().start(() -> {
            String result;
            try {
                result = check.run();
            } catch (Exception e) {
                result = e.toString();
            }
            String found = result;
            loop.callSoonThreadsafe(() -> results.putNowait(found));
        });
    }

    @FunctionalInterface
    private interface Check {
        String run() throws Exception;
    }

    /** Sends at random sizes and reads at random sizes, with blocking calls in two threads. */
    private static String checkEcho(Socket socket, int seed) throws IOException, InterruptedException {
        byte[] sent = randomBytes(new Random(seed), 3_000_000);
        AtomicReference<Exception> failure = new AtomicReference<>();
        Thread sender = Thread.ofPlatform().start(() -> {
            try {
                sendInPieces(socket, sent, new Random(seed + 1));
            } catch (IOException e) {
                failure.set(e);
            }
        });
        int at = 0;
        byte[] buffer = new byte[100_000];
        Random random = new Random(seed + 2);
        InputStream in = socket.getInputStream();
        int count;
        while ((count = in.read(buffer, 0, SIZES[random.nextInt(5)])) > 0) {
            for (int i = 0; i < count; i++) {
                if (at == sent.length || buffer[i] != sent[at++]) {
                    return "wrong byte near " + at;
                }
            }
        }
        sender.join();
        return at == sent.length && failure.get() == null ? "same" : at + " bytes, " + failure.get();
    }

    private static void sendInPieces(Socket socket, byte[] bytes, Random random) throws IOException {
        for (int at = 0; at < bytes.length; ) {
            int size = Math.min(SIZES[random.nextInt(SIZES.length)], bytes.length - at);
            socket.getOutputStream().write(bytes, at, size);
            at += size;
        }
        socket.shutdownOutput();
    }

    @Test
    void a_server_echoes_to_blocking_clients() {
        run(() -> {
            for (Server server : servers()) {
                Queue<String> results = new Queue<>();
                List<Thread> threads = new ArrayList<>();
                int port = server.port();
                for (int i = 0; i < 4; i++) {
                    int seed = i;
                    threads.add(start(results, () -> {
                        try (Socket socket = new Socket(HOST, port)) {
                            socket.setSoTimeout(30_000);
                            return checkEcho(socket, seed);
                        }
                    }));
                }
                for (int i = 0; i < 4; i++) {
                    assertEquals("same", results.get());
                }
                server.close();
                server.waitClosed();
                for (Thread thread : threads) {
                    thread.join();
                }
            }
        });
    }

    @Test
    void a_client_talks_to_a_blocking_server() {
        run(() -> {
            try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                Thread server = Thread.ofPlatform().start(() -> {
                    try (Socket socket = listener.accept()) {
                        socket.getInputStream().transferTo(socket.getOutputStream());
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
                checkEchoOf(listener.getLocalPort());
                server.join();
            }
        });
    }

    /** Sends and reads at random sizes, by streams in two tasks. */
    private static void checkEchoOf(int port) throws IOException {
        Random random = new Random(port);
        byte[] sent = randomBytes(random, 3_000_000);
        try (Stream stream = Net.connect(HOST, port)) {
            var sending = createTask(() -> {
                for (int at = 0; at < sent.length; ) {
                    int size = Math.min(SIZES[random.nextInt(SIZES.length)], sent.length - at);
                    stream.write(ByteBuffer.wrap(sent, at, size));
                    at += size;
                }
                stream.writeEof();
            });
            assertArrayEquals(sent, stream.read());
            await(sending);
        }
        sleep(0);
    }

    @Test
    void cpython_clients_are_served() {
        run(() -> {
            for (Server server : servers()) {
                try (var first = new PythonPeer("connect", String.valueOf(server.port()), "1");
                        var second = new PythonPeer("connect", String.valueOf(server.port()), "2")) {
                    Queue<String> results = new Queue<>();
                    Thread one = start(results, first::line);
                    Thread two = start(results, second::line);
                    assertEquals("same", results.get());
                    assertEquals("same", results.get());
                    one.join();
                    two.join();
                }
                server.close();
                server.waitClosed();
            }
        });
    }

    @Test
    void cpython_servers_are_talked_to() {
        run(() -> {
            for (String kind : List.of("streams", "protocol")) {
                try (var python = new PythonPeer("serve", kind)) {
                    checkEchoOf(Integer.parseInt(python.line()));
                }
            }
        });
    }
}
