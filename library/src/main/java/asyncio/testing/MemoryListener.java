package asyncio.testing;

import asyncio.ReadinessSource;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.channels.AlreadyBoundException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NotYetBoundException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.SelectorProvider;
import java.util.ArrayDeque;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A listening socket of a simulated host. */
final class MemoryListener extends ServerSocketChannel implements ReadinessSource {
    private static final int DEFAULT_BACKLOG = 50;

    private final OptionSet options = new OptionSet(
            StandardSocketOptions.SO_REUSEADDR, StandardSocketOptions.SO_REUSEPORT, StandardSocketOptions.SO_RCVBUF);
    private final NetworkStack host;
    private final ArrayDeque<MemorySocket> waiting = new ArrayDeque<>();
    private @Nullable InetSocketAddress local;
    private int backlog = DEFAULT_BACKLOG;
    private @Nullable Runnable listener;

    MemoryListener(NetworkStack host) {
        super(SelectorProvider.provider());
        this.host = host;
    }

    /** Where it listens, or null if it does not yet. */
    @Nullable
    InetSocketAddress address() {
        return local;
    }

    boolean sharesPort() {
        return options.isOn(StandardSocketOptions.SO_REUSEPORT);
    }

    boolean isFull() {
        return waiting.size() >= backlog;
    }

    void add(MemorySocket accepted) {
        waiting.add(accepted);
        changed();
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
        return !waiting.isEmpty();
    }

    @Override
    public boolean isWritable() {
        return false;
    }

    @Override
    public ServerSocketChannel bind(@Nullable SocketAddress address, int newBacklog) throws IOException {
        checkOpen();
        if (local != null) {
            throw new AlreadyBoundException();
        }
        backlog = newBacklog > 0 ? newBacklog : DEFAULT_BACKLOG;
        local = host.listen(this, address);
        return this;
    }

    private void checkOpen() throws ClosedChannelException {
        if (!isOpen()) {
            throw new ClosedChannelException();
        }
    }

    @Override
    public @Nullable SocketChannel accept() throws IOException {
        checkOpen();
        if (local == null) {
            throw new NotYetBoundException();
        }
        return waiting.pollFirst();
    }

    @Override
    public @Nullable SocketAddress getLocalAddress() throws IOException {
        checkOpen();
        return local;
    }

    @Override
    protected void implCloseSelectableChannel() throws IOException {
        host.closed(this);
        for (MemorySocket accepted : waiting) {
            accepted.setOption(StandardSocketOptions.SO_LINGER, 0);
            accepted.close();
        }
        waiting.clear();
        changed();
    }

    @Override
    protected void implConfigureBlocking(boolean block) {
        // a call on it never blocks; who wants to wait uses a loop, which refuses blocking mode
    }

    @Override
    public <T> ServerSocketChannel setOption(SocketOption<T> option, T value) throws IOException {
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
    public ServerSocket socket() {
        throw new UnsupportedOperationException("a socket in memory has no java.net.ServerSocket: use the channel");
    }

    @Override
    public String toString() {
        return "<MemoryListener " + (isOpen() ? "" : "closed ") + local + ">";
    }
}
