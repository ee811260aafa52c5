package asyncio.net;

import static asyncio.Asyncio.*;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A server in a JVM of its own: {@code streams} or {@code protocol}. Its first line is the port. When it gets a number,
 * it waits until so many connections are open, and says how much of the heap is in use.
 */
final class IdleServer {
    private static final int COLLECTIONS = 4;

    private static int open;

    private IdleServer() {}

    public static void main(String[] arguments) {
        run(() -> {
            ServerOptions options = ServerOptions.DEFAULT.withBacklog(4096);
            try (Server server = arguments[0].equals("streams")
                    ? Net.serve(IdleServer::echo, "127.0.0.1", 0, options)
                    : Net.createServer(Echo::new, "127.0.0.1", 0, options)) {
                System.out.println(server.port());
                var questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
                String expected;
                while ((expected = toThread(questions::readLine)) != null) {
                    while (open != Integer.parseInt(expected)) {
                        sleep(0.01);
                    }
                    System.out.println(bytesInUse());
                }
                Reference.reachabilityFence(server);
                server.abortClients();
            }
        });
    }

    private static void echo(Stream stream) throws IOException {
        open++;
        try {
            for (byte[] line : stream) {
                stream.write(line);
            }
        } finally {
            open--;
        }
    }

    private static final class Echo implements Protocol {
        private Transport transport;

        @Override
        public void connectionMade(Transport made) {
            transport = made;
            open++;
        }

        @Override
        public void connectionLost(Throwable exception) {
            open--;
        }

        @Override
        public void dataReceived(ByteBuffer data) {
            transport.write(data);
        }
    }

    private static long bytesInUse() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
