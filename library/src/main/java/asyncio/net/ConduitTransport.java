package asyncio.net;

import asyncio.EventLoop;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A connection over a {@link Conduit}: a socket, an end of a pipe, or whatever else moves bytes. The bytes are the
 * business of its halves, {@link Reading} and {@link Writing}, and when it begins and ends is that of its
 * {@link Lifecycle}.
 */
final class ConduitTransport implements OwnTransport {
    final EventLoop loop;
    final Conduit channel;
    final BufferPool pool;
    final Writing writing;
    final Lifecycle<Transport, BaseProtocol<Transport>> life;
    private final Reading reading;
    private final LostWrites lostWrites = new LostWrites();

    /**
     * Takes over a connected channel; {@link #life} starts it.
     *
     * @param owner who keeps count of it, or null
     */
    @SuppressWarnings("this-escape")
    ConduitTransport(EventLoop loop, Conduit channel, BaseProtocol<?> protocol, @Nullable Connections owner) {
        this.loop = loop;
        this.channel = channel;
        pool = BufferPool.of(loop);
        reading = new Reading(this);
        writing = new Writing(this);
        life = new Lifecycle<>(loop, channel, this, checked(protocol), reading, writing, () -> {
            if (owner != null) {
                owner.detach(this);
            }
        });
        if (owner != null) {
            owner.attach(this);
        }
    }

    private static BaseProtocol<Transport> checked(BaseProtocol<?> protocol) {
        return ByteProtocols.checked(protocol, "a socket");
    }

    @Override
    public boolean isClosing() {
        return life.isClosing();
    }

    @Override
    public void close() {
        life.close();
    }

    @Override
    public void abort() {
        life.abort();
    }

    @Override
    public boolean isReading() {
        return channel.canRead() && !isClosing() && !reading.isPaused();
    }

    @Override
    public void pauseReading() {
        Reports.checkLoop(loop, "pauseReading");
        if (isReading()) {
            Reports.trace(loop, this, " pauses reading");
            reading.pause();
        }
    }

    @Override
    public void resumeReading() {
        Reports.checkLoop(loop, "resumeReading");
        if (!isClosing() && reading.isPaused()) {
            Reports.trace(loop, this, " resumes reading");
            reading.resume();
        }
    }

    @Override
    public void write(ByteBuffer data) {
        Objects.requireNonNull(data, "write() needs bytes, got null");
        if (mayWrite("write", data.hasRemaining())) {
            writing.write(data);
        }
    }

    @Override
    public void writeSoon(ByteBuffer data) {
        Objects.requireNonNull(data, "writeSoon() needs bytes, got null");
        if (mayWrite("writeSoon", data.hasRemaining())) {
            writing.writeSoon(data);
        }
    }

    @Override
    public void writelines(List<ByteBuffer> data) {
        Objects.requireNonNull(data, "writelines() needs a list of bytes, got null");
        if (mayWrite("writelines", !data.isEmpty())) {
            writing.writelines(data);
        }
    }

    @Override
    public void checkWritable(String act) {
        mayWrite(act, false);
    }

    @Override
    public void lend() {
        writing.lent = true;
    }

    @Override
    public void writeLent(ByteBuffer data) {
        writing.write(data);
    }

    @Override
    public void giveBack() {
        writing.lent = false;
    }

    private boolean mayWrite(String act, boolean hasData) {
        Reports.checkLoop(loop, act);
        if (!channel.canWrite()) {
            throw new UnsupportedOperationException(act + "() on what can only be read: " + this);
        }
        writing.checkOpenFor(act);
        if (life.isLost() && hasData) {
            lostWrites.note(act + "() on a lost connection", this);
        }
        return hasData && !life.isLost();
    }

    @Override
    public boolean canWriteEof() {
        return channel.canWrite();
    }

    @Override
    public void writeEof() {
        Reports.checkLoop(loop, "writeEof");
        if (!channel.canWrite()) {
            throw new UnsupportedOperationException("writeEof() on what can only be read: " + this);
        }
        if (!channel.canRead()) {
            close();
        } else if (!isClosing()) {
            writing.writeEof();
        }
    }

    @Override
    public long getWriteBufferSize() {
        return writing.size();
    }

    @Override
    public WriteBufferLimits getWriteBufferLimits() {
        return writing.limits();
    }

    @Override
    public void setWriteBufferLimits(WriteBufferLimits limits) {
        Reports.checkLoop(loop, "setWriteBufferLimits");
        writing.setLimits(limits);
    }

    @Override
    public void setProtocol(BaseProtocol<?> newProtocol) {
        life.setProtocol(checked(newProtocol));
    }

    @Override
    public BaseProtocol<?> getProtocol() {
        return life.protocol();
    }

    @Override
    public <T> @Nullable T getExtraInfo(ExtraInfo<T> key) {
        return channel.getExtraInfo(key);
    }

    @Override
    public String toString() {
        String state = !channel.isOpen() ? " closed" : isClosing() ? " closing" : "";
        return "<Transport" + state + " " + channel + (isReading() ? " reading" : "") + " writeBufferSize="
                + writing.size() + ">";
    }
}
