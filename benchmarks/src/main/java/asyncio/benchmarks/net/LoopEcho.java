package asyncio.benchmarks.net;

import static asyncio.Asyncio.run;

import asyncio.net.Net;
import asyncio.net.Protocol;
import asyncio.net.ServerOptions;
import asyncio.net.Stream;
import asyncio.net.StreamHandler;
import asyncio.net.Transport;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** This library's servers: callbacks of a protocol, or a task for each connection. */
final class LoopEcho {
    private static final ServerOptions OPTIONS = ServerOptions.DEFAULT.withBacklog(EchoServer.BACKLOG);

    private LoopEcho() {}

    static void byProtocol(int port) {
        run(() -> Net.createServer(Echo::new, EchoServer.HOST, port, OPTIONS).serveForever());
    }

    static void byStreams(int port, StreamHandler handler) {
        run(() -> Net.serve(handler, EchoServer.HOST, port, OPTIONS).serveForever());
    }

    static void echo(Stream stream) throws IOException {
        for (byte[] data = stream.read(EchoServer.READ_SIZE);
                data.length > 0;
                data = stream.read(EchoServer.READ_SIZE)) {
            stream.write(data);
        }
    }

    static void echoLines(Stream stream) throws IOException {
        for (byte[] line = stream.readLine(); line.length > 0; line = stream.readLine()) {
            stream.write(line);
        }
    }

    private static final class Echo implements Protocol {
        private @Nullable Transport transport;

        @Override
        public void connectionMade(Transport made) {
            transport = made;
        }

        @Override
        public void dataReceived(ByteBuffer data) {
            connected().write(data);
        }

        @Override
        public void pauseWriting() {
            connected().pauseReading();
        }

        @Override
        public void resumeWriting() {
            connected().resumeReading();
        }

        private Transport connected() {
            return Objects.requireNonNull(transport);
        }
    }
}
