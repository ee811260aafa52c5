package asyncio.net;

import static java.util.Objects.requireNonNull;

import asyncio.ChannelClaim;
import asyncio.EventLoop;
import java.io.FileDescriptor;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * A connected socket, TCP or Unix domain, which sends small pieces at once.
 *
 * <p>The loop's own memory is moved by {@link SocketCalls} while the channel is open and watched. If another thread
 * closes the channel then, the JDK leaves the descriptor to the selector, which gives it up when the loop selects
 * next or closes, and that is not meanwhile. All else goes by the channel, which has locks for that.
 */
final class SocketConduit implements Conduit {
    private final EventLoop loop;
    private final SocketChannel channel;
    private final ChannelClaim claim;
    private final SocketFacts facts;
    private final BufferPool pool;
    private final @Nullable FileDescriptor descriptor;
    private boolean watchedForReading;
    private boolean watchedForWriting;

    /** Takes over a connected channel in non-blocking mode. */
    SocketConduit(EventLoop loop, SocketChannel channel) throws IOException {
        if (!channel.isConnected()) {
            throw new IllegalArgumentException("a transport needs a channel that is connected, as by"
                    + " SocketOperations.sockConnect(channel, address), and not " + channel);
        }
        this.loop = loop;
        this.channel = channel;
        facts = SocketFacts.of(channel);
        if (channel.supportedOptions().contains(StandardSocketOptions.TCP_NODELAY)) {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        }
        pool = BufferPool.of(loop);
        descriptor = SocketCalls.descriptorOf(channel);
        claim = loop.claim(channel, () -> "transport " + this);
    }

    SocketChannel socket() {
        return channel;
    }

    @Override
    public int read(ByteBuffer buffer) throws IOException {
        long address = ownAddress(buffer);
        return address == 0
                ? channel.read(buffer)
                : advance(buffer, SocketCalls.receive(requireNonNull(descriptor), address, buffer.remaining()));
    }

    @Override
    public int write(ByteBuffer data) throws IOException {
        long address = ownAddress(data);
        return address == 0
                ? channel.write(data)
                : advance(data, SocketCalls.send(requireNonNull(descriptor), address, data.remaining()));
    }

    /** Where memory is that may be moved past the channel; 0 if it may not. */
    private long ownAddress(ByteBuffer memory) {
        boolean watched = (watchedForReading || watchedForWriting) && !loop.isClosed();
        return descriptor != null && watched && channel.isOpen() && memory.hasRemaining() ? pool.addressOf(memory) : 0;
    }

    private static int advance(ByteBuffer memory, int count) {
        if (count > 0) {
            memory.position(memory.position() + count);
        }
        return count;
    }

    @Override
    public long write(ByteBuffer[] data) throws IOException {
        return channel.write(data);
    }

    @Override
    public long write(ByteBuffer[] data, int offset, int length) throws IOException {
        return channel.write(data, offset, length);
    }

    @Override
    public void onReadable(Runnable callback) {
        claim.onReadable(callback);
        watchedForReading = true;
    }

    @Override
    public void removeReadable() {
        watchedForReading = false;
        claim.removeReadable();
    }

    @Override
    public void onWritable(Runnable callback) {
        claim.onWritable(callback);
        watchedForWriting = true;
    }

    @Override
    public void removeWritable() {
        watchedForWriting = false;
        claim.removeWritable();
    }

    @Override
    public void shutdownOutput() throws IOException {
        channel.shutdownOutput();
    }

    @Override
    public <T> @Nullable T getExtraInfo(ExtraInfo<T> key) {
        return facts.get(key);
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        claim.release();
        channel.close();
    }

    @Override
    public String toString() {
        return facts.sockname() + " -> " + facts.peername();
    }
}
