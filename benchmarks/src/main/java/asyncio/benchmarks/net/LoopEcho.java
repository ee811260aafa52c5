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
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** This library's servers: callbacks of a protocol, or a task for each connection. */
final class LoopEcho {
    private static final ServerOptions OPTIONS = ServerOptions.DEFAULT.withBacklog(EchoServer.BACKLOG);

    private static final int BUFFER_SIZE = 128 * 1024;
    private static final int CACHE_LINE = 64;

    private LoopEcho() {}

    static ServerOptions tls(SSLContext context) {
        return OPTIONS.withTls(context);
    }

    static void byProtocol(int port) {
        byProtocol(port, OPTIONS);
    }

    static void byProtocol(int port, ServerOptions options) {
        run(() -> Net.createServer(Echo::new, EchoServer.HOST, port, options).serveForever());
    }

    static void byStreams(int port, StreamHandler handler) {
        byStreams(port, handler, OPTIONS);
    }

    static void byStreams(int port, StreamHandler handler, ServerOptions options) {
        run(() -> Net.serve(handler, EchoServer.HOST, port, options).serveForever());
    }

    static void echo(Stream stream) throws IOException {
        for (byte[] data = stream.read(EchoServer.READ_SIZE);
                data.length > 0;
                data = stream.read(EchoServer.READ_SIZE)) {
            stream.write(data);
        }
    }

    /** With a buffer for each connection, which the system fills. */
    static void echoByBuffer(Stream stream) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_SIZE + CACHE_LINE)
                .alignedSlice(CACHE_LINE)
                .slice(0, BUFFER_SIZE);
        while (stream.read(buffer) > 0) {
            stream.write(buffer.flip());
            buffer.clear();
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
