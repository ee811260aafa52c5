package asyncio.benchmarks.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;

/** The same on the JDK's own virtual threads and blocking sockets. */
final class ThreadEcho {
    private ThreadEcho() {}

    /** What a thread does with its connection. */
    @FunctionalInterface
    interface Handler {
        void handle(InputStream in, OutputStream out) throws IOException;
    }

    static void serve(int port, Handler handler) throws Exception {
        try (var listener = new ServerSocket(port, EchoServer.BACKLOG, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> accept(listener, handler)).join();
        }
    }

    private static void accept(ServerSocket listener, Handler handler) {
        try {
            while (true) {
                Socket socket = listener.accept();
                Thread.ofVirtual().start(() -> handle(socket, handler));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void handle(Socket accepted, Handler handler) {
        try (Socket socket = accepted) {
            socket.setTcpNoDelay(true);
            handler.handle(socket.getInputStream(), socket.getOutputStream());
        } catch (SocketException e) {
            System.getLogger("echo").log(System.Logger.Level.DEBUG, "the client is gone", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void echo(InputStream in, OutputStream out) throws IOException {
        byte[] bytes = new byte[64 * 1024];
        for (int count = in.read(bytes); count > 0; count = in.read(bytes)) {
            out.write(bytes, 0, count);
        }
    }

    static void echoLines(InputStream in, OutputStream out) throws IOException {
        byte[] bytes = new byte[64 * 1024];
        int kept = 0;
        for (int count = in.read(bytes); count > 0; count = in.read(bytes, kept, bytes.length - kept)) {
            int end = kept + count;
            int start = 0;
            for (int i = kept; i < end; i++) {
                if (bytes[i] == '\n') {
                    out.write(bytes, start, i + 1 - start);
                    start = i + 1;
                }
            }
            kept = end - start;
            System.arraycopy(bytes, start, bytes, 0, kept);
        }
    }
}
