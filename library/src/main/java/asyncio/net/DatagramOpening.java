package asyncio.net;

import asyncio.Asyncio;
import asyncio.EventLoop;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** From addresses to an endpoint for datagrams. */
final class DatagramOpening {
    private final DatagramOptions options;
    private final Map<StandardProtocolFamily, InetSocketAddress> locals;
    private final Map<StandardProtocolFamily, InetSocketAddress> remotes;

    private DatagramOpening(DatagramOptions options) throws IOException {
        this.options = Objects.requireNonNull(options, "an endpoint for datagrams needs options, got null");
        locals = lookUp(options.localAddress());
        remotes = lookUp(options.remoteAddress());
    }

    /** Opens a channel of the first family for which that works, and makes it an endpoint. */
    static <P extends DatagramProtocol> DatagramEndpoint<P> open(Supplier<P> protocolFactory, DatagramOptions options)
            throws IOException {
        DatagramOpening opening = new DatagramOpening(options);
        IOException failure = null;
        for (StandardProtocolFamily family : opening.families()) {
            DatagramChannel channel;
            try {
                channel = opening.open(family);
            } catch (IOException e) {
                failure = failure == null ? e : failure;
                continue;
            }
            return over(channel, protocolFactory, opening.remotes.get(family));
        }
        throw failure == null ? new IOException("could not open a datagram endpoint for " + options) : failure;
    }

    /** The first address that a host has of each family. */
    private Map<StandardProtocolFamily, InetSocketAddress> lookUp(@Nullable InetSocketAddress address)
            throws IOException {
        Map<StandardProtocolFamily, InetSocketAddress> found = new EnumMap<>(StandardProtocolFamily.class);
        if (address == null) {
            return found;
        }
        List<InetSocketAddress> all = address.isUnresolved()
                ? Resolver.resolve(address.getHostString(), address.getPort(), options.family())
                : List.of(address);
        for (InetSocketAddress one : all) {
            found.putIfAbsent(Resolver.familyOf(one.getAddress()), one);
        }
        return found;
    }

    /** Those of which there is an address wherever one is asked for. */
    private Set<StandardProtocolFamily> families() {
        Set<StandardProtocolFamily> families = new LinkedHashSet<>();
        StandardProtocolFamily wanted = options.family();
        if (options.localAddress() == null && options.remoteAddress() == null) {
            if (wanted == null) {
                throw new IllegalArgumentException(
                        "unexpected address family: give a local address, a remote one or a family");
            }
            families.add(wanted);
            return families;
        }
        families.addAll(locals.keySet());
        families.addAll(remotes.keySet());
        if (options.localAddress() != null) {
            families.retainAll(locals.keySet());
        }
        if (options.remoteAddress() != null) {
            families.retainAll(remotes.keySet());
        }
        if (wanted != null) {
            families.retainAll(Set.of(wanted));
        }
        if (families.isEmpty()) {
            throw new IllegalArgumentException("can not get address information: no family has all of " + options);
        }
        return families;
    }

    private DatagramChannel open(StandardProtocolFamily family) throws IOException {
        DatagramChannel channel = openOfFamily(family);
        boolean done = false;
        try {
            configure(channel, locals.get(family), remotes.get(family));
            done = true;
            return channel;
        } finally {
            if (!done) {
                channel.close();
            }
        }
    }

    private static DatagramChannel openOfFamily(StandardProtocolFamily family) throws IOException {
        try {
            return Network.CURRENT.get().openDatagramSocket(family);
        } catch (UnsupportedOperationException e) {
            throw new IOException("this system has no addresses of family " + family, e);
        }
    }

    private void configure(
            DatagramChannel channel, @Nullable InetSocketAddress local, @Nullable InetSocketAddress remote)
            throws IOException {
        if (options.reusePort()) {
            Options.enableReusePort(channel);
        }
        if (options.allowBroadcast()) {
            channel.setOption(StandardSocketOptions.SO_BROADCAST, true);
        }
        try {
            channel.bind(local);
        } catch (IOException e) {
            throw SocketErrors.withDetail(e, "error while attempting to bind on address " + local);
        }
        if (remote != null && !options.allowBroadcast()) {
            connect(channel, remote);
        }
    }

    private static void connect(DatagramChannel channel, InetSocketAddress remote) throws IOException {
        try {
            channel.connect(remote);
        } catch (IOException e) {
            throw SocketErrors.withDetail(e, "cannot connect to " + remote);
        }
    }

    /** Makes the protocol and the transport, and waits until {@code connectionMade} was called. */
    static <P extends DatagramProtocol> DatagramEndpoint<P> over(
            DatagramChannel channel, Supplier<P> protocolFactory, @Nullable InetSocketAddress remote)
            throws IOException {
        EventLoop loop = Asyncio.getRunningLoop();
        loop.checkClaimable(channel);
        P protocol;
        DatagramSocketTransport transport;
        try {
            channel.configureBlocking(false);
            protocol = protocolFactory.get();
            transport = new DatagramSocketTransport(loop, channel, protocol, remote);
        } catch (Throwable e) {
            Established.closeQuietly(channel, e);
            throw e;
        }
        transport.life.startAndWait();
        return new DatagramEndpoint<>(transport, protocol);
    }
}
