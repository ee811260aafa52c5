package asyncio.net;

import asyncio.Asyncio;
import asyncio.EventLoop;
import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** From hosts, or a channel, to a server that listens there. */
final class ServerOpening {
    private ServerOpening() {}

    /** One host as a list; the one that stands for all interfaces if it is null. */
    static List<String> hosts(@Nullable String host) {
        return List.of(host == null ? Listening.EVERYWHERE : host);
    }

    static Server at(
            List<String> hosts,
            int port,
            Supplier<? extends BaseProtocol<Transport>> protocolFactory,
            ServerOptions options)
            throws IOException {
        checkFactory(protocolFactory);
        return open(Listening.at(hosts, port, options), protocolFactory, options, null);
    }

    /** At a socket file, which the server owns. */
    static Server at(Path path, Supplier<? extends BaseProtocol<Transport>> protocolFactory, ServerOptions options)
            throws IOException {
        checkFactory(protocolFactory);
        return over(SocketFile.open(path, options.backlog()), protocolFactory, options);
    }

    static Server over(
            ServerSocketChannel socket,
            Supplier<? extends BaseProtocol<Transport>> protocolFactory,
            ServerOptions options)
            throws IOException {
        checkFactory(protocolFactory);
        Objects.requireNonNull(socket, "a server needs a channel that listens, got null");
        EventLoop loop = Asyncio.getRunningLoop();
        socket.configureBlocking(false);
        if (socket.getLocalAddress() == null) {
            bindAnywhere(socket, options.backlog());
        }
        SocketFile file = options.cleanupSocket() ? SocketFile.of(loop, socket) : null;
        return open(List.of(socket), protocolFactory, options, file);
    }

    /** What listening does in Python to a socket that has no address yet. */
    private static void bindAnywhere(ServerSocketChannel socket, int backlog) throws IOException {
        try {
            socket.bind(null, backlog);
        } catch (IOException e) {
            throw SocketErrors.withDetail(e, "cannot listen at an address that the system chooses, with " + socket);
        }
    }

    static void checkFactory(Supplier<?> protocolFactory) {
        Objects.requireNonNull(protocolFactory, "a server needs a factory of protocols, got null");
    }

    private static Server open(
            List<ServerSocketChannel> sockets,
            Supplier<? extends BaseProtocol<Transport>> protocolFactory,
            ServerOptions options,
            @Nullable SocketFile file) {
        Server server = new Server(Asyncio.getRunningLoop(), sockets, protocolFactory, options, file);
        if (options.startServing()) {
            server.startServing();
        }
        return server;
    }
}
