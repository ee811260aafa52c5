package asyncio.net;

import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint that sends and receives datagrams: packets that arrive whole or not at all, in any order. Sending never
 * waits: what the system does not take at once is buffered, and the protocol is told by
 * {@link BaseProtocol#pauseWriting} when that is too much.
 */
public interface DatagramTransport extends BaseTransport {
    /**
     * Sends the remaining bytes as one datagram. They are taken before this returns: the buffer may be used again. It
     * may be empty, unless the endpoint is connected to a remote address: there the JDK sends no empty one.
     *
     * <p>If the system refuses, because the datagram is too long for example, or tells that an earlier one was not
     * accepted, {@link DatagramProtocol#errorReceived} is called, often before this returns; the endpoint stays open.
     * When the endpoint is gone datagrams are dropped, from the fifth time on with a warning in the log.
     *
     * @param to where to; null for the remote address that the endpoint was made with
     * @throws IllegalArgumentException if {@code to} is null and there is no remote address, or it is not that address,
     *     or the name of a host that was not looked up
     */
    void sendto(ByteBuffer data, @Nullable SocketAddress to);

    /** Sends a datagram, as {@link #sendto(ByteBuffer, SocketAddress)}. */
    default void sendto(byte[] data, @Nullable SocketAddress to) {
        Objects.requireNonNull(data, "sendto() needs bytes, got null");
        sendto(ByteBuffer.wrap(data), to);
    }

    /** Sends a datagram to the remote address that the endpoint was made with. */
    default void sendto(ByteBuffer data) {
        sendto(data, null);
    }

    /** Sends a datagram to the remote address that the endpoint was made with. */
    default void sendto(byte[] data) {
        sendto(data, null);
    }

    /** How many bytes were sent but not yet taken by the system; each datagram counts 8 more than it has. */
    long getWriteBufferSize();

    /** The water marks in force. */
    WriteBufferLimits getWriteBufferLimits();

    /** Changes the water marks. The protocol may be paused by that at once, but it is never resumed by it. */
    void setWriteBufferLimits(WriteBufferLimits limits);

    /**
     * Closes the endpoint at once; what is buffered is lost. The protocol's {@code connectionLost} is called with null,
     * at a later turn. Idempotent.
     */
    void abort();
}
