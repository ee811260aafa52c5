package asyncio.testing;

import asyncio.ReadinessSource;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.AlreadyConnectedException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ConnectionPendingException;
import java.nio.channels.NoConnectionPendingException;
import java.nio.channels.NotYetConnectedException;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.SelectorProvider;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One end of a connection in memory: a socket, as far as transports and streams can tell. It keeps to what TCP does:
 * what was written before a close still arrives, bytes that come too late are answered by a reset, and so is a close
 * that leaves bytes unread.
 */
final class MemorySocket extends SocketChannel implements ReadinessSource {
    private final OptionSet options = new OptionSet(
            StandardSocketOptions.TCP_NODELAY,
            StandardSocketOptions.SO_KEEPALIVE,
            StandardSocketOptions.SO_LINGER,
            StandardSocketOptions.SO_REUSEADDR,
            StandardSocketOptions.SO_SNDBUF,
            StandardSocketOptions.SO_RCVBUF);

    /** Where it connects from, or null for one that was made connected. */
    private final @Nullable Dialler dialler;

    private @Nullable Runnable listener;
    private @Nullable InetSocketAddress local;
    private @Nullable InetSocketAddress remote;
    private @Nullable ByteFlow in;
    private @Nullable ByteFlow out;
    private @Nullable IOException failure;
    private boolean connecting;
    private boolean connected;

    /** Its input or output was shut down here. */
    private boolean noMoreIn;

    private boolean noMoreOut;

    /** Who connects a socket to other hosts. */
    interface Dialler {
        /** The address that a socket gets which is to have this one, or any if it is null. */
        InetSocketAddress bind(@Nullable SocketAddress address) throws IOException;

        /**
         * Begins to connect a socket; ends in {@link #connected()} or {@link #refuse}.
         *
         * @param local where it was bound to, or null
         * @return where it connects from
         */
        InetSocketAddress dial(MemorySocket socket, @Nullable InetSocketAddress local, SocketAddress remote)
                throws IOException;

        /** A socket is closed. */
        void closed(MemorySocket socket);
    }

    MemorySocket(@Nullable Dialler dialler) {
        super(SelectorProvider.provider());
        this.dialler = dialler;
    }

    /** Joins it to another one: from now on bytes come and go. */
    void join(InetSocketAddress own, InetSocketAddress other, ByteFlow incoming, ByteFlow outgoing) {
        local = own;
        remote = other;
        in = incoming;
        out = outgoing;
    }

    /** The connection stands. */
    void connected() {
        connecting = false;
        connected = true;
        changed();
    }

    /** The connection is lost, or does not come about; without effect if it was lost before. */
    void fail(String why) {
        refuse(new SocketException(why));
    }

    /** As {@link #fail}, with an error of another kind. */
    void refuse(IOException why) {
        if (failure == null) {
            failure = why;
            if (isAskedForRoom()) {
                refuseData();
            }
            changed();
        }
    }

    /** Whether the other end has sent all it may, and so asks now and then whether it may go on. */
    private boolean isAskedForRoom() {
        return in != null && in.room() == 0;
    }

    /** Whether bytes that arrive have nowhere to go. */
    boolean isGone() {
        return !isOpen() || failure != null;
    }

    /** Answers bytes that have come too late. */
    void refuseData() {
        if (out != null) {
            out.sendRefusal();
        }
    }

    int localPort() {
        return local == null ? -1 : local.getPort();
    }

    /** Where the other end is, also when the connection is lost; null before. */
    @Nullable
    InetSocketAddress remoteAddress() {
        return remote;
    }

    boolean isConnecting() {
        return connecting && isOpen();
    }

    void changed() {
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
        return failure != null || noMoreIn || (in != null && (in.hasArrived() || in.isAtEnd()));
    }

    @Override
    public boolean isWritable() {
        return failure != null || (connected && (noMoreOut || (out != null && out.room() > 0)));
    }

    @Override
    public boolean isConnected() {
        return connected;
    }

    @Override
    public boolean isConnectionPending() {
        return connecting;
    }

