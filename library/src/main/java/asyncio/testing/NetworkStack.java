package asyncio.testing;

import asyncio.Asyncio;
import asyncio.net.Network;
import java.io.IOException;
import java.net.BindException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnknownHostException;
import java.nio.channels.Channel;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.nio.channels.UnsupportedAddressTypeException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a simulated host has in place of an operating system: its addresses, its ports, and who uses them. */
final class NetworkStack implements Network, MemorySocket.Dialler {
    private static final int FIRST_EPHEMERAL_PORT = 49152;
    private static final int LAST_PORT = 65535;

    final SimulatedNetwork network;
    private final String name;
    private final List<InetAddress> addresses;
    private final Set<MemorySocket> sockets = new LinkedHashSet<>();
    private final Set<MemoryListener> listeners = new LinkedHashSet<>();
    private final Set<MemoryDatagrams> datagrams = new LinkedHashSet<>();
    private int lastPort = FIRST_EPHEMERAL_PORT - 1;

    NetworkStack(SimulatedNetwork network, String name, List<InetAddress> addresses) {
        this.network = network;
        this.name = name;
        this.addresses = addresses;
    }

    List<InetAddress> addresses() {
        return addresses;
    }

    @Override
    public SocketChannel openSocket(StandardProtocolFamily family) throws IOException {
        MemorySocket socket = new MemorySocket(this);
        sockets.add(socket);
        return socket;
    }

    MemorySocket openAccepted() {
        MemorySocket socket = new MemorySocket(this);
        sockets.add(socket);
        return socket;
    }

    @Override
    public ServerSocketChannel openServerSocket(@Nullable StandardProtocolFamily family) throws IOException {
        return new MemoryListener(this);
    }

    @Override
    public DatagramChannel openDatagramSocket(@Nullable StandardProtocolFamily family) throws IOException {
        MemoryDatagrams socket = new MemoryDatagrams(this);
        datagrams.add(socket);
        return socket;
    }

    @Override
    public List<InetAddress> lookUp(String host) throws IOException {
        if (host.equals("localhost")) {
            return List.of(InetAddress.getLoopbackAddress());
        }
        network.checkLoop();
        Asyncio.sleep(network.lookUpTime());
        List<InetAddress> found = network.addressesOf(host);
        network.trace(() -> this + " looks up " + host + ": " + found.size() + " addresses");
        if (found.isEmpty()) {
            throw new UnknownHostException("no address is known for the host \"" + host + "\"");
        }
        return found;
    }

    @Override
    public String nameOf(InetAddress address) {
        NetworkStack host = network.hostAt(address);
        return host == null ? address.getHostAddress() : host.name;
    }

    @Override
    public boolean isLocal(InetAddress address) {
        return addresses.contains(address);
    }

    /** The host at an address, as it looks from here; null if there is none. */
    @Nullable
    NetworkStack hostAt(InetAddress address) {
        return address.isLoopbackAddress() || address.isAnyLocalAddress() ? this : network.hostAt(address);
    }

    @Override
    public InetSocketAddress bind(@Nullable SocketAddress address) throws IOException {
        InetSocketAddress wanted = address == null ? new InetSocketAddress(0) : checked(address);
        InetAddress host = wanted.getAddress();
        if (!host.isAnyLocalAddress() && !host.isLoopbackAddress() && !isLocal(host)) {
            throw new BindException("Cannot assign requested address");
        }
        return wanted.getPort() != 0 ? wanted : new InetSocketAddress(host, freePort());
    }

    static InetSocketAddress checked(SocketAddress address) {
        if (!(address instanceof InetSocketAddress inet)) {
            throw new UnsupportedAddressTypeException();
        }
        if (inet.isUnresolved()) {
            throw new UnresolvedAddressException();
        }
        return inet;
    }

    private int freePort() throws BindException {
        for (int tried = FIRST_EPHEMERAL_PORT; tried <= LAST_PORT; tried++) {
            lastPort = lastPort == LAST_PORT ? FIRST_EPHEMERAL_PORT : lastPort + 1;
            if (!isUsed(lastPort)) {
                return lastPort;
            }
        }
        throw new BindException("Address already in use: no port is free on " + this);
    }

