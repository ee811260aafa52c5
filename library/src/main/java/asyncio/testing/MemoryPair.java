package asyncio.testing;

import asyncio.net.Net;
import asyncio.net.Stream;
import asyncio.net.StreamReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;

/**
 * Two ends of a connection in memory, without sockets: for tests of protocols and of code that talks by streams. What
 * one end writes the other can read at once.
 *
 * <pre>{@code
 * try (var pair = MemoryPair.streams()) {
 *     pair.near().write("hello\n".getBytes());
 *     assertEquals("hello\n", new String(pair.far().readLine()));
 * }
 * }</pre>
 *
 * <p>An end is a channel in non-blocking mode that {@link Net#createConnection(java.util.function.Supplier,
 * SocketChannel)} and {@link Net#openConnection(SocketChannel, int)} take, or that a test reads and writes itself. It
 * behaves as a TCP connection does: a full buffer takes no bytes, halves close one by one, and a close that leaves
 * bytes unread, or with {@code SO_LINGER} of zero, resets the other end. Both ends belong to one loop.
 *
 * @param near one end
 * @param far the other end
 */
public record MemoryPair(SocketChannel near, SocketChannel far) implements AutoCloseable {
    /** Bytes that an end takes before the other one has read any: 64 KiB. */
    public static final int DEFAULT_CAPACITY = 64 * 1024;

    /** Opens a pair of the usual capacity. */
    public static MemoryPair open() {
        return open(DEFAULT_CAPACITY);
    }

    /**
     * Opens a pair.
     *
     * @param capacity how many bytes each end takes before the other one has read any
     * @throws IllegalArgumentException if it is not positive
     */
    public static MemoryPair open(int capacity) {
        if (capacity <= 0) {
            throw new IllegalArgumentException("capacity is " + capacity + ": an end must take at least one byte");
        }
        MemorySocket near = new MemorySocket(null);
        MemorySocket far = new MemorySocket(null);
        connect(near, address(1), far, address(2), new Ways(Carrier.IMMEDIATE, Carrier.IMMEDIATE), capacity);
        near.connected();
        far.connected();
        return new MemoryPair(nonBlocking(near), nonBlocking(far));
    }

    /** How pieces get from the first end to the second one, and back. */
    record Ways(Carrier there, Carrier back) {}

    static void connect(
            MemorySocket first,
            InetSocketAddress firstAddress,
            MemorySocket second,
            InetSocketAddress secondAddress,
            Ways ways,
            int capacity) {
        ByteFlow there = new ByteFlow(first, second, ways.there, ways.back, capacity);
        ByteFlow back = new ByteFlow(second, first, ways.back, ways.there, capacity);
        first.join(firstAddress, secondAddress, back, there);
        second.join(secondAddress, firstAddress, there, back);
    }

    private static InetSocketAddress address(int port) {
        try {
            return new InetSocketAddress(InetAddress.getByAddress("memory", new byte[] {127, 0, 0, 1}), port);
        } catch (UnknownHostException e) {
            throw new AssertionError("four bytes are an address", e);
        }
    }

    private static SocketChannel nonBlocking(SocketChannel channel) {
        try {
            channel.configureBlocking(false);
            return channel;
        } catch (IOException e) {
            throw new AssertionError("it has just been opened: " + channel, e);
        }
    }

    /** Opens a pair with a stream at each end, on the running loop. */
    public static Streams streams() throws IOException {
        MemoryPair pair = open();
        Stream near = stream(pair.near);
        return new Streams(near, stream(pair.far));
    }

    private static Stream stream(SocketChannel end) throws IOException {
        return new Stream(Net.openConnection(end, StreamReader.DEFAULT_LIMIT));
    }

    /** Closes both ends, as far as nobody has done so. */
    @Override
    public void close() throws IOException {
        try {
            near.close();
        } finally {
            far.close();
        }
    }

    /**
     * Two streams that are connected with each other.
     *
     * @param near one end
     * @param far the other end
     */
    public record Streams(Stream near, Stream far) implements AutoCloseable {
        /** Closes both streams; does not wait. */
        @Override
        public void close() {
            near.close();
            far.close();
        }
    }
}