    @Override
    public SocketChannel bind(@Nullable SocketAddress address) throws IOException {
        checkOpen();
        if (local != null) {
            throw new java.nio.channels.AlreadyBoundException();
        }
        local = dialler().bind(address);
        return this;
    }

    private Dialler dialler() {
        if (dialler == null) {
            throw new AlreadyConnectedException();
        }
        return dialler;
    }

    /** Begins to connect; never connected at once. */
    @Override
    public boolean connect(SocketAddress address) throws IOException {
        checkOpen();
        if (connected) {
            throw new AlreadyConnectedException();
        }
        if (connecting) {
            throw new ConnectionPendingException();
        }
        local = dialler().dial(this, local, address);
        connecting = true;
        return false;
    }

    @Override
    public boolean finishConnect() throws IOException {
        checkOpen();
        if (!connecting && !connected) {
            throw new NoConnectionPendingException();
        }
        if (!connected && failure != null) {
            IOException why = failure;
            close();
            throw why;
        }
        return connected;
    }

    private void checkOpen() throws ClosedChannelException {
        if (!isOpen()) {
            throw new ClosedChannelException();
        }
    }

    private ByteFlow connected(@Nullable ByteFlow flow) throws IOException {
        checkOpen();
        if (!connected || flow == null) {
            throw new NotYetConnectedException();
        }
        return flow;
    }

    @Override
    public int read(ByteBuffer room) throws IOException {
        ByteFlow flow = connected(in);
        int count = noMoreIn ? 0 : flow.take(room);
        if (count > 0) {
            return count;
        }
        if (noMoreIn || flow.isAtEnd()) {
            return -1;
        }
        throwIfFailed();
        return 0;
    }

    @Override
    public long read(ByteBuffer[] rooms, int offset, int length) throws IOException {
        long total = 0;
        for (int i = offset; i < offset + length; i++) {
            int count = rooms[i].hasRemaining() ? read(rooms[i]) : 0;
            if (count < 0) {
                return total == 0 ? -1 : total;
            }
            total += count;
        }
        return total;
    }

    @Override
    public int write(ByteBuffer data) throws IOException {
        ByteFlow flow = connected(out);
        if (noMoreOut) {
            throw new ClosedChannelException();
        }
        throwIfFailed();
        return flow.send(data);
    }

    @Override
    public long write(ByteBuffer[] data, int offset, int length) throws IOException {
        long total = 0;
        for (int i = offset; i < offset + length; i++) {
            total += write(data[i]);
            if (data[i].hasRemaining()) {
                return total;
            }
        }
        return total;
    }

    private void throwIfFailed() throws IOException {
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public SocketChannel shutdownInput() throws IOException {
        connected(in);
        noMoreIn = true;
        changed();
        return this;
    }

    @Override
    public SocketChannel shutdownOutput() throws IOException {
        ByteFlow flow = connected(out);
        if (!noMoreOut) {
            noMoreOut = true;
            if (failure == null) {
                flow.sendEnd();
            }
        }
        return this;
    }

    @Override
    protected void implCloseSelectableChannel() {
        if (in != null && out != null && failure == null) {
            if (in.hasArrived() || Integer.valueOf(0).equals(options.get(StandardSocketOptions.SO_LINGER))) {
                reset(out);
            } else if (!noMoreOut) {
                out.sendEnd();
            }
            in.drop();
        }
        if (dialler != null) {
            dialler.closed(this);
        }
        changed();
    }

    private void reset(ByteFlow flow) {
        if (isAskedForRoom()) {
            flow.sendRefusal();
        } else {
            flow.sendReset();
        }
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
        return connected ? remote : null;
    }

    @Override
    public <T> SocketChannel setOption(SocketOption<T> option, T value) throws IOException {
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
    public Socket socket() {
        throw new UnsupportedOperationException("a socket in memory has no java.net.Socket: use the channel");
    }

    @Override
    public String toString() {
        String state = !isOpen() ? "closed" : failure != null ? "failed" : connected ? "connected" : "unconnected";
        return "<MemorySocket " + state + " " + local + " -> " + remote + ">";
    }
}
