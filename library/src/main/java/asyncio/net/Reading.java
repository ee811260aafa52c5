package asyncio.net;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The reading half of a connection: one read whenever the channel is ready, into memory shared by the loop's
 * connections or into the protocol's own.
 *
 * <p>A pause leaves the channel watched until bytes arrive that nobody wants; a pause that ends before costs nothing.
 */
final class Reading implements Runnable, Lifecycle.Input {
    private static final int FAILED = -2;

    private final ConduitTransport transport;
    private boolean watching;
    private boolean paused;

    /** The other end has sent all, or this one wants no more. */
    private boolean ended;

    Reading(ConduitTransport transport) {
        this.transport = transport;
    }

    boolean isPaused() {
        return paused;
    }

    @Override
    public void start() {
        if (!paused && !ended && !watching) {
            watching = true;
            transport.channel.onReadable(this);
        }
    }

    void pause() {
        paused = true;
    }

    void resume() {
        paused = false;
        start();
    }

    @Override
    public void stop() {
        ended = true;
        unwatch();
    }

    private void unwatch() {
        if (watching) {
            watching = false;
            transport.channel.removeReadable();
        }
    }

    /** The channel is ready. */
    @Override
    public void run() {
        if (ended) {
            return;
        }
        if (paused) {
            unwatch();
            return;
        }
        switch (transport.getProtocol()) {
            case StreamReaderProtocol stream -> feed(stream);
            case BufferedProtocol buffered -> readInto(buffered);
            case BaseProtocol<?> other -> readFor((Protocol) other);
        }
    }

    /** A stream writes nothing while it is fed, so there is nothing to gather. */
    private void feed(StreamReaderProtocol stream) {
        ByteBuffer room = stream.room();
        ByteBuffer target = room != null ? room : transport.pool.scratch();
        int count = read(target);
        if (count == -1) {
            end();
        } else if (count > 0 && room != null) {
            stream.delivered(count);
        } else if (count > 0) {
            feed(stream, target.flip());
        }
    }

    private void feed(StreamReaderProtocol stream, ByteBuffer data) {
        try {
            stream.dataReceived(data);
        } catch (Throwable e) {
            transport.life.protocolFailed("dataReceived", e);
        }
    }

    private void readFor(Protocol protocol) {
        ByteBuffer data = transport.pool.scratch();
        int count = read(data);
        if (count > 0) {
            transport.writing.hold();
            try {
                protocol.dataReceived(data.flip());
            } catch (Throwable e) {
                transport.life.protocolFailed("dataReceived", e);
            } finally {
                transport.writing.release();
            }
        } else if (count == -1) {
            end();
        }
    }

    private void readInto(BufferedProtocol protocol) {
        ByteBuffer buffer;
        try {
            buffer = protocol.getBuffer(-1);
            if (buffer == null || !buffer.hasRemaining()) {
                throw new IllegalStateException(ByteProtocols.noRoom(buffer, protocol));
            }
        } catch (Throwable e) {
            transport.life.protocolFailed("getBuffer", e);
            return;
        }
        int count = readInto(buffer);
        if (count > 0) {
            transport.writing.hold();
            try {
                protocol.bufferUpdated(count);
            } catch (Throwable e) {
                transport.life.protocolFailed("bufferUpdated", e);
            } finally {
                transport.writing.release();
            }
        } else if (count == -1) {
            end();
        }
    }

    /** Memory of the heap, and what the system is slow with, is filled by way of the loop's own. */
    private int readInto(ByteBuffer buffer) {
        if (BufferPool.isFastToRead(buffer) || buffer.isReadOnly()) {
            return read(buffer);
        }
        ByteBuffer scratch = transport.pool.scratch();
        scratch.limit(Math.min(scratch.capacity(), buffer.remaining()));
        int count = read(scratch);
        if (count > 0) {
            buffer.put(scratch.flip());
        }
        return count;
    }

    /** Bytes read, 0 if there are none yet, -1 at the end, {@value #FAILED} if the connection is lost. */
    private int read(ByteBuffer buffer) {
        try {
            return transport.channel.read(buffer);
        } catch (IOException | RuntimeException e) {
            transport.life.fatalError("Fatal read error on transport", e);
            return FAILED;
        }
    }

    private void end() {
        if (!transport.channel.canRead()) {
            Reports.trace(transport.loop, transport, ": nobody reads it any more");
            transport.close();
            return;
        }
        Reports.trace(transport.loop, transport, " received EOF");
        boolean keepOpen;
        try {
            keepOpen = transport.getProtocol() instanceof BufferedProtocol buffered
                    ? buffered.eofReceived()
                    : ((Protocol) transport.getProtocol()).eofReceived();
        } catch (Throwable e) {
            transport.life.protocolFailed("eofReceived", e);
            return;
        }
        if (keepOpen) {
            stop();
        } else {
            transport.close();
        }
    }
}
