package asyncio.net;

import asyncio.Asyncio;
import asyncio.EventLoop;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.IDN;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From names to addresses and back, as the network knows them. Literal addresses need no look-up. */
final class Resolver {
    private Resolver() {}

    /** Addresses of a host; the loopback ones if it is null. */
    static List<InetSocketAddress> resolve(@Nullable String host, int port, @Nullable StandardProtocolFamily family)
            throws IOException {
        Options.checkPort(port);
        List<InetAddress> found = host == null ? loopback() : find(host, port);
        List<InetSocketAddress> addresses = new ArrayList<>();
        for (InetAddress address : found) {
            if (family == null || family == familyOf(address)) {
                addresses.add(new InetSocketAddress(address, port));
            }
        }
        if (addresses.isEmpty()) {
            throw new UnknownHostException(host + " has no address of family " + family);
        }
        return addresses;
    }

    /** The one that the JDK prefers comes first. */
    private static List<InetAddress> loopback() {
        InetAddress first = InetAddress.getLoopbackAddress();
        return List.of(first, InetAddress.ofLiteral(first instanceof Inet4Address ? "::1" : "127.0.0.1"));
    }

    private static List<InetAddress> find(String host, int port) throws IOException {
        if (host.isEmpty()) {
            throw new UnknownHostException("a host to look up has a name, got \"\": null stands for this machine");
        }
        InetAddress literal = literal(host);
        return literal != null ? List.of(literal) : lookUp(ascii(host), port);
    }

    /**
     * The form in which networks know a name: an international one is encoded (IDNA), any other stays as it is.
     *
     * @throws UnknownHostException if there is no such form
     */
    static String ascii(String host) throws UnknownHostException {
        if (host.chars().allMatch(c -> c < 128)) {
            return host;
        }
        try {
            return IDN.toASCII(host, IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException e) {
            UnknownHostException named = new UnknownHostException(
                    "\"" + host + "\" cannot be encoded as the name of a host (IDNA): " + e.getMessage());
            named.initCause(e);
            throw named;
        }
    }

    /** Asks the network for a name; debug mode says how long that took. */
    private static List<InetAddress> lookUp(String host, int port) throws IOException {
        EventLoop loop = Asyncio.getRunningLoop();
        double before = loop.time();
        String outcome = "failure";
        try {
            List<InetAddress> found = Network.CURRENT.get().lookUp(host);
            outcome = String.valueOf(found);
            return found;
        } finally {
            if (loop.getDebug()) {
                double took = loop.time() - before;
                Level level = took >= loop.getSlowCallbackDuration() ? Level.INFO : Level.DEBUG;
                Reports.log(
                        level,
                        String.format(
                                Locale.ROOT,
                                "Getting address info %s:%d took %.3fms: %s",
                                host,
                                port,
                                took * 1e3,
                                outcome));
            }
        }
    }

    static NameInfo nameInfo(InetSocketAddress address, Set<NameInfo.Flag> flags) throws IOException {
        Objects.requireNonNull(address, "getnameinfo() needs an address, got null");
        InetAddress host = address.getAddress();
        if (host == null) {
            throw new IllegalArgumentException("getnameinfo() of " + address
                    + ", a name that was not looked up yet: Net.getaddrinfo(host, port) does that");
        }
        boolean numeric = flags.contains(NameInfo.Flag.NUMERIC_HOST);
        String literal = host.getHostAddress();
        String name = numeric ? literal : Network.CURRENT.get().nameOf(host);
        if (flags.contains(NameInfo.Flag.NAME_REQUIRED) && !numeric && name.equals(literal)) {
            throw new UnknownHostException("no name is known for the address " + literal);
        }
        return new NameInfo(name, String.valueOf(address.getPort()));
    }

    /** The address that a text is, or null if it is a name. */
    static @Nullable InetAddress literal(String host) {
        try {
            return InetAddress.ofLiteral(host);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    static StandardProtocolFamily familyOf(InetAddress address) {
        return address instanceof Inet4Address ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6;
    }

    /** Families take turns, after {@code ofFirst} addresses of the one that comes first. */
    static List<InetSocketAddress> interleave(List<InetSocketAddress> addresses, int ofFirst) {
        Map<StandardProtocolFamily, List<InetSocketAddress>> byFamily = new LinkedHashMap<>();
        for (InetSocketAddress address : addresses) {
            byFamily.computeIfAbsent(familyOf(address.getAddress()), key -> new ArrayList<>())
                    .add(address);
        }
        List<List<InetSocketAddress>> families = new ArrayList<>(byFamily.values());
        List<InetSocketAddress> first = families.getFirst();
        int head = Math.min(ofFirst - 1, first.size());
        List<InetSocketAddress> ordered = new ArrayList<>(first.subList(0, head));
        families.set(0, first.subList(head, first.size()));
        for (int i = 0; ordered.size() < addresses.size(); i++) {
            for (List<InetSocketAddress> family : families) {
                if (i < family.size()) {
                    ordered.add(family.get(i));
                }
            }
        }
        return ordered;
    }
}
