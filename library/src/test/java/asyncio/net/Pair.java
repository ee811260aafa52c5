package asyncio.net;

import static java.nio.charset.StandardCharsets.US_ASCII;

import asyncio.Asyncio;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** A transport with a protocol at one end, and a plain channel at the other: what one sends is there at once. */
final class Pair<P extends BaseProtocol<Transport>> implements AutoCloseable {
    final P protocol;
    final Transport transport;
    final SocketChannel peer;

    private Pair(P protocol, Transport transport, SocketChannel peer) {
        this.protocol = protocol;
        this.transport = transport;
        this.peer = peer;
    }

    static <P extends BaseProtocol<Transport>> Pair<P> over(SocketChannel[] ends, P protocol) throws IOException {
        Connection<P> connection = Net.createConnection(() -> protocol, ends[0]);
        return new Pair<>(protocol, connection.transport(), ends[1]);
    }

    /** Two connected channels; the second does not block. */
    static SocketChannel[] channels() throws IOException {
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            SocketChannel near = SocketChannel.open(listener.getLocalAddress());
            SocketChannel far = listener.accept();
            far.configureBlocking(false);
            return new SocketChannel[] {near, far};
        }
    }

    void send(String text) throws IOException {
        peer.write(US_ASCII.encode(text));
    }

    /** What the peer can read without waiting; "end" is added at the end. */
    String received() throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(1 << 20);
        int count = peer.read(buffer);
        String text = US_ASCII.decode(buffer.flip()).toString();
        return count < 0 ? text + "end" : text;
    }

    /** Reads until so many bytes have come, letting the loop run between. */
    long drain(long count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(1 << 20);
        long total = 0;
        while (total < count) {
            int read = peer.read(buffer.clear());
            if (read < 0) {
                return total;
            }
            total += read;
            Asyncio.sleep(0);
        }
        return total;
    }

    /** Has the peer's end closed with a reset. */
    void reset() throws IOException {
        peer.setOption(StandardSocketOptions.SO_LINGER, 0);
        peer.close();
    }

    @Override
    public void close() throws IOException {
        transport.abort();
        Asyncio.sleep(0.01);
        peer.close();
    }
}
