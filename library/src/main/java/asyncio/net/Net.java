package asyncio.net;

import asyncio.CancelledError;
import asyncio.EventLoop;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Connecting and serving, on the running loop. Here are the network functions of Python's loops and of its streams,
 * under their names in camel case.
 *
 * <p>Unless a method says otherwise it is called by a task and may wait; if the task is cancelled meanwhile, it throws
 * {@link CancelledError} and leaves no socket behind. An {@link IOException} says which address was the trouble.
 */
public final class Net {
    private Net() {}

    /**
     * Connects to a host, which may have several addresses, and has a protocol told of it before this returns.
     *
     * @param protocolFactory makes the protocol, when the connection stands
     * @throws java.net.UnknownHostException if the host has no address
     * @throws IOException if none of its addresses can be connected to: the error of the only attempt, or one that
     *     quotes all
     * @throws IllegalArgumentException if the port is out of range
     */
    public static <P extends BaseProtocol<Transport>> Connection<P> createConnection(
            Supplier<P> protocolFactory, String host, int port) throws IOException {
        return createConnection(protocolFactory, host, port, ConnectOptions.DEFAULT);
    }

    /**
     * Connects to a host, as {@link #createConnection(Supplier, String, int)}.
     *
     * @throws asyncio.ExceptionGroup in place of {@link IOException} if the options ask for all errors
     */
    public static <P extends BaseProtocol<Transport>> Connection<P> createConnection(
            Supplier<P> protocolFactory, String host, int port, ConnectOptions options) throws IOException {
        TlsSetup tls = TlsSetup.client(options, host, port);
        return Established.over(Connector.connect(host, port, options), protocolFactory, tls);
    }

    /** Makes a channel that is connected already a transport, which owns it from now on; closed if that fails. */
    public static <P extends BaseProtocol<Transport>> Connection<P> createConnection(
            Supplier<P> protocolFactory, SocketChannel socket) throws IOException {
        return Established.over(socket, protocolFactory);
    }

    /**
     * Makes a channel that is connected already a transport, as {@link #createConnection(Supplier, SocketChannel)}; of
     * the options, TLS counts.
     */
    public static <P extends BaseProtocol<Transport>> Connection<P> createConnection(
            Supplier<P> protocolFactory, SocketChannel socket, ConnectOptions options) throws IOException {
        return Established.over(socket, protocolFactory, TlsSetup.client(options, null, -1));
    }

    /** Makes a channel accepted elsewhere a transport, as {@link #createConnection(Supplier, SocketChannel)}. */
    public static <P extends BaseProtocol<Transport>> Connection<P> connectAcceptedSocket(
            Supplier<P> protocolFactory, SocketChannel socket) throws IOException {
        return Established.over(socket, protocolFactory);
    }

    /** Makes a conduit a transport, which owns it from now on; closed if that fails. */
    public static <P extends BaseProtocol<Transport>> Connection<P> createConnection(
            Supplier<P> protocolFactory, Conduit conduit) {
        return Established.over(conduit, protocolFactory);
    }

    /**
     * Makes a channel accepted elsewhere a transport, as {@link #createConnection(Supplier, SocketChannel)}; of the
     * options, TLS counts.
     */
    public static <P extends BaseProtocol<Transport>> Connection<P> connectAcceptedSocket(
            Supplier<P> protocolFactory, SocketChannel socket, ServerOptions options) throws IOException {
        TlsOptions tls = options.tls();
        return Established.over(socket, protocolFactory, tls == null ? null : TlsSetup.server(tls));
    }

    /** Connects to a Unix domain socket, as {@link #createConnection(Supplier, String, int)}. */
    public static <P extends BaseProtocol<Transport>> Connection<P> createUnixConnection(
            Supplier<P> protocolFactory, Path path) throws IOException {
        return createUnixConnection(protocolFactory, path, ConnectOptions.DEFAULT);
    }

    /** Connects to a Unix domain socket, as {@link #createUnixConnection(Supplier, Path)}; TLS counts. */
    public static <P extends BaseProtocol<Transport>> Connection<P> createUnixConnection(
            Supplier<P> protocolFactory, Path path, ConnectOptions options) throws IOException {
        TlsSetup tls = TlsSetup.client(options, null, -1);
        return Established.over(Connector.connect(path), protocolFactory, tls);
    }

