package asyncio.net;

import asyncio.EventLoop;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Accepts the connections of one listening socket. If the system refuses, most often because it is out of file
 * descriptors, this is reported, and tried again after a second: the socket would be ready all the time.
 */
final class Acceptor implements Runnable {
    private static final double RETRY_DELAY = 1;

    private final EventLoop loop;
    private final ServerSocketChannel socket;
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

    Acceptor(EventLoop loop, ServerSocketChannel socket, int backlog, Consumer<SocketChannel> welcome) {
        this(loop, socket, socket::accept, backlog, welcome);
    }

    Acceptor(EventLoop loop, ServerSocketChannel socket, Source source, int backlog, Consumer<SocketChannel> welcome) {
        this.loop = loop;
        this.socket = socket;
        this.source = source;
        this.backlog = backlog;
        this.welcome = welcome;
        OpenChannels.of(loop).add(socket);
    }

    ServerSocketChannel socket() {
        return socket;
    }

    void start() {
        if (socket.isOpen()) {
            loop.onReadable(socket, this);
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
        } catch (IOException e) {
            Reports.failure(loop, "socket.accept() failed, trying again in a second", socket, e);
            loop.removeReadable(socket);
            loop.callLater(RETRY_DELAY, this::start);
            return null;
        }
    }

    void close() {
        OpenChannels.of(loop).close(socket, loop);
        loop.removeReadable(socket); // after closing it, so that its port is free at once
    }
}
