package asyncio.testing;

import asyncio.Asyncio;
import asyncio.EventLoop;
import java.net.IDN;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A network that exists in memory, with hosts, names, and links that delay, lose and break as they are told to. Code on
 * its hosts uses {@link asyncio.net.Net} as anywhere else, and runs in the same transports and streams:
 *
 * <pre>{@code
 * var net = new SimulatedNetwork(seed);
 * var server = net.host("server");
 * var client = net.host("client");
 * net.link("client", "server").latency(0.010, 0.050).loss(0.01);
 * server.run(() -> Net.serve(stream -> stream.write(stream.readLine()), null, 80));
 * client.run(() -> {
 *     try (var stream = Net.connect("server", 80)) {
 *         ...
 *     }
 * });
 * net.partition("client", "server");
 * }</pre>
 *
 * <p>What happens by chance is decided by the seed alone. On a {@link VirtualClock}, with a {@link SeededOrder} or
 * none, the same seed gives the same run. A network belongs to one loop, the first on which it is used.
 */
public final class SimulatedNetwork {
    private static final double CONNECT_PATIENCE = 127;
    private static final double PATIENCE = 924;
    private static final int MOST_HOSTS = 254;

    final Random random;
    private final SimulatedLink everywhere = new SimulatedLink("everywhere");
    private final Map<String, SimulatedHost> hosts = new LinkedHashMap<>();
    private final Map<InetAddress, NetworkStack> byAddress = new LinkedHashMap<>();
    private final Map<Set<NetworkStack>, Cable> cables = new LinkedHashMap<>();
    private final Set<String> unknownNames = new HashSet<>();
    private @Nullable Consumer<String> listener;
    private @Nullable EventLoop loop;
    private double connectPatience = CONNECT_PATIENCE;
    private double patience = PATIENCE;

    /** Creates a network without hosts, whose accidents are decided by a seed. */
    public SimulatedNetwork(long seed) {
        random = new Random(seed * 0x9e3779b97f4a7c15L);
    }

    /**
     * Adds a host, with an address of its own.
     *
     * @throws IllegalArgumentException if there is one of this name
     */
    public SimulatedHost host(String name) {
        return host(name, "10.0.0." + (hosts.size() + 1));
    }

    /**
     * Adds a host with these addresses, the preferred one first.
     *
     * @param addresses in their literal form, of either family
     * @throws IllegalArgumentException if there is a host of this name or with one of these addresses, or if there is
     *     no address or one that is none
     */
    public SimulatedHost host(String name, String... addresses) {
        Objects.requireNonNull(name, "a host needs a name, got null");
        check(!hosts.containsKey(name), "there is a host named \"" + name + "\" already");
        check(!name.isBlank(), "a host needs a name, got \"" + name + "\"");
        check(addresses.length > 0, "the host " + name + " needs an address");
        check(hosts.size() < MOST_HOSTS, "a network has " + MOST_HOSTS + " hosts at most");
        List<InetAddress> parsed = new ArrayList<>();
        for (String address : addresses) {
            parsed.add(named(name, InetAddress.ofLiteral(address)));
        }
        for (InetAddress address : parsed) {
            check(!byAddress.containsKey(address), "there is a host at " + address.getHostAddress() + " already");
        }
        NetworkStack stack = new NetworkStack(this, name, List.copyOf(parsed));
        parsed.forEach(address -> byAddress.put(address, stack));
        SimulatedHost host = new SimulatedHost(name, stack);
        hosts.put(name, host);
        return host;
    }

    private static InetAddress named(String name, InetAddress address) {
        try {
            return InetAddress.getByAddress(name, address.getAddress());
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("no address: " + address, e);
        }
    }

    private static void check(boolean fine, String complaint) {
        if (!fine) {
            throw new IllegalArgumentException(complaint);
        }
    }

    private NetworkStack stack(String name) {
        SimulatedHost host = hosts.get(name);
        check(host != null, "there is no host named \"" + name + "\": there are " + hosts.keySet());
        return Objects.requireNonNull(host).stack;
    }

    /** The properties of all links: what is changed here changes for each, also for those that were changed before. */
    public SimulatedLink links() {
        return everywhere;
    }

    /**
     * The properties of the link between two hosts, in both directions.
     *
     * @throws IllegalArgumentException if there is no host of that name, or both are the same
     */
    public SimulatedLink link(String one, String other) {
        check(!one.equals(other), "a link is between two hosts, not from " + one + " to itself");
        return cable(stack(one), stack(other)).link;
    }

    Cable cable(NetworkStack one, NetworkStack other) {
        Set<NetworkStack> ends = one == other ? Set.of(one) : Set.of(one, other);
        return cables.computeIfAbsent(ends, key -> {
            SimulatedLink link = one == other
                    ? new SimulatedLink("loopback of " + one).latency(0)
                    : everywhere.child(one + " - " + other);
            return new Cable(link, one, other);
        });
    }