    /**
     * Serves at one address of a host or, if it is null, at all interfaces. Each connection gets a protocol of its own.
     *
     * @param port 0 for any; see {@link Server#port}
     * @throws IOException if an address cannot be bound, with the address; nothing is bound then
     * @throws IllegalArgumentException if the port is out of range
     */
    public static Server createServer(
            Supplier<? extends BaseProtocol<Transport>> protocolFactory, @Nullable String host, int port)
            throws IOException {
        return createServer(protocolFactory, host, port, ServerOptions.DEFAULT);
    }

    /** Serves at all addresses of a host, as {@link #createServer(Supplier, String, int)}. */
    public static Server createServer(
            Supplier<? extends BaseProtocol<Transport>> protocolFactory,
            @Nullable String host,
            int port,
            ServerOptions options)
            throws IOException {
        return ServerOpening.at(ServerOpening.hosts(host), port, protocolFactory, options);
    }

    /** Serves at all addresses of several hosts, each once; at all interfaces if one of them is empty. */
    public static Server createServer(
            Supplier<? extends BaseProtocol<Transport>> protocolFactory,
            List<String> hosts,
            int port,
            ServerOptions options)
            throws IOException {
        return ServerOpening.at(hosts, port, protocolFactory, options);
    }

    /** Serves at a channel, which it owns; one that is not bound gets an address that the system chooses. */
    public static Server createServer(
            Supplier<? extends BaseProtocol<Transport>> protocolFactory,
            ServerSocketChannel socket,
            ServerOptions options)
            throws IOException {
        return ServerOpening.over(socket, protocolFactory, options);
    }

    /** Serves at a Unix domain socket, as {@link #createUnixServer(Supplier, Path, ServerOptions)}. */
    public static Server createUnixServer(Supplier<? extends BaseProtocol<Transport>> protocolFactory, Path path)
            throws IOException {
        return createUnixServer(protocolFactory, path, ServerOptions.DEFAULT);
    }

    /**
     * Serves at a Unix domain socket. A socket file that is there already is replaced; closing the server removes it.
     *
     * @throws IOException if the path cannot be bound: it is something else than a socket, or too long
     */
    public static Server createUnixServer(
            Supplier<? extends BaseProtocol<Transport>> protocolFactory, Path path, ServerOptions options)
            throws IOException {
        return ServerOpening.at(path, protocolFactory, options);
    }

    /**
     * Encrypts a connection that stands: TLS takes its place between transport and protocol, which is not told that a
     * connection was made. From now on only the returned transport may be used. If that fails, or is cancelled, the
     * connection is closed.
     *
     * @param transport any transport, also one with TLS
     * @param options which side this end is, and, for a client, the name of the server
     * @throws javax.net.ssl.SSLException if the ends do not agree
     * @throws IllegalArgumentException if a client has no name to check, or a server no context
     */
    public static Transport startTls(Transport transport, BaseProtocol<Transport> protocol, TlsOptions options)
            throws IOException {
        return startTls(transport, protocol, options, ByteBuffer.allocate(0));
    }

    /**
     * Encrypts a connection, as {@link #startTls(Transport, BaseProtocol, TlsOptions)}.
     *
     * @param received what has come already behind the last message in plain text: it belongs to the handshake
     */
    public static Transport startTls(
            Transport transport, BaseProtocol<Transport> protocol, TlsOptions options, ByteBuffer received)
            throws IOException {
        return Established.encrypt(transport, protocol, options, received);
    }

    /**
     * Makes an endpoint for datagrams, and has a protocol told of it before this returns.
     *
     * @throws java.net.UnknownHostException if a host has no address
     * @throws IOException if an address cannot be bound, with the address
     * @throws IllegalArgumentException if there is neither an address nor a family, or no family has all addresses
     */
    public static <P extends DatagramProtocol> DatagramEndpoint<P> createDatagramEndpoint(
            Supplier<P> protocolFactory, DatagramOptions options) throws IOException {
        return DatagramOpening.open(protocolFactory, options);
    }

    /**
     * Makes a channel an endpoint, which owns it from now on; closed if that fails. A channel that is connected
     * receives from its peer only, and sends nowhere else.
     */
    public static <P extends DatagramProtocol> DatagramEndpoint<P> createDatagramEndpoint(
            Supplier<P> protocolFactory, DatagramChannel socket) throws IOException {
        return DatagramOpening.over(socket, protocolFactory, null);
    }

    /** Makes an endpoint for datagrams from which a task receives. */
    public static DatagramStream openDatagrams(DatagramOptions options) throws IOException {
        return new DatagramStream(createDatagramEndpoint(DatagramStreamProtocol::new, options));
    }

