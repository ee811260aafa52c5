package asyncio.net;

import java.nio.ByteBuffer;
import java.util.List;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * The writing half of a TLS connection. Bytes are encrypted at once, several records at a time, and handed to the
 * transport below, which buffers what the other end does not take. So what is written is held once, and encrypted.
 *
 * <p>Only while the ends are agreeing is it held here. And small writes are gathered as a socket gathers them, so that
 * the replies to one batch of input are one record.
 */
final class TlsWriting {
    /** CPython's: a TLS connection may buffer more than a socket, because it is filled by whole records. */
    static final WriteBufferLimits LIMITS = WriteBufferLimits.ofHigh(512 * 1024);

    /** Gathering ends at this many bytes: a record holds no more. */
    private static final int BATCH = 16 * 1024;

    private final TlsConnection connection;
    private final TlsEngine engine;
    private final ByteQueue backlog = new ByteQueue();
    private final FlowControl flow = new FlowControl();

    /** Lent to the sender of a file, see {@link OwnTransport}. */
    boolean lent;

    private @Nullable Runnable flush;
    private boolean held;
    private boolean flushIsDue;

    TlsWriting(TlsConnection connection, TlsEngine engine) {
        this.connection = connection;
        this.engine = engine;
        flow.setLimits(LIMITS);
    }

    long size() {
        return backlog.size() + connection.below().getWriteBufferSize();
    }

    WriteBufferLimits limits() {
        return flow.limits();
    }

    void setLimits(WriteBufferLimits limits) {
        flow.setLimits(limits);
        connection.below().setWriteBufferLimits(limits);
        pauseIfFull();
    }

    /** From now on small writes are gathered. */
    void hold() {
        held = true;
    }

    /** What was gathered leaves. */
    void release() {
        held = false;
        flush();
    }

    void write(ByteBuffer data) {
        boolean gathers = held && fitsBatch(data);
        if (gathers || !backlog.isEmpty() || !engine.canEncrypt()) {
            backlog.append(data);
        } else {
            encrypt(data);
            keep(data);
        }
        if (!gathers && !backlog.isEmpty()) {
            flush();
        }
        pauseIfFull();
    }

    void writeSoon(ByteBuffer data) {
        if (held || !fitsBatch(data)) {
            write(data);
            return;
        }
        backlog.append(data);
        if (!flushIsDue) {
            flushIsDue = true;
            if (flush == null) {
                flush = this::flushWhenDue;
            }
            connection.loop.callSoon(flush);
        }
    }

    void writelines(List<ByteBuffer> data) {
        data.forEach(backlog::append);
        if (!held || backlog.size() > BATCH) {
            flush();
        }
        pauseIfFull();
    }

    private boolean fitsBatch(ByteBuffer data) {
        return backlog.size() + data.remaining()
                <= Math.min(BATCH, flow.limits().high());
    }

    private void flushWhenDue() {
        flushIsDue = false;
        flush();
    }

    /** Sends what was held back, as far as the ends have agreed how. */
    void flush() {
        if (backlog.isEmpty() || !engine.canEncrypt()) {
            return;
        }
        ByteBuffer data = backlog.view();
        int before = data.remaining();
        encrypt(data);
        backlog.skip(before - data.remaining());
        if (flow.resumes(size())) {
            connection.tell("resumeWriting", BaseProtocol::resumeWriting);
        }
    }

    boolean isEmpty() {
        return backlog.isEmpty();
    }

    private void keep(ByteBuffer data) {
        if (data.hasRemaining()) {
            backlog.append(data);
        }
    }

    private void encrypt(ByteBuffer data) {
        ByteBuffer wire = connection.buffers.borrow();
        try {
            do {
                engine.encrypt(data, wire.clear());
                send(wire);
            } while (data.hasRemaining() && wire.limit() > 0 && engine.canEncrypt());
        } catch (SSLException | RuntimeException e) {
            connection.engineFailed(e);
        } finally {
            connection.buffers.giveBack(wire);
        }
    }

    /** Hands what an engine has put into a buffer to the transport below. */
    void send(ByteBuffer wire) {
        wire.flip();
        if (wire.hasRemaining()) {
            connection.below().write(wire);
        }
    }

    /** The transport below has room again. */
    void roomBelow() {
        flush();
        connection.noteAllSent();
        if (flow.resumes(size())) {
            connection.tell("resumeWriting", BaseProtocol::resumeWriting);
        }
    }

    private void pauseIfFull() {
        if (flow.pauses(size())) {
            connection.tell("pauseWriting", BaseProtocol::pauseWriting);
        }
    }

    void drop() {
        backlog.clear();
    }
}
