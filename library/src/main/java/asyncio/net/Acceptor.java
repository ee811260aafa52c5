package asyncio.net;

import asyncio.ChannelClaim;
import asyncio.EventLoop;
import java.io.IOException;
import java.nio.channels.Channel;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Accepts the connections of one listening socket. If that fails, most often because the system is out of file
 * descriptors, it is reported, and tried again after a second: the socket would be ready all the time.
 */
final class Acceptor implements Runnable, OpenChannels.Owner {
    private static final double RETRY_DELAY = 1;

    private final EventLoop loop;
    private final ServerSocketChannel socket;
    private final Object server;
    private final ChannelClaim claim;
    private final OpenChannels openChannels;
    private final Source source;
    private final int backlog;
    private final Consumer<SocketChannel> welcome;

    /** Where accepted channels come from. */
    @FunctionalInterface
    interface Source {
        /** The next one, or null if nobody waits. */
        @Nullable
        SocketChannel accept() throws IOException;
    }

    /**
     * Takes over a listening socket.
     *
     * @param server whose it is, to be named in messages
     */
    Acceptor(EventLoop loop, ServerSocketChannel socket, Object server, int backlog, Consumer<SocketChannel> welcome) {
        this(loop, socket, server, socket::accept, backlog, welcome);
    }

    @SuppressWarnings("this-escape")
    Acceptor(
            EventLoop loop,
            ServerSocketChannel socket,
            Object server,
            Source source,
            int backlog,
            Consumer<SocketChannel> welcome) {
        this.loop = loop;
        this.socket = socket;
        this.server = server;
        this.source = source;
        this.backlog = backlog;
        this.welcome = welcome;
        claim = loop.claim(socket, this::toString);
        openChannels = OpenChannels.of(loop);
        openChannels.add(this);
    }

    ServerSocketChannel socket() {
        return socket;
    }

    @Override
    public Channel channel() {
        return socket;
    }

    @Override
    public Object leftOpen() {
        return server;
    }

    @Override
    public String toString() {
        return "server " + server;
    }

    void start() {
        if (socket.isOpen()) {
            claim.onReadable(this);
        }
    }

    /** Accepts all connections that wait, or as many as the backlog may hold. */
    @Override
    public void run() {
        SocketChannel accepted = accept();
        for (int i = 0; i < backlog && accepted != null; i++) {
            welcome.accept(accepted);
            accepted = accept();
        }
        if (accepted != null) {
            welcome.accept(accepted);
        }
    }

    private @Nullable SocketChannel accept() {
        try {
            return source.accept();
        } catch (ClosedChannelException e) {
            return null;
        } catch (Throwable e) {
            claim.removeReadable();
            Reports.failure(loop, "socket.accept() failed, trying again in a second", socket, e);
            loop.callLater(RETRY_DELAY, this::start);
            return null;
        }
    }

    void close() {
        openChannels.close(this);
        claim.removeReadable(); // after closing it, so that its port is free at once
        claim.release();
    }
}
