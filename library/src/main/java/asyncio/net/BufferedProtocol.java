package asyncio.net;

import java.nio.ByteBuffer;

/**
 * The receiving end of a stream of bytes that provides the memory for them, so that nothing is copied. Called in the
 * order {@code connectionMade}, any number of pairs of {@code getBuffer} and {@code bufferUpdated}, at most one
 * {@code eofReceived}, {@code connectionLost}.
 */
public interface BufferedProtocol extends BaseProtocol<Transport> {
    /**
     * Called before reading. Bytes are put from the buffer's position on, which moves with them. An exception, or a
     * buffer without room, closes the connection. Without a copy that is at a direct buffer's addresses which are
     * multiples of 64 ({@link ByteBuffer#alignedSlice}); elsewhere some processors are slower than the copy.
     *
     * @param sizeHint a useful size in bytes, or -1 if none is known
     */
    ByteBuffer getBuffer(int sizeHint);

    /** Called when {@code count} bytes were put into the buffer, at least one. An exception closes the connection. */
    void bufferUpdated(int count);

    /**
     * Called at most once: the other end sends nothing more. An exception closes the connection.
     *
     * @return true to keep the connection for writing; false, the default, to close it
     */
    default boolean eofReceived() {
        return false;
    }
}
