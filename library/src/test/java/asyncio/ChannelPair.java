package asyncio;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.WritableByteChannel;

/** Two ends of a connection over the loopback interface, neither of them blocking. */
record ChannelPair(SocketChannel client, SocketChannel server) implements AutoCloseable {
    static ServerSocketChannel listen() throws IOException {
        ServerSocketChannel listener = ServerSocketChannel.open();
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return listener;
    }

    static ChannelPair connect() throws IOException {
        try (ServerSocketChannel listener = listen()) {
            SocketChannel client = SocketChannel.open(listener.getLocalAddress());
            SocketChannel server = listener.accept();
            client.configureBlocking(false);
            server.configureBlocking(false);
            return new ChannelPair(client, server);
        }
    }

    /** Writes one byte. */
    static void send(WritableByteChannel channel, int octet) {
        try {
            channel.write(ByteBuffer.wrap(new byte[] {(byte) octet}));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Reads one byte; -1 at the end, -2 if nothing is there. */
    static int receive(ReadableByteChannel channel) {
        try {
            ByteBuffer buffer = ByteBuffer.allocate(1);
            return switch (channel.read(buffer)) {
                case 1 -> buffer.get(0);
                case 0 -> -2;
                default -> -1;
            };
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Writes until the system takes no more; says how much that was. */
    static long fill(WritableByteChannel channel) throws IOException {
        long total = 0;
        int written;
        do {
            written = channel.write(ByteBuffer.allocate(1 << 16));
            total += written;
        } while (written > 0);
        return total;
    }

    @Override
    public void close() throws IOException {
        client.close();
        server.close();
    }
}
