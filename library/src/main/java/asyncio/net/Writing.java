package asyncio.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The writing half of a connection. Bytes go to the channel at once; only when it does not take all of them, the rest
 * is buffered and the channel is watched until it does.
 *
 * <p>Small writes are gathered while a protocol handles a batch of input, and when their writer says that more follows:
 * they stay in the buffer, although the channel would take them, until the batch has been handled or the next turn
 * comes.
 */
final class Writing implements Runnable, Lifecycle.Output {
    /** Gathering ends at this many bytes. */
    private static final int BATCH = BufferPool.CHUNK;

    private final ConduitTransport transport;
    private final WriteBuffer buffer;
    private final FlowControl flow = new FlowControl();
    private @Nullable Runnable flush;

    /** The channel has not taken everything and is watched. */
    private boolean waiting;

    /** A protocol handles a batch of input. */
    private boolean held;

    private boolean flushIsDue;
    private boolean eof;

    /** Lent to the sender of a file, see {@link OwnTransport}. */
    boolean lent;

    Writing(ConduitTransport transport) {
        this.transport = transport;
        buffer = new WriteBuffer(transport.pool);
    }

    long size() {
        return buffer.size();
    }

    WriteBufferLimits limits() {
        return flow.limits();
    }

    void setLimits(WriteBufferLimits limits) {
        flow.setLimits(limits);
        pauseIfFull();
    }

    /** From now on small writes are gathered. */
    void hold() {
        held = true;
    }

    /** What was gathered leaves. */
    void release() {
        held = false;
        if (!waiting && !buffer.isEmpty()) {
            send();
        }
    }

    void write(ByteBuffer data) {
        if (waiting || (held && fitsBatch(data))) {
            buffer.append(data);
            pauseIfFull();
        } else if (buffer.isEmpty()) {
            sendAtOnce(data);
        } else {
            buffer.append(data);
            send();
        }
    }

    void writeSoon(ByteBuffer data) {
        if (waiting || held || !fitsBatch(data)) {
            write(data);
            return;
        }
        buffer.append(data);
        if (!flushIsDue) {
            flushIsDue = true;
            if (flush == null) {
                flush = this::flushWhenDue;
            }
            transport.loop.callSoon(flush);
        }
    }

    private void flushWhenDue() {
        flushIsDue = false;
        release();
    }

    void writelines(List<ByteBuffer> data) {
        data.forEach(buffer::append);
        if (waiting || (held && buffer.size() <= Math.min(BATCH, flow.limits().high()))) {
            pauseIfFull();
        } else if (!buffer.isEmpty()) {
            send();
        }
    }

    void checkOpenFor(String act) {
        if (eof) {
            throw new IllegalStateException("Cannot call " + act + "() after writeEof(): " + transport);
        }
        if (lent) {
            throw OwnTransport.lentAway(act, transport);
        }
    }

    private boolean fitsBatch(ByteBuffer data) {
        return buffer.size() + data.remaining() <= Math.min(BATCH, flow.limits().high());
    }

    private void sendAtOnce(ByteBuffer data) {
        try {
            WriteBuffer.write(transport.channel, data, transport.pool);
        } catch (IOException | RuntimeException e) {
            fail(e);
            return;
        }
        if (data.hasRemaining()) {
            buffer.append(data);
            awaitRoom();
        }
    }

    private void send() {
        try {
            buffer.writeTo(transport.channel);
        } catch (IOException | RuntimeException e) {
            fail(e);
            return;
        }
        if (!buffer.isEmpty()) {
            awaitRoom();
        }
        resumeIfDrained();
    }

    /** Also without a wait for the channel: new marks may have paused the protocol while bytes were gathered. */
    private void resumeIfDrained() {
        if (flow.resumes(buffer.size())) {
            transport.life.tell("resumeWriting", BaseProtocol::resumeWriting);
        }
    }

    private void fail(Exception error) {
        transport.life.fatalError("Fatal write error on transport", error);
    }

    private void awaitRoom() {
        waiting = true;
        transport.channel.onWritable(this);
        pauseIfFull();
    }

    /** The channel takes bytes again. */
    @Override
    public void run() {
        if (transport.life.isLost()) {
            return;
        }
        try {
            buffer.writeTo(transport.channel);
        } catch (IOException | RuntimeException e) {
            fail(e);
            return;
        }
        waiting = !buffer.isEmpty();
        resumeIfDrained();
        if (!waiting && !transport.life.isLost()) {
            transport.channel.removeWritable();
            allIsWritten();
        }
    }

    private void allIsWritten() {
        if (!buffer.isEmpty()) {
            return;
        }
        if (transport.isClosing()) {
            transport.life.allIsSent();
        } else if (eof) {
            shutDown();
        }
    }

    private void pauseIfFull() {
        if (flow.pauses(buffer.size())) {
            transport.life.tell("pauseWriting", BaseProtocol::pauseWriting);
        }
    }

    @Override
    public boolean finish() {
        release();
        return buffer.isEmpty();
    }

    void writeEof() {
        if (!eof) {
            checkOpenFor("writeEof");
            eof = true;
            if (finish() && !transport.isClosing()) {
                shutDown();
            }
        }
    }

    private void shutDown() {
        try {
            transport.channel.shutdownOutput();
        } catch (IOException e) {
            fail(e);
        }
    }

    @Override
    public void drop() {
        buffer.clear();
        if (waiting) {
            waiting = false;
            transport.channel.removeWritable();
        }
    }
}
