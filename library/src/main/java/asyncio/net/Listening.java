package asyncio.net;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Opens the sockets at which a server listens: one for each address, all of them or none. */
final class Listening {
    /** Stands for all interfaces where the name of a host is asked for. */
    static final String EVERYWHERE = "";

    private final ServerOptions options;
    private final List<ServerSocketChannel> sockets = new ArrayList<>();

    private Listening(ServerOptions options) {
        this.options = options;
    }

    /** Listening sockets in non-blocking mode, one for each address. */
    static List<ServerSocketChannel> at(List<String> hosts, int port, ServerOptions options) throws IOException {
        return at(hosts, port, options, 1).getFirst();
    }

    /** As many lists of listening sockets, all at the same addresses: the options must allow to share a port. */
    static List<List<ServerSocketChannel>> at(List<String> hosts, int port, ServerOptions options, int times)
            throws IOException {
        Options.checkPort(port);
        Objects.requireNonNull(hosts, "a server needs a list of hosts, got null");
        Listening listening = new Listening(options);
        boolean done = false;
        try {
            if (hosts.isEmpty()) {
                throw new IOException(
                        "could not bind on any address out of []: name a host, or \"\" for all interfaces");
            } else if (hosts.contains(EVERYWHERE)) {
                listening.openEverywhere(port);
            } else {
                listening.openAll(addresses(hosts, port, options));
            }
            List<List<ServerSocketChannel>> all = listening.repeated(times);
            done = true;
            return all;
        } finally {
            if (!done) {
                listening.closeAll();
            }
        }
    }

    private List<List<ServerSocketChannel>> repeated(int times) throws IOException {
        List<ServerSocketChannel> first = List.copyOf(sockets);
        List<List<ServerSocketChannel>> all = new ArrayList<>(List.of(first));
        while (all.size() < times) {
            int before = sockets.size();
            for (ServerSocketChannel socket : first) {
                bindBeside(socket);
            }
            all.add(List.copyOf(sockets.subList(before, sockets.size())));
        }
        return all;
    }

    private void bindBeside(ServerSocketChannel socket) throws IOException {
        InetSocketAddress address = (InetSocketAddress) socket.getLocalAddress();
        if (address.getAddress().isAnyLocalAddress()) {
            openEverywhere(address.getPort());
        } else {
            open(address);
        }
    }

    /**
     * The port at which a socket listens.
     *
     * @throws IllegalStateException if it is closed, is not bound, or listens at a socket file
     */
    static int portOf(ServerSocketChannel socket) {
        try {
            SocketAddress local = socket.getLocalAddress();
            if (local instanceof InetSocketAddress address) {
                return address.getPort();
            }
            throw new IllegalStateException(
                    socket + " has no port: " + (local == null ? "it is not bound" : "it listens at a socket file"));
        } catch (IOException e) {
            throw new IllegalStateException(socket + " has no port: it is closed", e);
        }
    }

    /** Each address once, however many hosts have it. */
    private static Set<InetSocketAddress> addresses(List<String> hosts, int port, ServerOptions options)
            throws IOException {
        Set<InetSocketAddress> addresses = new LinkedHashSet<>();
        for (String host : hosts) {
            Objects.requireNonNull(host, "a server needs hosts, one of them is null: \"\" stands for all interfaces");
            addresses.addAll(Resolver.resolve(host, port, options.family()));
        }
        if (addresses.contains(new InetSocketAddress("::", port))) {
            addresses.remove(new InetSocketAddress("0.0.0.0", port)); // the other one serves both families
        }
        return addresses;
    }

    /** The socket that listens on all interfaces serves both families, if the system knows both. */
    private void openEverywhere(int port) throws IOException {
        bind(Network.CURRENT.get().openServerSocket(options.family()), new InetSocketAddress(port));
    }

    private void openAll(Set<InetSocketAddress> addresses) throws IOException {
        IOException unavailable = null;
        for (InetSocketAddress address : addresses) {
            try {
                open(address);
            } catch (UnsupportedOperationException e) {
                unavailable = new IOException("this system has no addresses of the family of " + address, e);
            } catch (BindException e) {
                if (isLocal(address.getAddress())) {
                    throw e;
                }
                unavailable = e;
            }
        }
        if (sockets.isEmpty() && unavailable != null) {
            IOException none = new IOException("could not bind on any address out of " + addresses);
            none.initCause(unavailable);
            throw none;
        }
    }

    private static boolean isLocal(InetAddress address) throws IOException {
        return address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || Network.CURRENT.get().isLocal(address);
    }

    private void open(InetSocketAddress address) throws IOException {
        bind(Network.CURRENT.get().openServerSocket(Resolver.familyOf(address.getAddress())), address);
    }

    private void bind(ServerSocketChannel socket, InetSocketAddress address) throws IOException {
        boolean bound = false;
        try {
            configure(socket);
            socket.bind(address, options.backlog());
            bound = true;
            sockets.add(socket);
        } catch (IOException e) {
            throw SocketErrors.withDetail(e, "error while attempting to bind on address " + address);
        } finally {
            if (!bound) {
                socket.close();
            }
        }
    }

    private void configure(ServerSocketChannel socket) throws IOException {
        socket.configureBlocking(false);
        Boolean reuseAddress = options.reuseAddress();
        if (reuseAddress != null) {
            socket.setOption(StandardSocketOptions.SO_REUSEADDR, reuseAddress);
        }
        if (options.reusePort()) {
            Options.enableReusePort(socket);
        }
    }

    private void closeAll() throws IOException {
        for (ServerSocketChannel socket : sockets) {
            socket.close();
        }
    }
}
