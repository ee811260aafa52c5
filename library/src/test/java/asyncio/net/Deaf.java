package asyncio.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** An address that does not answer: its backlog is full, so the system drops whoever asks. */
final class Deaf implements AutoCloseable {
    private final ServerSocketChannel socket = ServerSocketChannel.open();
    private final List<SocketChannel> inBacklog = new ArrayList<>();

    Deaf() throws IOException {
        this(0);
    }

    Deaf(int port) throws IOException {
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
        for (int i = 0; i < 2; i++) {
            inBacklog.add(SocketChannel.open(socket.getLocalAddress()));
        }
    }

    int port() throws IOException {
        return ((InetSocketAddress) socket.getLocalAddress()).getPort();
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel channel : inBacklog) {
            channel.close();
        }
        socket.close();
    }
}
