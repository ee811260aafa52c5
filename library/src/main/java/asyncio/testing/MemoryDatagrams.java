package asyncio.testing;

import asyncio.ReadinessSource;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.PortUnreachableException;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.AlreadyBoundException;
import java.nio.channels.AlreadyConnectedException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.MembershipKey;
import java.nio.channels.NotYetConnectedException;
import java.nio.channels.spi.SelectorProvider;
import java.util.ArrayDeque;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A socket for datagrams of a simulated host. */
final class MemoryDatagrams extends DatagramChannel implements ReadinessSource {
    private static final int MOST_BYTES = 65_507;
    private static final int MOST_BYTES_WAITING = 208 * 1024;

    private final OptionSet options = new OptionSet(
            StandardSocketOptions.SO_BROADCAST,
            StandardSocketOptions.SO_REUSEADDR,
            StandardSocketOptions.SO_REUSEPORT,
            StandardSocketOptions.SO_SNDBUF,
            StandardSocketOptions.SO_RCVBUF);
    private final NetworkStack host;
    private final ArrayDeque<Datagram> arrived = new ArrayDeque<>();
    private int bytesWaiting;
    private @Nullable InetSocketAddress local;
    private @Nullable InetSocketAddress remote;
    private @Nullable IOException failure;
    private @Nullable Runnable listener;

    MemoryDatagrams(NetworkStack host) {
        super(SelectorProvider.provider());
        this.host = host;
    }

    @Nullable
    InetSocketAddress local() {
        return local;
    }

    @Override
    public DatagramChannel bind(@Nullable SocketAddress address) throws IOException {
        checkOpen();
        if (local != null) {
            throw new AlreadyBoundException();
        }
        boolean shared =
                options.isOn(StandardSocketOptions.SO_REUSEADDR) || options.isOn(StandardSocketOptions.SO_REUSEPORT);
        InetSocketAddress bound = host.bind(address);
        if (!shared && !host.datagramsAt(bound).isEmpty()) {
            throw new java.net.BindException("Address already in use");
        }
        local = bound;
        return this;
    }

    private void checkOpen() throws ClosedChannelException {
        if (!isOpen()) {
            throw new ClosedChannelException();
        }
    }

    @Override
    public DatagramChannel connect(SocketAddress address) throws IOException {
        checkOpen();
        if (remote != null) {
            throw new AlreadyConnectedException();
        }
        InetSocketAddress target = NetworkStack.checked(address);
        local = host.source(local, target.getAddress());
        remote = target;
        arrived.removeIf(datagram -> !datagram.from().equals(target));
        bytesWaiting =
                arrived.stream().mapToInt(datagram -> datagram.bytes().length).sum();
        return this;
    }

    @Override
    public DatagramChannel disconnect() {
        remote = null;
        return this;
    }

    @Override
    public boolean isConnected() {
        return remote != null;
    }

    @Override
    public int send(ByteBuffer data, SocketAddress address) throws IOException {
        checkOpen();
        InetSocketAddress target = NetworkStack.checked(address);
        if (remote != null && !remote.equals(target)) {
            throw new AlreadyConnectedException();
        }
        if (data.remaining() > MOST_BYTES) {
            throw new SocketException("Message too long");
        }
        if (Datagram.isBroadcast(target) && !options.isOn(StandardSocketOptions.SO_BROADCAST)) {
            throw new SocketException("Permission denied");
        }
        if (local == null) {
            local = host.bind(null);
        }
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        new Datagram(this, host.source(local, target.getAddress()), target, bytes).sendFrom(host);
        return bytes.length;
    }

    /** A datagram arrives; it is dropped if too many wait, or if it is not from where this one is connected to. */
    void arrive(Datagram datagram) {
        boolean wanted = remote == null || remote.equals(datagram.from());
        int size = datagram.bytes().length;
        if (wanted && isOpen() && bytesWaiting + size <= MOST_BYTES_WAITING) {
            bytesWaiting += size;
            arrived.add(datagram);
            changed();
        }
    }

    /** Nobody was there to take what was sent. Told only if it is connected, as the system does. */
    void unreachable() {
        if (remote != null) {
            failure = new PortUnreachableException("Connection refused");
            changed();
        }
    }