    /** Sends a file from its beginning to its end, as {@link #sendfile(Transport, FileChannel, SendfileOptions)}. */
    public static long sendfile(Transport transport, Path file) throws IOException {
        return Sendfile.send(transport, file, SendfileOptions.DEFAULT);
    }

    /** Sends a range of a file, as {@link #sendfile(Transport, FileChannel, SendfileOptions)}. */
    public static long sendfile(Transport transport, Path file, SendfileOptions options) throws IOException {
        return Sendfile.send(transport, file, options);
    }

    /** Sends a file from its beginning to its end, as {@link #sendfile(Transport, FileChannel, SendfileOptions)}. */
    public static long sendfile(Transport transport, FileChannel file) throws IOException {
        return Sendfile.send(transport, file, SendfileOptions.DEFAULT);
    }

    /**
     * Sends a range of a file, after what was written before: by the system's own call if the transport has a socket,
     * else by reading and writing. Disks are waited for on other threads. Meanwhile nothing is read, the protocol is
     * paused, and from the call on writing by anybody else is refused with an {@link IllegalStateException}, over TLS
     * and in memory, too. The file's position is after the bytes that were sent, also if this fails or is cancelled.
     *
     * @return how many bytes were sent: less than asked for if the file ends before
     * @throws IOException if the connection is lost meanwhile, or the file cannot be read
     * @throws IllegalStateException if it is closing, was told {@code writeEof}, or sends a file; off its loop's tasks
     * @throws SendfileNotAvailableException if it has no socket, and the options rule out the fallback
     */
    public static long sendfile(Transport transport, FileChannel file, SendfileOptions options) throws IOException {
        return Sendfile.send(transport, file, options);
    }

    /**
     * Looks up the addresses of a host, without holding the loop, in the order in which the system prefers them.
     *
     * @throws java.net.UnknownHostException if there is none
     */
    public static List<InetSocketAddress> getaddrinfo(String host, int port) throws IOException {
        return Resolver.resolve(host, port, null);
    }

    /**
     * Looks up the addresses of a host, or of this machine if that is null, of one family or, if that is null, of both.
     * Debug mode logs look-ups that take longer than {@link EventLoop#getSlowCallbackDuration}.
     */
    public static List<InetSocketAddress> getaddrinfo(
            @Nullable String host, int port, @Nullable StandardProtocolFamily family) throws IOException {
        Options.checkFamily(family);
        return Resolver.resolve(host, port, family);
    }

    /** Looks up the name of an address, without holding the loop; its literal form if it has none. */
    public static String getnameinfo(InetSocketAddress address) throws IOException {
        return Resolver.nameInfo(address, Set.of()).host();
    }

    /**
     * Puts an address in words: the name of the host, looked up without holding the loop, and the port.
     *
     * @throws java.net.UnknownHostException if it has no name, and the flags require one
     * @throws IllegalArgumentException if it is a name that was not looked up yet
     */
    public static NameInfo getnameinfo(InetSocketAddress address, Set<NameInfo.Flag> flags) throws IOException {
        return Resolver.nameInfo(address, flags);
    }

    /** Connects to a host and returns the two ends of a stream, as {@link #createConnection(Supplier, String, int)}. */
    public static StreamPair openConnection(String host, int port) throws IOException {
        return openConnection(host, port, ConnectOptions.DEFAULT);
    }

    /** Connects to a host, as {@link #openConnection(String, int)}. */
    public static StreamPair openConnection(String host, int port, ConnectOptions options) throws IOException {
        TlsSetup tls = TlsSetup.client(options, host, port);
        return StreamPair.over(Connector.connect(host, port, options), options.limit(), tls);
    }

    /** Makes a channel that is connected already a stream, which owns it from now on. */
    public static StreamPair openConnection(SocketChannel socket, int limit) throws IOException {
        return StreamPair.over(socket, limit, null);
    }

    /** Makes a channel a stream, as {@link #openConnection(SocketChannel, int)}; limit and TLS of the options count. */
    public static StreamPair openConnection(SocketChannel socket, ConnectOptions options) throws IOException {
        return StreamPair.over(socket, options.limit(), TlsSetup.client(options, null, -1));
    }

    /** Connects to a Unix domain socket, as {@link #openConnection(String, int)}. */
    public static StreamPair openUnixConnection(Path path) throws IOException {
        return openUnixConnection(path, ConnectOptions.DEFAULT);
    }

