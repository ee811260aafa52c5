package asyncio.net;

import asyncio.EventLoop;
import asyncio.Future;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A connection over a {@link Conduit}, most often a socket: its life from {@code connectionMade} to {@code
 * connectionLost}. The bytes are the business of its halves, {@link Reading} and {@link Writing}.
 *
 * <p>It closes in two steps. When <em>closing</em> it reads no more, but may still have bytes to send. When
 * <em>lost</em> it neither reads nor writes, and {@code connectionLost} is on its way; after that the channel is
 * closed.
 */
final class SocketTransport implements Transport {
    /** From this many writes on a lost connection on, each is worth a warning. */
    private static final int WRITES_TO_WARN = 5;

    final EventLoop loop;
    final Conduit channel;
    final BufferPool pool;
    final Writing writing;
    private final OpenChannels openChannels;
    private final Reading reading;
    private final @Nullable Connections owner;
    private BaseProtocol<Transport> protocol;
    private boolean closing;
    private boolean lost;
    private int writesWhenLost;

    /** Takes over a connected channel. */
    @SuppressWarnings("this-escape")
    SocketTransport(EventLoop loop, Conduit channel, BaseProtocol<Transport> protocol, @Nullable Connections owner) {
        this.loop = loop;
        this.channel = channel;
        this.owner = owner;
        this.protocol = ByteProtocols.checked(protocol, "a socket");
        pool = BufferPool.of(loop);
        openChannels = OpenChannels.of(loop);
        reading = new Reading(this);
        writing = new Writing(this);
        openChannels.add(channel);
    }

    /** Has the protocol called from the next turn on; {@code made} is finished when it knows of the connection. */
    void start(@Nullable Future<@Nullable Void> made) {
        if (owner != null) {
            owner.attach(this);
        }
        loop.callSoon(() -> {
            connect();
            if (made != null && !made.done()) {
                made.setResult(null);
            }
        });
    }

    private void connect() {
        try {
            protocol.connectionMade(this);
        } catch (Throwable e) {
            protocolFailed("connectionMade", e);
        }
        reading.start();
    }

    boolean isLost() {
        return lost;
    }

    @Override
    public boolean isClosing() {
        return closing;
    }

    @Override
    public void close() {
        if (closing || closedWithLoop()) {
            return;
        }
        Reports.checkLoop(loop, "close");
        closing = true;
        reading.stop();
        if (writing.finish() && !lost) {
            loseSoon(null);
        }
    }

    @Override
    public void abort() {
        if (!closedWithLoop()) {
            Reports.checkLoop(loop, "abort");
            forceClose(null);
        }
    }

    /** On a closed loop nobody can be told anything any more; the channel is released all the same. */
    private boolean closedWithLoop() {
        if (!loop.isClosed()) {
            return false;
        }
        closing = true;
        lost = true;
        closeChannel();
        return true;
    }

    private void forceClose(@Nullable Throwable error) {
        if (lost) {
            return;
        }
        closing = true;
        reading.stop();
        writing.drop();
        loseSoon(error);
    }

    private void loseSoon(@Nullable Throwable error) {
        lost = true;
        loop.callSoon(() -> lose(error));
    }

    /** The end: tells the protocol, and releases the channel. */
    void lose(@Nullable Throwable error) {
        lost = true;
        try {
            protocol.connectionLost(error);
        } finally {
            closeChannel();
            if (owner != null) {
                owner.detach(this);
            }
        }
    }

    private void closeChannel() {
        openChannels.close(channel, loop);
    }

    /** The connection cannot go on. An I/O error is the protocol's business, anything else is reported as well. */
    void fatalError(String message, Throwable error) {
        if (!(error instanceof IOException)) {
            Reports.failure(loop, message, this, error);
        }
        forceClose(error);
    }

    void protocolFailed(String method, Throwable error) {
        writing.release();
        fatalError("Fatal error: protocol." + method + "() call failed", error);
    }

    /** Calls the protocol about something whose failure does not end the connection. */
    void tell(String method, Consumer<BaseProtocol<Transport>> what) {
        try {
            what.accept(protocol);
        } catch (Throwable e) {
            Reports.failure(loop, "protocol." + method + "() failed", this, e);
        }
    }

    @Override
    public boolean isReading() {
        return channel.canRead() && !closing && !reading.isPaused();
    }

    @Override
    public void pauseReading() {
        Reports.checkLoop(loop, "pauseReading");
        if (isReading()) {
            reading.pause();
        }
    }

    @Override
    public void resumeReading() {
        Reports.checkLoop(loop, "resumeReading");
        if (!closing && reading.isPaused()) {
            reading.resume();
        }
    }

    @Override
    public void write(ByteBuffer data) {
        if (mayWrite("write", data.hasRemaining())) {
            writing.write(data);
        }
    }

    @Override
    public void writeSoon(ByteBuffer data) {
        if (mayWrite("writeSoon", data.hasRemaining())) {
            writing.writeSoon(data);
        }
    }

    @Override
    public void writelines(List<ByteBuffer> data) {
        if (mayWrite("writelines", !data.isEmpty())) {
            writing.writelines(data);
        }
    }

    private boolean mayWrite(String act, boolean hasData) {
        Reports.checkLoop(loop, act);
        if (!channel.canWrite()) {
            throw new UnsupportedOperationException(act + "() on what can only be read: " + this);
        }
        writing.checkOpenFor(act);
        if (lost && hasData) {
            warnIfRepeated(act);
        }
        return hasData && !lost;
    }

    private void warnIfRepeated(String act) {
        if (++writesWhenLost >= WRITES_TO_WARN) {
            Reports.warn(act + "() on a lost connection, nothing is sent any more: check isClosing(): " + this);
        }
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
        } else if (!closing) {
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
        protocol = ByteProtocols.checked(newProtocol, "a socket");
    }

    @Override
    public BaseProtocol<?> getProtocol() {
        return protocol;
    }

    @Override
    public <T> @Nullable T getExtraInfo(ExtraInfo<T> key) {
        return channel.getExtraInfo(key);
    }

    @Override
    public String toString() {
        String state = !channel.isOpen() ? " closed" : closing ? " closing" : "";
        return "<Transport" + state + " " + channel + (isReading() ? " reading" : "") + " writeBufferSize="
                + writing.size() + ">";
    }
}
