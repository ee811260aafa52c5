package asyncio.net;

import asyncio.ExceptionGroup;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds one address of a host that can be connected to. */
final class Connector {
    private final ConnectOptions options;

    /** Where connections come from, or null for anywhere. */
    private final @Nullable List<InetSocketAddress> locals;

    private final List<IOException> failures = new ArrayList<>();

    private Connector(ConnectOptions options, @Nullable List<InetSocketAddress> locals) {
        this.options = options;
        this.locals = locals;
    }

    /** A connected channel in non-blocking mode. */
    static SocketChannel connect(String host, int port, ConnectOptions options) throws IOException {
        List<InetSocketAddress> remotes = Resolver.resolve(host, port, options.family());
        if (options.interleave() > 0) {
            remotes = Resolver.interleave(remotes, options.interleave());
        }
        return new Connector(options, localAddresses(options)).connect(remotes);
    }

    /** A channel connected to a Unix domain socket, in non-blocking mode. */
    static SocketChannel connect(Path path) throws IOException {
        Objects.requireNonNull(path, "a connection to a Unix domain socket needs its path, got null");
        UnixDomainSocketAddress remote = UnixDomainSocketAddress.of(path);
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        boolean connected = false;
        try {
            channel.configureBlocking(false);
            awaitConnected(channel, remote);
            connected = true;
            return channel;
        } finally {
            if (!connected) {
                channel.close();
            }
        }
    }

    private static @Nullable List<InetSocketAddress> localAddresses(ConnectOptions options) throws IOException {
        InetSocketAddress local = options.localAddress();
        if (local == null) {
            return null;
        }
        return local.isUnresolved()
                ? Resolver.resolve(local.getHostString(), local.getPort(), options.family())
                : List.of(local);
    }

    private SocketChannel connect(List<InetSocketAddress> remotes) throws IOException {
        Duration delay = options.happyEyeballsDelay();
        SocketChannel connected =
                delay == null ? oneAfterTheOther(remotes) : new StaggeredRace(delay, this::tryOut).run(remotes);
        if (connected == null) {
            throw failure();
        }
        return connected;
    }

    private @Nullable SocketChannel oneAfterTheOther(List<InetSocketAddress> remotes) {
        SocketChannel connected = null;
        for (int i = 0; i < remotes.size() && connected == null; i++) {
            connected = tryOut(remotes.get(i));
        }
        return connected;
    }

    /** A connected channel, or null if it failed, and the failure is noted. */
    private @Nullable SocketChannel tryOut(InetSocketAddress remote) {
        try {
            return attempt(remote);
        } catch (IOException e) {
            failures.add(e);
            return null;
        }
    }

    private SocketChannel attempt(InetSocketAddress remote) throws IOException {
        StandardProtocolFamily family = Resolver.familyOf(remote.getAddress());
        SocketChannel channel = open(family);
        boolean connected = false;
        try {
            channel.configureBlocking(false);
            if (locals != null) {
                bindToOneOf(locals, channel, family);
            }
            awaitConnected(channel, remote);
            connected = true;
            return channel;
        } finally {
            if (!connected) {
                channel.close();
            }
        }
    }

    private static SocketChannel open(StandardProtocolFamily family) throws IOException {
        try {
            return Network.CURRENT.get().openSocket(family);
        } catch (UnsupportedOperationException e) {
            throw new IOException("this system has no addresses of family " + family, e);
        }
    }

    private static void bindToOneOf(
            List<InetSocketAddress> addresses, SocketChannel channel, StandardProtocolFamily family)
            throws IOException {
        IOException last = new IOException("no matching local address with family=" + family + " found");
        for (InetSocketAddress local : addresses) {
            if (Resolver.familyOf(local.getAddress()) != family) {
                continue;
            }
            try {
                channel.bind(local);
                return;
            } catch (IOException e) {
                last = SocketErrors.withDetail(e, "error while attempting to bind on address " + local);
            }
        }
        throw last;
    }

    /** Connects a channel in non-blocking mode. If that is cancelled it stays open, and this can be called again. */
    static void awaitConnected(SocketChannel channel, SocketAddress remote) throws IOException {
        try {
            boolean connected = channel.isConnectionPending() ? channel.finishConnect() : channel.connect(remote);
            while (!connected) {
                Readiness.awaitWritable(channel, "sockConnect");
                connected = channel.finishConnect();
            }
        } catch (IOException e) {
            throw SocketErrors.withDetail(e, "cannot connect to " + remote);
        }
    }

    /** What stands for all failures: all of them, the only one, the first of equal ones, or one that quotes them. */
    private IOException failure() {
        if (failures.isEmpty()) {
            return new SocketTimeoutException("createConnection failed: all attempts were cancelled");
        }
        if (options.allErrors()) {
            throw new ExceptionGroup("createConnection failed", failures);
        }
        IOException first = failures.getFirst();
        List<String> texts =
                failures.stream().map(e -> String.valueOf(e.getMessage())).toList();
        if (texts.stream().distinct().count() == 1) {
            return first;
        }
        IOException all = new IOException("Multiple exceptions: " + String.join(", ", texts));
        failures.forEach(all::addSuppressed);
        return all;
    }
}
