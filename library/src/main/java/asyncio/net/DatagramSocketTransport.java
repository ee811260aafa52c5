package asyncio.net;

import asyncio.EventLoop;
import asyncio.Future;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint over a UDP socket: its life from {@code connectionMade} to {@code connectionLost}. Datagrams are the
 * business of its halves, {@link DatagramReceiving} and {@link DatagramSending}.
 *
 * <p>It closes in two steps, as a {@link SocketTransport}: when <em>closing</em> it receives nothing more but may still
 * have something to send; when <em>lost</em> it does neither, and {@code connectionLost} is on its way.
 */
final class DatagramSocketTransport implements DatagramTransport {
    /** From this many datagrams on a lost endpoint on, each is worth a warning. */
    private static final int SENDS_TO_WARN = 5;

    final EventLoop loop;
    final DatagramChannel channel;
    final BufferPool pool;
    private final OpenChannels openChannels;
    private final DatagramReceiving receiving;
    private final DatagramSending sending;

    /** The only address to send to, or null for any. */
    private final @Nullable SocketAddress remote;

    private final @Nullable SocketAddress peername;
    private final @Nullable SocketAddress sockname;
    private DatagramProtocol protocol;
    private boolean closing;
    private boolean lost;
    private int sendsWhenLost;

    /** Takes over a channel in non-blocking mode, connected to {@code remote} or not. */
    DatagramSocketTransport(
            EventLoop loop, DatagramChannel channel, DatagramProtocol protocol, @Nullable SocketAddress remote)
            throws IOException {
        this(loop, channel, protocol, remote, new ChannelSink(channel));
    }

    @SuppressWarnings("this-escape")
    DatagramSocketTransport(
            EventLoop loop,
            DatagramChannel channel,
            DatagramProtocol protocol,
            @Nullable SocketAddress remote,
            DatagramQueue.Sink sink)
            throws IOException {
        this.loop = loop;
        this.channel = channel;
        this.protocol = checked(protocol);
        peername = channel.getRemoteAddress();
        sockname = channel.getLocalAddress();
        this.remote = peername != null ? peername : remote;
        pool = BufferPool.of(loop);
        openChannels = OpenChannels.of(loop);
        receiving = new DatagramReceiving(this);
        sending = new DatagramSending(this, sink);
        openChannels.add(channel);
    }

    private static DatagramProtocol checked(BaseProtocol<?> protocol) {
        Objects.requireNonNull(protocol, "a transport needs a protocol, got null");
        if (protocol instanceof DatagramProtocol fitting) {
            return fitting;
        }
        throw new IllegalArgumentException("a datagram endpoint needs a DatagramProtocol, not a "
                + protocol.getClass().getName());
    }

    /** Has the protocol called from the next turn on; {@code made} is finished when it knows of the endpoint. */
    void start(Future<@Nullable Void> made) {
        loop.callSoon(() -> {
            connect();
            if (!made.done()) {
                made.setResult(null);
            }
        });
    }

    private void connect() {
        try {
            protocol.connectionMade(this);
        } catch (Throwable e) {
            fatalError("Fatal error: protocol.connectionMade() call failed", e);
        }
        receiving.start();
    }

    void datagramReceived(ByteBuffer data, SocketAddress from) {
        tell("datagramReceived", told -> told.datagramReceived(data, from));
    }

    void errorReceived(IOException error) {
        tell("errorReceived", told -> told.errorReceived(error));
    }

    /** Calls the protocol about something whose failure does not end the endpoint. */
    void tell(String method, Consumer<DatagramProtocol> what) {
        try {
            what.accept(protocol);
        } catch (Throwable e) {
            Reports.failure(loop, "protocol." + method + "() failed", this, e);
        }
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
        receiving.stop();
        if (sending.isEmpty()) {
            loseSoon(null);
        }
    }

    /** Everything has left that waited. */
    void allIsSent() {
        if (closing && !lost) {
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
        openChannels.close(channel, loop);
        return true;
    }

    /** The endpoint cannot go on. */
    void fatalError(String message, Throwable error) {
        Reports.failure(loop, message, this, error);
        forceClose(error);
    }

    private void forceClose(@Nullable Throwable error) {
        if (lost) {
            return;
        }
        closing = true;
        receiving.stop();
        sending.drop();
        loseSoon(error);
    }

    private void loseSoon(@Nullable Throwable error) {
        lost = true;
        loop.callSoon(() -> {
            try {
                protocol.connectionLost(error);
            } finally {
                openChannels.close(channel, loop);
            }
        });
    }

    @Override
    public void sendto(ByteBuffer data, @Nullable SocketAddress to) {
        Reports.checkLoop(loop, "sendto");
        SocketAddress address = destination(to);
        if (!lost) {
            sending.send(data, address);
        } else if (++sendsWhenLost >= SENDS_TO_WARN) {
            Reports.warn("sendto() on a closed endpoint, nothing is sent any more: check isClosing(): " + this);
        }
    }

    /** Where a datagram goes; null for the peer of a connected channel. */
    private @Nullable SocketAddress destination(@Nullable SocketAddress to) {
        if (remote != null) {
            if (to != null && !to.equals(remote)) {
                throw new IllegalArgumentException("Invalid address: must be null or " + remote + ", not " + to);
            }
            return peername != null ? null : remote;
        }
        if (to == null) {
            throw new IllegalArgumentException(
                    "sendto() without an address: this endpoint has no remote one, say where to send");
        }
        if (to instanceof InetSocketAddress address && address.isUnresolved()) {
            throw new IllegalArgumentException(
                    "sendto() to the name " + address + ": look it up by Net.getaddrinfo(host, port)");
        }
        return to;
    }

    @Override
    public long getWriteBufferSize() {
        return sending.size();
    }

    @Override
    public WriteBufferLimits getWriteBufferLimits() {
        return sending.limits();
    }

    @Override
    public void setWriteBufferLimits(WriteBufferLimits limits) {
        Reports.checkLoop(loop, "setWriteBufferLimits");
        sending.setLimits(limits);
    }

    @Override
    public void setProtocol(BaseProtocol<?> newProtocol) {
        protocol = checked(newProtocol);
    }

    @Override
    public BaseProtocol<?> getProtocol() {
        return protocol;
    }

    @Override
    public <T> @Nullable T getExtraInfo(ExtraInfo<T> key) {
        Object value = null;
        if (key.equals(ExtraInfo.PEERNAME)) {
            value = peername;
        } else if (key.equals(ExtraInfo.SOCKNAME)) {
            value = sockname;
        } else if (key.equals(ExtraInfo.SOCKET)) {
            value = channel;
        }
        return value == null ? null : key.type().cast(value);
    }

    @Override
    public String toString() {
        String state = !channel.isOpen() ? " closed" : closing ? " closing" : "";
        return "<DatagramTransport" + state + " " + sockname + (peername == null ? "" : " -> " + peername)
                + " writeBufferSize=" + sending.size() + ">";
    }
}
