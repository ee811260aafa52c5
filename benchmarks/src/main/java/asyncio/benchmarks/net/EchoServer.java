package asyncio.benchmarks.net;

import asyncio.net.TlsContexts;
import java.io.IOException;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;

/**
 * A server that sends back what comes, in a process of its own: {@code KIND PORT}. With a kind that ends in
 * {@code -lines} it sends back whole lines, each in a write of its own; with one that ends in {@code -tls} it is
 * encrypted, with the certificate in the folder {@code asyncio.certificates}.
 */
final class EchoServer {
    static final String HOST = "127.0.0.1";
    static final int BACKLOG = 4096;
    static final int READ_SIZE = 256 * 1024;

    private EchoServer() {}

    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[1]);
        switch (arguments[0]) {
            case "protocol" -> LoopEcho.byProtocol(port);
            case "streams" -> LoopEcho.byStreams(port, LoopEcho::echo);
            case "streams-buffer" -> LoopEcho.byStreams(port, LoopEcho::echoByBuffer);
            case "streams-lines" -> LoopEcho.byStreams(port, LoopEcho::echoLines);
            case "protocol-tls" -> LoopEcho.byProtocol(port, LoopEcho.tls(certificate()));
            case "streams-tls" -> LoopEcho.byStreams(port, LoopEcho::echo, LoopEcho.tls(certificate()));
            case "netty-tls" -> NettyEcho.serveTls(port, certificate());
            case "threads" -> ThreadEcho.serve(port, ThreadEcho::echo);
            case "threads-lines" -> ThreadEcho.serve(port, ThreadEcho::echoLines);
            case "netty" -> NettyEcho.serve(port, false);
            case "netty-lines" -> NettyEcho.serve(port, true);
            default -> throw new IllegalArgumentException("no such server: " + arguments[0]);
        }
    }

    private static SSLContext certificate() throws IOException {
        Path folder = Path.of(System.getProperty("asyncio.certificates"));
        return TlsContexts.withCertificate(folder.resolve("localhost.pem"), folder.resolve("localhost.key"));
    }
}
