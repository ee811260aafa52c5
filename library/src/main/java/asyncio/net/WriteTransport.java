package asyncio.net;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;

/**
 * A transport that takes bytes. Writing never waits: what the system does not take at once is buffered here, and a
 * protocol is told by {@link BaseProtocol#pauseWriting} when that is too much.
 */
public interface WriteTransport extends BaseTransport {
    /**
     * Sends all remaining bytes, after everything written before. They are taken before this returns: the buffer is
     * empty then and may be used again.
     *
     * <p>Within {@link Protocol#dataReceived} or {@link BufferedProtocol#bufferUpdated} of this connection, small
     * writes are gathered and leave together when that method returns; otherwise bytes leave at once. After the
     * connection was lost bytes are dropped, from the fifth time on with a warning in the log.
     *
     * @throws IllegalStateException after {@link #writeEof}
     */
    void write(ByteBuffer data);

    /** Sends bytes, as {@link #write(ByteBuffer)}. */
    default void write(byte[] data) {
        Objects.requireNonNull(data, "write() needs bytes, got null");
        write(ByteBuffer.wrap(data));
    }

    /**
     * Sends bytes as {@link #write(ByteBuffer)}, but more is to follow: small pieces may be gathered, and leave
     * together at the loop's next turn or with the next {@link #write(ByteBuffer)}, whichever comes first.
     *
     * @throws IllegalStateException after {@link #writeEof}
     */
    default void writeSoon(ByteBuffer data) {
        write(data);
    }

    /**
     * Sends several buffers in order, as one {@link #write(ByteBuffer)} of all of them, if possible in one system call.
     *
     * @throws IllegalStateException after {@link #writeEof}
     */
    void writelines(List<ByteBuffer> data);

    /** Whether {@link #writeEof} is supported. */
    boolean canWriteEof();

    /**
     * Tells the other end that nothing more will come, after all that was written. Reading goes on. Without effect if
     * called before, or when closing.
     *
     * @throws UnsupportedOperationException if {@link #canWriteEof} is false
     */
    void writeEof();

    /** How many bytes were written but not yet taken by the system. */
    long getWriteBufferSize();

    /** The water marks in force. */
    WriteBufferLimits getWriteBufferLimits();

    /** Changes the water marks. The protocol may be paused by that at once, but it is never resumed by it. */
    void setWriteBufferLimits(WriteBufferLimits limits);

    /**
     * Closes the connection at once; what is buffered is lost. The protocol's {@code connectionLost} is called with
     * null, at a later turn. Idempotent.
     */
    void abort();
}