    private void changed() {
        if (listener != null) {
            listener.run();
        }
    }

    @Override
    public void onReadiness(@Nullable Runnable newListener) {
        listener = newListener;
    }

    @Override
    public boolean isReadable() {
        return !arrived.isEmpty() || failure != null;
    }

    @Override
    public boolean isWritable() {
        return true;
    }

    @Override
    public @Nullable SocketAddress receive(ByteBuffer room) throws IOException {
        checkOpen();
        throwIfFailed();
        Datagram datagram = arrived.pollFirst();
        if (datagram == null) {
            return null;
        }
        bytesWaiting -= datagram.bytes().length;
        room.put(datagram.bytes(), 0, Math.min(room.remaining(), datagram.bytes().length));
        return datagram.from();
    }

    private void throwIfFailed() throws IOException {
        IOException error = failure;
        failure = null;
        if (error != null) {
            throw error;
        }
    }

    @Override
    public int read(ByteBuffer room) throws IOException {
        remote();
        int before = room.remaining();
        return receive(room) == null ? 0 : before - room.remaining();
    }

    private InetSocketAddress remote() {
        InetSocketAddress connectedTo = remote;
        if (connectedTo == null) {
            throw new NotYetConnectedException();
        }
        return connectedTo;
    }

    @Override
    public long read(ByteBuffer[] rooms, int offset, int length) throws IOException {
        ByteBuffer whole = ByteBuffer.allocate(MOST_BYTES);
        int count = read(whole);
        whole.flip();
        for (int i = offset; i < offset + length && whole.hasRemaining(); i++) {
            int part = Math.min(rooms[i].remaining(), whole.remaining());
            rooms[i].put(whole.slice(whole.position(), part));
            whole.position(whole.position() + part);
        }
        return (long) count - whole.remaining();
    }

    @Override
    public int write(ByteBuffer data) throws IOException {
        throwIfFailed();
        return send(data, remote());
    }

    @Override
    public long write(ByteBuffer[] data, int offset, int length) throws IOException {
        ByteBuffer whole = ByteBuffer.allocate(MOST_BYTES + 1);
        for (int i = offset; i < offset + length; i++) {
            whole.put(data[i].slice(data[i].position(), Math.min(data[i].remaining(), whole.remaining())));
        }
        int count = write(whole.flip());
        for (int i = offset; i < offset + length; i++) {
            data[i].position(data[i].limit());
        }
        return count;
    }

    @Override
    protected void implCloseSelectableChannel() {
        host.closed(this);
        arrived.clear();
        changed();
    }

    @Override
    protected void implConfigureBlocking(boolean block) {
        // a call on it never blocks; who wants to wait uses a loop, which refuses blocking mode
    }

    @Override
    public @Nullable SocketAddress getLocalAddress() throws IOException {
        checkOpen();
        return local;
    }

    @Override
    public @Nullable SocketAddress getRemoteAddress() throws IOException {
        checkOpen();
        return remote;
    }

    @Override
    public <T> DatagramChannel setOption(SocketOption<T> option, T value) throws IOException {
        checkOpen();
        options.set(option, value);
        return this;
    }

    @Override
    public <T> @Nullable T getOption(SocketOption<T> option) throws IOException {
        checkOpen();
        return options.get(option);
    }

    @Override
    public Set<SocketOption<?>> supportedOptions() {
        return options.known();
    }

    @Override
    public DatagramSocket socket() {
        throw new UnsupportedOperationException("a socket in memory has no java.net.DatagramSocket: use the channel");
    }

    @Override
    public MembershipKey join(InetAddress group, NetworkInterface on) {
        throw new UnsupportedOperationException("a simulated network knows no multicast: send to each host");
    }

    @Override
    public MembershipKey join(InetAddress group, NetworkInterface on, InetAddress source) {
        return join(group, on);
    }

    @Override
    public String toString() {
        return "<MemoryDatagrams " + (isOpen() ? "" : "closed ") + local + (remote == null ? "" : " -> " + remote)
                + ">";
    }
}
