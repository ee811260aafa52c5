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

/** From hosts, or a channel that is bound, to a server that listens there. */
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
        EventLoop loop = Asyncio.getRunningLoop();
        if (socket.getLocalAddress() == null) {
            throw new IllegalArgumentException(
                    "a server needs a socket that is bound: call bind(address) of " + socket);
        }
        socket.configureBlocking(false);
        SocketFile file = options.cleanupSocket() ? SocketFile.of(loop, socket) : null;
        return open(List.of(socket), protocolFactory, options, file);
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