    private boolean isUsed(int port) {
        return sockets.stream().anyMatch(socket -> socket.localPort() == port)
                || listeners.stream().anyMatch(listener -> portOf(listener.address()) == port)
                || datagrams.stream().anyMatch(socket -> portOf(socket.local()) == port);
    }

    private static int portOf(@Nullable InetSocketAddress address) {
        return address == null ? -1 : address.getPort();
    }

    InetSocketAddress listen(MemoryListener listener, @Nullable SocketAddress address) throws IOException {
        InetSocketAddress bound = bind(address);
        for (MemoryListener other : listeners) {
            InetSocketAddress taken = other.address();
            boolean both = listener.sharesPort() && other.sharesPort();
            if (!both && collide(taken, bound)) {
                throw new BindException("Address already in use");
            }
        }
        listeners.add(listener);
        return bound;
    }

    /** Whether both stand for one address; what has none collides with nothing. */
    private static boolean collide(@Nullable InetSocketAddress one, InetSocketAddress other) {
        return one != null
                && one.getPort() == other.getPort()
                && (one.getAddress().isAnyLocalAddress()
                        || other.getAddress().isAnyLocalAddress()
                        || one.getAddress().equals(other.getAddress()));
    }

    /** Who listens at an address: of several, each in turn. */
    @Nullable
    MemoryListener listenerAt(InetSocketAddress address) {
        List<MemoryListener> all = listeners.stream()
                .filter(listener -> collide(listener.address(), address))
                .toList();
        return all.isEmpty() ? null : all.get(all.size() == 1 ? 0 : network.random.nextInt(all.size()));
    }

    @Override
    public InetSocketAddress dial(MemorySocket socket, @Nullable InetSocketAddress local, SocketAddress address)
            throws IOException {
        network.checkLoop();
        InetSocketAddress remote = checked(address);
        InetSocketAddress own = source(local, remote.getAddress());
        NetworkStack host = hostAt(remote.getAddress());
        if (host == null) {
            network.loop()
                    .callLater(
                            network.lookUpTime(), () -> socket.refuse(new NoRouteToHostException("No route to host")));
        } else {
            Cable cable = network.cable(this, host);
            var handshake = new Handshake(cable.from(this), cable.from(host), socket, own, remote);
            network.loop().callSoon(handshake::ask);
        }
        return own;
    }

    /** Where packets to an address come from. */
    InetSocketAddress source(@Nullable InetSocketAddress bound, InetAddress remote) throws IOException {
        int port = bound == null ? freePort() : bound.getPort();
        if (bound != null && !bound.getAddress().isAnyLocalAddress()) {
            return bound;
        }
        if (remote.isLoopbackAddress() || remote.isAnyLocalAddress()) {
            return new InetSocketAddress(remote.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : remote, port);
        }
        for (InetAddress own : addresses) {
            if (own instanceof Inet4Address == remote instanceof Inet4Address) {
                return new InetSocketAddress(own, port);
            }
        }
        throw new SocketException("Network is unreachable: " + this + " has no address of the family of " + remote);
    }

    /** The sockets for datagrams that get what is sent to an address. */
    List<MemoryDatagrams> datagramsAt(InetSocketAddress address) {
        return datagrams.stream()
                .filter(socket -> collide(socket.local(), address))
                .toList();
    }

    @Override
    public void closed(MemorySocket socket) {
        sockets.remove(socket);
    }

    void closed(MemoryListener listener) {
        listeners.remove(listener);
    }

    void closed(MemoryDatagrams socket) {
        datagrams.remove(socket);
    }

    int openSockets() {
        return sockets.size() + listeners.size() + datagrams.size();
    }

    /** Everything is gone, and nobody is told. */
    void crash() throws IOException {
        network.trace(() -> this + " crashes");
        List.copyOf(sockets).forEach(socket -> socket.fail("the host " + name + " has crashed"));
        for (Channel channel : List.<Channel>copyOf(listeners)) {
            channel.close();
        }
        for (Channel channel : List.<Channel>copyOf(datagrams)) {
            channel.close();
        }
    }

    /** Resets every connection that goes to another host. */
    void resetConnectionsTo(NetworkStack other) {
        for (MemorySocket socket : List.copyOf(sockets)) {
            InetSocketAddress remote = socket.remoteAddress();
            if (remote != null && hostAt(remote.getAddress()) == other) {
                socket.fail("Connection reset");
            }
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
