package asyncio.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint for datagrams for one task or two: one receives, one sends, or one does both. Each method waits as long
 * as it has to, and suspends only its task. This is the recommended way to use datagrams.
 *
 * <p>Datagrams that nobody receives are kept up to a limit, 1 MiB at first, and dropped beyond it, as the system does,
 * too: {@link #dropped} tells how many.
 */
public final class DatagramStream implements AutoCloseable, Iterable<Datagram> {
    private final DatagramTransport transport;
    private final DatagramStreamProtocol protocol;

    /** Makes an endpoint a stream, which owns it from now on. */
    public DatagramStream(DatagramEndpoint<DatagramStreamProtocol> endpoint) {
        transport = endpoint.transport();
        protocol = endpoint.protocol();
    }

    /** The transport that it sends to. */
    public DatagramTransport transport() {
        return transport;
    }

    /**
     * Waits for the next datagram, in the order in which they come. If the task is cancelled while it waits, nothing is
     * taken.
     *
     * @throws ClosedChannelException if this is closed and what came before has been received
     * @throws java.net.PortUnreachableException if nobody listens at the remote address; the stream stays open
     * @throws IOException if receiving has failed otherwise
     * @throws IllegalStateException if another task waits here
     */
    public Datagram receive() throws IOException {
        return protocol.receive();
    }

    /** Sends a datagram to the remote address, as {@link #sendto(byte[], SocketAddress)}. */
    public void send(byte[] data) throws IOException {
        sendto(data, null);
    }

    /** Sends a datagram to the remote address, as {@link #sendto(byte[], SocketAddress)}. */
    public void send(ByteBuffer data) throws IOException {
        sendto(data, null);
    }

    /**
     * Sends a datagram, and waits if too much is buffered then. If the task is cancelled while it waits, the datagram
     * is still sent.
     *
     * @param to where to; null for the remote address
     * @throws ClosedChannelException if this is closed
     * @throws IOException if the system refuses it
     * @throws IllegalArgumentException if {@code to} does not fit, see {@link DatagramTransport#sendto(ByteBuffer,
     *     SocketAddress)}
     */
    public void sendto(byte[] data, @Nullable SocketAddress to) throws IOException {
        Objects.requireNonNull(data, "sendto() needs bytes, got null");
        sendto(ByteBuffer.wrap(data), to);
    }

    /** Sends the remaining bytes as a datagram, as {@link #sendto(byte[], SocketAddress)}. */
    public void sendto(ByteBuffer data, @Nullable SocketAddress to) throws IOException {
        if (transport.isClosing()) {
            throw new ClosedChannelException();
        }
        protocol.throwWhatSendingCauses(() -> transport.sendto(data, to));
        protocol.drain();
    }

    /** The datagrams that are still to come, until this is closed; an I/O error comes as an unchecked one. */
    @Override
    public Iterator<Datagram> iterator() {
        return new Iterator<>() {
            private @Nullable Datagram next;

            @Override
            public boolean hasNext() {
                try {
                    if (next == null) {
                        next = receive();
                    }
                    return true;
                } catch (ClosedChannelException e) {
                    return false;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public Datagram next() {
                if (!hasNext()) {
                    throw new NoSuchElementException("the stream of datagrams is closed");
                }
                Datagram received = Objects.requireNonNull(next);
                next = null;
                return received;
            }
        };
    }

    /** How many datagrams were dropped because too many waited to be received. */
    public long dropped() {
        return protocol.dropped();
    }

    /** Changes how many bytes of datagrams are kept until somebody receives them; what is kept already stays. */
    public void setLimit(int bytes) {
        Options.checkLimit(bytes);
        protocol.setLimit(bytes);
    }

    /** A fact about the endpoint; null if it is unknown here. */
    public <T> @Nullable T getExtraInfo(ExtraInfo<T> key) {
        return transport.getExtraInfo(key);
    }

    /** Closes the endpoint after what was sent has left; does not wait. */
    @Override
    public void close() {
        transport.close();
    }

    /** Waits until the endpoint is gone. */
    public void waitClosed() {
        protocol.waitClosed();
    }

    @Override
    public String toString() {
        return "<DatagramStream " + transport + ">";
    }
}
