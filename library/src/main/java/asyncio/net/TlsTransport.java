package asyncio.net;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a {@link TlsConnection} is to its protocol: a transport like any other. */
final class TlsTransport implements OwnTransport {
    private final TlsConnection connection;
    private final LostWrites lostWrites = new LostWrites();

    TlsTransport(TlsConnection connection) {
        this.connection = connection;
    }

    TlsConnection connection() {
        return connection;
    }

    @Override
    public void close() {
        connection.close();
    }

    @Override
    public void abort() {
        connection.abort();
    }

    @Override
    public boolean isClosing() {
        return connection.isClosing();
    }

    @Override
    public boolean isReading() {
        return !isClosing() && !connection.reading.isPaused();
    }

    @Override
    public void pauseReading() {
        Reports.checkLoop(connection.loop, "pauseReading");
        if (isReading()) {
            Reports.trace(connection.loop, this, " pauses reading");
            connection.reading.pause();
        }
    }

    @Override
    public void resumeReading() {
        Reports.checkLoop(connection.loop, "resumeReading");
        if (!isClosing() && connection.reading.isPaused()) {
            Reports.trace(connection.loop, this, " resumes reading");
            connection.reading.resume();
        }
    }

    @Override
    public void write(ByteBuffer data) {
        Objects.requireNonNull(data, "write() needs bytes, got null");
        if (mayWrite("write", data.hasRemaining())) {
            connection.writing.write(data);
        }
        data.position(data.limit());
    }

    @Override
    public void writeSoon(ByteBuffer data) {
        Objects.requireNonNull(data, "writeSoon() needs bytes, got null");
        if (mayWrite("writeSoon", data.hasRemaining())) {
            connection.writing.writeSoon(data);
        }
        data.position(data.limit());
    }

    @Override
    public void writelines(List<ByteBuffer> data) {
        Objects.requireNonNull(data, "writelines() needs a list of bytes, got null");
        if (mayWrite("writelines", !data.isEmpty())) {
            connection.writing.writelines(data);
        }
    }

    @Override
    public void checkWritable(String act) {
        mayWrite(act, false);
    }

    @Override
    public void lend() {
        connection.writing.lent = true;
    }

    @Override
    public void writeLent(ByteBuffer data) {
        connection.writing.write(data);
    }

    @Override
    public void giveBack() {
        connection.writing.lent = false;
    }

    private boolean mayWrite(String act, boolean hasData) {
        Reports.checkLoop(connection.loop, act);
        if (connection.writing.lent) {
            throw OwnTransport.lentAway(act, this);
        }
        if (isClosing() && hasData) {
            lostWrites.note(act + "() on a closed TLS connection", this);
        }
        return hasData && !isClosing();
    }

    /** False, as in Python: that one end of a TLS connection goes on after the other's is not known to all peers. */
    @Override
    public boolean canWriteEof() {
        return false;
    }

    @Override
    public void writeEof() {
        throw new UnsupportedOperationException(
                "writeEof() on a TLS connection: it has no half-close; use close(), or a message that says the end");
    }

    @Override
    public long getWriteBufferSize() {
        return connection.writing.size();
    }

    @Override
    public WriteBufferLimits getWriteBufferLimits() {
        return connection.writing.limits();
    }

    @Override
    public void setWriteBufferLimits(WriteBufferLimits limits) {
        Reports.checkLoop(connection.loop, "setWriteBufferLimits");
        connection.writing.setLimits(limits);
    }

    @Override
    public void setProtocol(BaseProtocol<?> newProtocol) {
        connection.setProtocol(newProtocol);
    }

    @Override
    public BaseProtocol<?> getProtocol() {
        return connection.protocol();
    }

    @Override
    public <T> @Nullable T getExtraInfo(ExtraInfo<T> key) {
        return connection.fact(key);
    }

    @Override
    public String toString() {
        return "<TlsTransport " + (isReading() ? "reading " : "") + connection + ">";
    }
}
