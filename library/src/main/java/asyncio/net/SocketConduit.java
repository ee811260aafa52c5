package asyncio.net;

import asyncio.ChannelClaim;
import asyncio.EventLoop;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** A connected socket, TCP or Unix domain, which sends small pieces at once. */
final class SocketConduit implements Conduit {
    private final SocketChannel channel;
    private final ChannelClaim claim;
    private final SocketFacts facts;

    /** Takes over a connected channel in non-blocking mode. */
    SocketConduit(EventLoop loop, SocketChannel channel) throws IOException {
        this.channel = channel;
        facts = SocketFacts.of(channel);
        if (channel.supportedOptions().contains(StandardSocketOptions.TCP_NODELAY)) {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        }
        claim = loop.claim(channel, () -> "transport " + this);
    }

    SocketChannel socket() {
        return channel;
    }

    @Override
    public int read(ByteBuffer buffer) throws IOException {
        return channel.read(buffer);
    }

    @Override
    public int write(ByteBuffer data) throws IOException {
        return channel.write(data);
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
    }

    @Override
    public void removeReadable() {
        claim.removeReadable();
    }

    @Override
    public void onWritable(Runnable callback) {
        claim.onWritable(callback);
    }

    @Override
    public void removeWritable() {
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
