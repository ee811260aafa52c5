package asyncio.net;

import asyncio.Asyncio;
import asyncio.CancelledError;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SelectableChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.WritableByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * Operations on plain channels of the JDK that suspend the task instead of blocking its thread: Python's {@code sock_*}
 * methods of a loop. For protocols that need a channel of their own; otherwise a {@link Stream} does more, and faster.
 *
 * <p>They are called by a task. Each tries at once, and waits only if it has to. If the task is cancelled while it
 * waits it throws {@link CancelledError}, nothing was received or accepted, and the channel can be used as before. One
 * task at a time may wait to read from a channel, and one to write to it: a second one gets an
 * {@link IllegalStateException}.
 *
 * <p>A channel must be in non-blocking mode ({@link IllegalArgumentException}) and must not belong to a transport or
 * server ({@link IllegalStateException}), nor can it be given to one while a task waits for it. If somebody closes it
 * while a task waits for it, that task is not told: cancel the task first.
 */
public final class SocketOperations {
    private static final byte[] NOTHING = {};

    private SocketOperations() {}

    /**
     * Receives up to {@code count} bytes, as soon as one is there; of a connected datagram channel one datagram, cut to
     * that many bytes.
     *
     * @return an empty array at the end, and always if {@code count} is 0
     * @throws IllegalArgumentException if {@code count} is negative
     */
    public static <C extends SelectableChannel & ReadableByteChannel> byte[] sockRecv(C channel, int count)
            throws IOException {
        Options.check(count >= 0, "count", count, "sockRecv() receives zero bytes or more");
        check(channel);
        if (count == 0) {
            return NOTHING;
        }
        ByteBuffer buffer = room(count);
        sockRecvInto(channel, buffer);
        return bytesOf(buffer);
    }

    /** A view of the shared memory, which is filled only after the last wait. */
    private static ByteBuffer room(int count) {
        ByteBuffer shared = BufferPool.of(Asyncio.getRunningLoop()).scratch();
        return shared.slice(0, Math.min(count, shared.remaining()));
    }

    private static byte[] bytesOf(ByteBuffer filled) {
        byte[] bytes = new byte[filled.flip().remaining()];
        filled.get(bytes);
        return bytes;
    }

    /**
     * Receives into the room that a buffer has, as {@link #sockRecv}.
     *
     * @return how many bytes, or -1 at the end
     */
    public static <C extends SelectableChannel & ReadableByteChannel> int sockRecvInto(C channel, ByteBuffer buffer)
            throws IOException {
        check(channel);
        if (channel instanceof DatagramChannel datagrams) {
            int before = buffer.position();
            sockRecvfromInto(datagrams, buffer);
            return buffer.position() - before;
        }
        int count = channel.read(buffer);
        while (count == 0 && buffer.hasRemaining()) {
            Readiness.awaitReadable(channel, "sockRecv");
            count = channel.read(buffer);
        }
        return count;
    }

    /**
     * Receives a datagram, of which everything beyond {@code size} bytes is cut off.
     *
     * @throws java.net.PortUnreachableException if the channel is connected and nobody listens there
     * @throws IllegalArgumentException if {@code size} is negative
     */
    public static Datagram sockRecvfrom(DatagramChannel channel, int size) throws IOException {
        Options.check(size >= 0, "size", size, "sockRecvfrom() receives zero bytes or more");
        ByteBuffer buffer = room(size);
        SocketAddress sender = sockRecvfromInto(channel, buffer);
        return new Datagram(bytesOf(buffer), sender);
    }

    /**
     * Receives a datagram into the room that a buffer has; what it has no room for is cut off.
     *
     * @return who has sent it
     */
    public static SocketAddress sockRecvfromInto(DatagramChannel channel, ByteBuffer buffer) throws IOException {
        check(channel);
        SocketAddress sender = channel.receive(buffer);
        while (sender == null) {
            Readiness.awaitReadable(channel, "sockRecvfrom");
            sender = channel.receive(buffer);
        }
        return sender;
    }

    /** Sends all bytes. If that fails or is cancelled, nobody knows how many were sent. */
    public static <C extends SelectableChannel & WritableByteChannel> void sockSendall(C channel, byte[] data)
            throws IOException {
        sockSendall(channel, ByteBuffer.wrap(data));
    }

