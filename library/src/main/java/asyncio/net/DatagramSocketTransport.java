package asyncio.net;

import asyncio.ChannelClaim;
import asyncio.EventLoop;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint over a UDP socket. Datagrams are the business of its halves, {@link DatagramReceiving} and
 * {@link DatagramSending}, and when it begins and ends is that of its {@link Lifecycle}.
 */
final class DatagramSocketTransport implements DatagramTransport {
    final EventLoop loop;
    final DatagramChannel channel;
    final ChannelClaim claim;
    final BufferPool pool;
    final Lifecycle<DatagramTransport, DatagramProtocol> life;
    private final DatagramSending sending;
    private final LostWrites lostSends = new LostWrites();

    /** The only address to send to, or null for any. */
    private final @Nullable SocketAddress remote;

    private final SocketFacts facts;

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
        facts = SocketFacts.of(channel);
        this.remote = facts.peername() != null ? facts.peername() : remote;
        pool = BufferPool.of(loop);
        sending = new DatagramSending(this, sink);
        DatagramProtocol fitting = checked(protocol);
        claim = loop.claim(channel, () -> "transport " + this);
        life = new Lifecycle<>(loop, channel, this, fitting, new DatagramReceiving(this), sending, claim::release);
    }

    private static DatagramProtocol checked(BaseProtocol<?> protocol) {
        Objects.requireNonNull(protocol, "a transport needs a protocol, got null");
        if (protocol instanceof DatagramProtocol fitting) {
            return fitting;
        }
        throw new IllegalArgumentException("a datagram endpoint needs a DatagramProtocol, not a "
                + protocol.getClass().getName());
    }

    void datagramReceived(ByteBuffer data, SocketAddress from) {
        life.tell("datagramReceived", told -> told.datagramReceived(data, from));
    }

    void errorReceived(IOException error) {
        life.tell("errorReceived", told -> told.errorReceived(error));
    }

    @Override
    public boolean isClosing() {
        return life.isClosing();
    }

    @Override
    public void close() {
        life.close();
    }

    @Override
    public void abort() {
        life.abort();
    }

    @Override
    public void sendto(ByteBuffer data, @Nullable SocketAddress to) {
        Objects.requireNonNull(data, "sendto() needs bytes, got null");
        Reports.checkLoop(loop, "sendto");
        SocketAddress address = destination(to);
        if (life.isLost()) {
            lostSends.note("sendto() on a closed endpoint", this);
        } else {
            sending.send(data, address);
        }
    }

    /** Where a datagram goes; null for the peer of a connected channel. */
    private @Nullable SocketAddress destination(@Nullable SocketAddress to) {
        if (remote != null) {
            if (to != null && !to.equals(remote)) {
                throw new IllegalArgumentException("Invalid address: must be null or " + remote + ", not " + to);
            }
            return facts.peername() != null ? null : remote;
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
        life.setProtocol(checked(newProtocol));
    }

    @Override
    public BaseProtocol<?> getProtocol() {
        return life.protocol();
    }

    @Override
    public <T> @Nullable T getExtraInfo(ExtraInfo<T> key) {
        return facts.get(key);
    }

    @Override
    public String toString() {
        String state = !channel.isOpen() ? " closed" : isClosing() ? " closing" : "";
        String peer = facts.peername() == null ? "" : " -> " + facts.peername();
        return "<DatagramTransport" + state + " " + facts.sockname() + peer + " writeBufferSize=" + sending.size()
                + ">";
    }
}
