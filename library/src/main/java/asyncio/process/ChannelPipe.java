package asyncio.process;

import asyncio.ChannelClaim;
import asyncio.EventLoop;
import asyncio.net.Conduit;
import asyncio.net.ExtraInfo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectableChannel;
import org.jspecify.annotations.Nullable;

/** One end of a {@link Pipe} of the JDK, which the loop watches itself. */
final class ChannelPipe implements Conduit {
    private final SelectableChannel channel;
    private final ChannelClaim claim;
    private final Pipe.@Nullable SourceChannel source;
    private final Pipe.@Nullable SinkChannel sink;

    private ChannelPipe(EventLoop loop, SelectableChannel channel) throws IOException {
        this.channel = channel;
        source = channel instanceof Pipe.SourceChannel end ? end : null;
        sink = channel instanceof Pipe.SinkChannel end ? end : null;
        claim = loop.claim(channel, () -> "transport of the " + this);
        channel.configureBlocking(false);
    }

    static ChannelPipe of(EventLoop loop, Pipe.SourceChannel end) throws IOException {
        return new ChannelPipe(loop, end);
    }

    static ChannelPipe of(EventLoop loop, Pipe.SinkChannel end) throws IOException {
        return new ChannelPipe(loop, end);
    }

    @Override
    public boolean canRead() {
        return source != null;
    }

    @Override
    public boolean canWrite() {
        return sink != null;
    }

    @Override
    public int read(ByteBuffer buffer) throws IOException {
        return source == null ? 0 : source.read(buffer);
    }

    @Override
    public int write(ByteBuffer data) throws IOException {
        return (int) write(new ByteBuffer[] {data}, 0, 1);
    }

    @Override
    public long write(ByteBuffer[] data) throws IOException {
        return write(data, 0, data.length);
    }

    @Override
    public long write(ByteBuffer[] data, int offset, int length) throws IOException {
        if (sink == null) {
            throw new UnsupportedOperationException("write() on the reading end of a pipe: " + this);
        }
        try {
            return sink.write(data, offset, length);
        } catch (IOException e) {
            if ("Broken pipe".equals(e.getMessage())) {
                BrokenPipeException broken = new BrokenPipeException("Broken pipe: write to " + this);
                broken.initCause(e);
                throw broken;
            }
            throw e;
        }
    }

    /** The JDK does not tell of a writing end that its reader has gone; the next write shows it. */
    @Override
    public void onReadable(Runnable callback) {
        if (source != null) {
            claim.onReadable(callback);
        }
    }

    @Override
    public void removeReadable() {
        if (source != null) {
            claim.removeReadable();
        }
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
        close();
    }

    @Override
    public <T> @Nullable T getExtraInfo(ExtraInfo<T> key) {
        return key.equals(Pipes.PIPE) ? key.type().cast(channel) : null;
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
        return source != null ? "reading end of a pipe" : "writing end of a pipe";
    }
}
