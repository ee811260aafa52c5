package asyncio.net;

import asyncio.Asyncio;
import asyncio.CancelledError;
import asyncio.Event;
import asyncio.EventLoop;
import asyncio.Future;
import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Listening sockets, and the connections that came from them. Made by {@link Net#createServer} and its siblings. It
 * holds its connections until they are lost.
 *
 * <p>Closing it ends the listening; connections stay, and may be closed by {@link #closeClients} or
 * {@link #abortClients}. All methods are for code on its loop.
 */
public final class Server implements AutoCloseable {
    private final EventLoop loop;
    private final Supplier<? extends BaseProtocol<Transport>> protocolFactory;
    private final ServerOptions options;
    private final @Nullable TlsSetup tls;
    private final List<Acceptor> acceptors = new ArrayList<>();
    private final Set<Transport> clients = new LinkedHashSet<>();
    private final Event finished = new Event();
    private final @Nullable SocketFile file;
    private boolean serving;
    private boolean closed;
    private @Nullable Future<@Nullable Void> servingForever;

    Server(
            EventLoop loop,
            List<ServerSocketChannel> sockets,
            Supplier<? extends BaseProtocol<Transport>> protocolFactory,
            ServerOptions options,
            @Nullable SocketFile file) {
        this.loop = loop;
        this.protocolFactory = protocolFactory;
        this.options = options;
        tls = options.tls() == null ? null : TlsSetup.server(options.tls());
        this.file = file;
        for (ServerSocketChannel socket : sockets) {
            acceptors.add(new Acceptor(loop, socket, this, options.backlog(), this::welcome));
        }
    }

    /** The loop on which it was made. */
    public EventLoop getLoop() {
        return loop;
    }

    /** Whether it accepts connections: from {@link #startServing} to {@link #close}. */
    public boolean isServing() {
        return serving;
    }

    /** The listening sockets, to ask for addresses and options; none when it is closed. */
    public List<ServerSocketChannel> sockets() {
        return closed ? List.of() : acceptors.stream().map(Acceptor::socket).toList();
    }

    /**
     * The port of the first listening socket, which the system has chosen if 0 was asked for.
     *
     * @throws IllegalStateException if it is closed, or listens at a socket file
     */
    public int port() {
        List<ServerSocketChannel> sockets = sockets();
        if (sockets.isEmpty()) {
            throw new IllegalStateException(this + " has no port: it is closed");
        }
        return Listening.portOf(sockets.getFirst());
    }

    /** Accepts connections from now on, including those that wait already. Without effect if it does. */
    public void startServing() {
        Reports.checkLoop(loop, "startServing");
        checkOpen();
        if (!serving) {
            serving = true;
            Reports.traceAtInfo(loop, this, " is serving");
            acceptors.forEach(Acceptor::start);
        }
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("server " + this + " is closed: make a new one");
        }
    }

    /**
     * Accepts connections until the task is cancelled, then closes this server and waits for its connections to end
     * before it throws; or until the server is closed, which also cancels this wait. In a cancelled scope it throws
     * without waiting for them, as every wait there does.
     *
     * @throws CancelledError in any case, unless it fails before
     * @throws IllegalStateException if it is closed, or another task is in this method
     */
    public void serveForever() {
        if (servingForever != null) {
            throw new IllegalStateException("server " + this + " is already being awaited on serveForever()");
        }
        checkOpen();
        startServing();
        Future<@Nullable Void> forever = loop.createFuture();
        servingForever = forever;
        try {
            Asyncio.await(forever);
        } catch (CancelledError e) {
            close();
            waitClosed();
            throw e;
        } finally {
            servingForever = null;
        }
    }

    /**
     * Waits until it is closed and has no connection any more, in whichever order that comes.
     *
     * @throws CancelledError if the task is cancelled while it waits
     * @throws IllegalStateException outside a task of the server's loop
     */
    public void waitClosed() {
        Reports.checkWait(loop, "waitClosed");
        finished.await();
    }

    /**
     * Ends the listening and {@link #serveForever}; does not wait. Connections stay. A socket file is removed, unless
     * another one has taken its place. Idempotent.
     */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        Reports.checkLoop(loop, "close");
        Reports.trace(loop, this, " is closed");
        closed = true;
        serving = false;
        acceptors.forEach(Acceptor::close);
        if (file != null) {
            file.remove();
        }
        if (servingForever != null) {
            servingForever.cancel();
        }
        finishIfIdle();
    }

    private void finishIfIdle() {
        if (closed && clients.isEmpty() && !loop.isClosed()) {
            finished.set();
        }
    }

    /** Closes all connections there are, each as by {@link Transport#close}. */
    public void closeClients() {
        List.copyOf(clients).forEach(Transport::close);
    }

    /** Ends all connections there are at once, each as by {@link Transport#abort}. */
    public void abortClients() {
        List.copyOf(clients).forEach(Transport::abort);
    }

    /** Takes a connection that was just accepted; its protocol is made at the next turn. */
    void welcome(SocketChannel channel) {
        loop.callSoon(() -> connect(channel));
    }

    private void connect(SocketChannel channel) {
        try {
            Established.prepare(channel, options);
            BaseProtocol<Transport> protocol = protocolFactory.get();
            if (tls == null) {
                Established.plain(channel, protocol, clientList);
            } else {
                Established.encrypted(channel, protocol, tls, clientList);
            }
        } catch (Throwable e) {
            Established.closeQuietly(channel, e);
            Reports.failure(loop, "Error on transport creation for incoming connection", this, e);
        }
    }

    private final Connections clientList = new Connections() {
        @Override
        public void attach(Transport transport) {
            clients.add(transport);
        }

        @Override
        public void detach(Transport transport) {
            clients.remove(transport);
            finishIfIdle();
        }
    };

    @Override
    public String toString() {
        StringJoiner addresses = new StringJoiner(", ", "<Server sockets=[", "]>");
        for (ServerSocketChannel socket : sockets()) {
            addresses.add(addressOf(socket));
        }
        return addresses.toString();
    }

    private static String addressOf(ServerSocketChannel socket) {
        try {
            return String.valueOf(socket.getLocalAddress());
        } catch (IOException e) {
            return e.toString();
        }
    }
}
