package asyncio.net;

import asyncio.Asyncio;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * From names to addresses and back, in the loop's default executor: the system's look-up blocks. Literal addresses need
 * none.
 */
final class Resolver {
    private Resolver() {}

    /** Addresses of a host; the loopback ones if it is null. */
    static List<InetSocketAddress> resolve(@Nullable String host, int port, @Nullable StandardProtocolFamily family)
            throws IOException {
        Options.checkPort(port);
        InetAddress literal = host == null ? null : literal(host);
        InetAddress[] found = literal != null ? new InetAddress[] {literal} : offTheLoop(() -> lookUp(host));
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

    private static InetAddress[] lookUp(@Nullable String host) throws UnknownHostException {
        try {
            return InetAddress.getAllByName(host);
        } catch (UnknownHostException e) {
            UnknownHostException named = new UnknownHostException("no address is known for the host \"" + host + "\"");
            named.initCause(e);
            throw named;
        }
    }

    static String nameOf(InetSocketAddress address) throws IOException {
        return offTheLoop(() -> address.getAddress().getCanonicalHostName());
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

    private static <T> T offTheLoop(Callable<T> call) throws IOException {
        return Asyncio.await(Asyncio.getRunningLoop().runInExecutor(null, call), IOException.class);
    }
}