    /** Connects to a Unix domain socket, as {@link #openConnection(String, int)}; limit and TLS count. */
    public static StreamPair openUnixConnection(Path path, ConnectOptions options) throws IOException {
        TlsSetup tls = TlsSetup.client(options, null, -1);
        return StreamPair.over(Connector.connect(path), options.limit(), tls);
    }

    /**
     * Serves at a host, as {@link #createServer(Supplier, String, int)}: each connection is handled by a task of its
     * own. If that fails, the failure is reported, and the connection closed; if it ends well, the connection stays
     * until somebody closes it.
     */
    public static Server startServer(ClientHandler handler, @Nullable String host, int port) throws IOException {
        return startServer(handler, host, port, ServerOptions.DEFAULT);
    }

    /** Serves at a host, as {@link #startServer(ClientHandler, String, int)}. */
    public static Server startServer(ClientHandler handler, @Nullable String host, int port, ServerOptions options)
            throws IOException {
        return createServer(StreamReaderProtocol.factory(handler, options.limit()), host, port, options);
    }

    /** Serves at all addresses of several hosts, as {@link #startServer(ClientHandler, String, int)}. */
    public static Server startServer(ClientHandler handler, List<String> hosts, int port, ServerOptions options)
            throws IOException {
        return createServer(StreamReaderProtocol.factory(handler, options.limit()), hosts, port, options);
    }

    /** Serves at a channel, as {@link #createServer(Supplier, ServerSocketChannel, ServerOptions)}, with streams. */
    public static Server startServer(ClientHandler handler, ServerSocketChannel socket, ServerOptions options)
            throws IOException {
        return createServer(StreamReaderProtocol.factory(handler, options.limit()), socket, options);
    }

    /** Serves at a Unix domain socket, as {@link #startServer(ClientHandler, String, int)}. */
    public static Server startUnixServer(ClientHandler handler, Path path) throws IOException {
        return startUnixServer(handler, path, ServerOptions.DEFAULT);
    }

    /** Serves at a Unix domain socket, as {@link #startServer(ClientHandler, String, int)}. */
    public static Server startUnixServer(ClientHandler handler, Path path, ServerOptions options) throws IOException {
        return createUnixServer(StreamReaderProtocol.factory(handler, options.limit()), path, options);
    }

    /** Connects to a host, as {@link #openConnection(String, int)}; reading and writing are one object. */
    public static Stream connect(String host, int port) throws IOException {
        return connect(host, port, ConnectOptions.DEFAULT);
    }

    /** Connects to a host, as {@link #connect(String, int)}. */
    public static Stream connect(String host, int port, ConnectOptions options) throws IOException {
        return new Stream(openConnection(host, port, options));
    }

    /**
     * Serves at a host, as {@link #startServer(ClientHandler, String, int)}, and closes each connection when its task
     * ends, however it ends. A handler that lets through what reading and writing throw because its connection has
     * ended, such as a reset by the other end, has not failed: that is not reported. It is if the handler has closed
     * the stream itself and writes on.
     */
    public static Server serve(StreamHandler handler, @Nullable String host, int port) throws IOException {
        return serve(handler, host, port, ServerOptions.DEFAULT);
    }

    /** Serves at a host, as {@link #serve(StreamHandler, String, int)}. */
    public static Server serve(StreamHandler handler, @Nullable String host, int port, ServerOptions options)
            throws IOException {
        return startServer(Stream.closing(handler), host, port, options);
    }

    /**
     * Serves as {@link #serve(StreamHandler, String, int, ServerOptions)}, on so many loops that are started for it,
     * each on a thread of its own. The handler is called on all of them at the same time. Waits until all serve.
     *
     * @param cores how many loops; {@code Runtime.getRuntime().availableProcessors()} for one a core
     * @throws asyncio.ExceptionGroup if a loop could not be started
     */
    public static ServerGroup serveOnCores(
            StreamHandler handler, @Nullable String host, int port, ServerOptions options, int cores)
            throws IOException {
        ClientHandler closing = Stream.closing(handler);
        return createServerOnCores(StreamReaderProtocol.factory(closing, options.limit()), host, port, options, cores);
    }

    /** Serves as {@link #createServer(Supplier, String, int)}, on several loops, as {@link #serveOnCores}. */
    public static ServerGroup createServerOnCores(
            Supplier<? extends BaseProtocol<Transport>> protocolFactory,
            @Nullable String host,
            int port,
            ServerOptions options,
            int cores)
            throws IOException {
        return ServerGroup.start(
                protocolFactory, ServerOpening.hosts(host), port, options, cores, ServerGroup.Spreading.ofThisSystem());
    }
}