    /** Lets nothing pass between two hosts until {@link #heal}: streams wait, datagrams are lost. */
    public void partition(String one, String other) {
        partition(List.of(one), List.of(other));
    }

    /**
     * Lets nothing pass between the hosts of one group and those of another, as {@link #partition(String, String)}.
     *
     * @throws IllegalArgumentException if there is no host of a name, or one is in both groups
     */
    public void partition(Collection<String> some, Collection<String> others) {
        for (String one : some) {
            check(!others.contains(one), one + " cannot be on both sides of a partition");
            for (String other : others) {
                cable(stack(one), stack(other)).cut();
                trace(() -> "partition between " + one + " and " + other);
            }
        }
    }

    /** Lets nothing pass between a host and all others there are now, as {@link #partition(String, String)}. */
    public void isolate(String name) {
        List<String> others = new ArrayList<>(hosts.keySet());
        others.remove(name);
        partition(List.of(name), others);
    }

    /** Ends the partition between two hosts, if there is one. What was held up is sent again. */
    public void heal(String one, String other) {
        trace(() -> one + " and " + other + " are connected again");
        cable(stack(one), stack(other)).heal();
    }

    /** Ends all partitions, as {@link #heal(String, String)}. */
    public void heal() {
        trace(() -> "all are connected again");
        List.copyOf(cables.values()).forEach(Cable::heal);
    }

    /** Ends all connections between two hosts: both get an {@link java.io.IOException}, {@code Connection reset}. */
    public void reset(String one, String other) {
        trace(() -> "connections between " + one + " and " + other + " are reset");
        stack(one).resetConnectionsTo(stack(other));
        stack(other).resetConnectionsTo(stack(one));
    }

    /** Has looking up a name fail from now on, or not any more. The host keeps its addresses. */
    public void setNameKnown(String name, boolean known) {
        if (known) {
            unknownNames.remove(name);
        } else {
            unknownNames.add(name);
        }
    }

    /**
     * Sets after which time connecting to a host that does not answer fails; 127 seconds if this is not called.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public void setConnectTimeout(Duration limit) {
        connectPatience = seconds(limit);
    }

    /**
     * Sets how long a sender tries to get bytes through a partition before the connection fails for it; 924 seconds if
     * this is not called.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public void setRetransmissionTimeout(Duration limit) {
        patience = seconds(limit);
    }

    private static double seconds(Duration limit) {
        check(limit.isPositive(), "a time-out is positive, not " + limit);
        return limit.toNanos() / 1e9;
    }

    /** Has each thing that happens told in a line, with the time and the hosts; null for nobody. */
    public void onEvent(@Nullable Consumer<String> newListener) {
        listener = newListener;
    }

    /** How many sockets are open on all hosts. */
    public int openSockets() {
        return hosts.values().stream().mapToInt(SimulatedHost::openSockets).sum();
    }

    void trace(Supplier<String> event) {
        if (listener != null) {
            listener.accept(String.format(Locale.ROOT, "%.6f %s", loop == null ? 0 : loop.time(), event.get()));
        }
    }

    void checkLoop() {
        EventLoop running = Asyncio.getRunningLoop();
        if (loop == null) {
            loop = running;
        } else if (loop != running) {
            throw new IllegalStateException(this + " belongs to " + loop + ": make a network for each loop");
        }
    }

    EventLoop loop() {
        checkLoop();
        return Objects.requireNonNull(loop);
    }

    double time() {
        return loop().time();
    }

    double patience() {
        return patience;
    }

    double connectPatience() {
        return connectPatience;
    }

    boolean chance(double probability) {
        return probability > 0 && random.nextDouble() < probability;
    }

    double lookUpTime() {
        return everywhere.randomLatency(random);
    }

    @Nullable
    NetworkStack hostAt(InetAddress address) {
        return byAddress.get(address);
    }

    /** Every host that has one of these addresses; for broadcasts. */
    List<NetworkStack> allBut(NetworkStack one) {
        return hosts.values().stream()
                .map(host -> host.stack)
                .filter(stack -> stack != one)
                .toList();
    }

    /** The addresses of a host, whose name may be an international one in ASCII. */
    List<InetAddress> addressesOf(String asked) {
        String name = hosts.containsKey(asked) ? asked : IDN.toUnicode(asked);
        SimulatedHost host = unknownNames.contains(name) ? null : hosts.get(name);
        return host == null ? List.of() : host.addresses();
    }

    @Override
    public String toString() {
        return "<SimulatedNetwork " + hosts.keySet() + ">";
    }
}