    /** Sends all remaining bytes; the buffer's position is after those that were sent. */
    public static <C extends SelectableChannel & WritableByteChannel> void sockSendall(C channel, ByteBuffer data)
            throws IOException {
        check(channel);
        BufferPool pool = BufferPool.of(Asyncio.getRunningLoop());
        WriteBuffer.write(channel, data, pool);
        while (data.hasRemaining()) {
            Readiness.awaitWritable(channel, "sockSendall");
            WriteBuffer.write(channel, data, pool);
        }
    }

    /**
     * Sends the remaining bytes as one datagram; a host name in the address is looked up.
     *
     * @return how many bytes it has
     */
    public static int sockSendto(DatagramChannel channel, ByteBuffer data, SocketAddress to) throws IOException {
        check(channel);
        SocketAddress address = resolved(to);
        int count = data.remaining();
        ChannelSink sink = new ChannelSink(channel);
        while (!sink.send(data, address)) {
            Readiness.awaitWritable(channel, "sockSendto");
        }
        return count;
    }

    /**
     * Connects a channel; a host name in the address is looked up, and its first address taken. A cancelled attempt
     * goes on in the system: call this again to wait for it, or close the channel.
     *
     * @throws IOException if that fails, with the address; the channel is closed then
     */
    public static void sockConnect(SocketChannel channel, SocketAddress remote) throws IOException {
        check(channel);
        Connector.awaitConnected(channel, resolved(remote));
    }

    /** Connects a datagram channel: from now on it receives from there only. */
    public static void sockConnect(DatagramChannel channel, SocketAddress remote) throws IOException {
        check(channel);
        channel.connect(resolved(remote));
    }

    private static SocketAddress resolved(SocketAddress address) throws IOException {
        return address instanceof InetSocketAddress name && name.isUnresolved()
                ? Resolver.resolve(name.getHostString(), name.getPort(), null).getFirst()
                : address;
    }

    /** Waits for a connection, and accepts it: a channel in non-blocking mode, which knows its addresses. */
    public static SocketChannel sockAccept(ServerSocketChannel channel) throws IOException {
        check(channel);
        SocketChannel accepted = channel.accept();
        while (accepted == null) {
            Readiness.awaitReadable(channel, "sockAccept");
            accepted = channel.accept();
        }
        try {
            accepted.configureBlocking(false);
        } catch (IOException e) {
            Established.closeQuietly(accepted, e);
            throw e;
        }
        return accepted;
    }

    /** Sends a whole file, as {@link #sockSendfile(SocketChannel, FileChannel, SendfileOptions)}. */
    public static long sockSendfile(SocketChannel channel, FileChannel file) throws IOException {
        return sockSendfile(channel, file, SendfileOptions.DEFAULT);
    }

    /**
     * Sends a range of a file by the system's own call, on other threads, so that a slow disk does not hold the loop;
     * by reading and writing if the channel is not the system's.
     * The file's position is after the bytes that were sent, also if that fails or is cancelled.
     *
     * @return how many bytes were sent: less than asked for if the file ends before
     * @throws SendfileNotAvailableException if the channel is not the system's, and the options rule out the fallback
     */
    public static long sockSendfile(SocketChannel channel, FileChannel file, SendfileOptions options)
            throws IOException {
        check(channel);
        boolean direct = FileRange.canTransferTo(channel);
        if (!direct && !options.fallback()) {
            throw new SendfileNotAvailableException("sockSendfile() needs a socket of the system, and not " + channel
                    + ", unless the fallback is allowed");
        }
        FileRange range = new FileRange(file, options);
        try {
            if (direct) {
                transfer(range, channel);
            } else {
                readAndSend(range, channel);
            }
        } finally {
            range.leavePosition();
        }
        return range.sent();
    }

    private static void transfer(FileRange range, SocketChannel channel) throws IOException {
        for (long count = range.transferTo(channel); count >= 0; count = range.transferTo(channel)) {
            if (count == 0) {
                Readiness.awaitWritable(channel, "sockSendfile");
            }
        }
    }

    private static void readAndSend(FileRange range, SocketChannel channel) throws IOException {
        for (ByteBuffer block = range.read(); block.hasRemaining(); block = range.read()) {
            int count = block.remaining();
            try {
                sockSendall(channel, block);
            } finally {
                range.advance(count - block.remaining());
            }
        }
    }

    private static void check(@Nullable SelectableChannel channel) {
        if (channel == null) {
            throw new NullPointerException("an operation on a socket needs a channel, got null");
        }
        if (channel.isBlocking()) {
            throw new IllegalArgumentException(
                    "the socket must be non-blocking: call configureBlocking(false) of " + channel);
        }
        Asyncio.getRunningLoop().checkUnclaimed(channel);
    }
}
