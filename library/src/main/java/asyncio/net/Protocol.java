package asyncio.net;

import java.nio.ByteBuffer;

/**
 * The receiving end of a stream of bytes. Called in the order {@code connectionMade}, any number of
 * {@code dataReceived}, at most one {@code eofReceived}, {@code connectionLost}.
 */
public interface Protocol extends BaseProtocol<Transport> {
    /**
     * Called with the bytes that came next, at least one; how they are cut means nothing. The buffer is valid during
     * the call only: read or copy what is of interest. An exception closes the connection.
     */
    default void dataReceived(ByteBuffer data) {}

    /**
     * Called at most once: the other end sends nothing more. An exception closes the connection.
     *
     * @return true to keep the connection for writing; false, the default, to close it
     */
    default boolean eofReceived() {
        return false;
    }
}
