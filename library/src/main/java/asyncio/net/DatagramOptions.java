package asyncio.net;

import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import org.jspecify.annotations.Nullable;

/**
 * How an endpoint for datagrams is made. A host name in an address is looked up, if the address was made by
 * {@link InetSocketAddress#createUnresolved}, as the methods with a host and a port do.
 *
 * @param localAddress where it receives, or null for any port of the system's choice; the host {@code ::} stands for
 *     all interfaces and both families, {@code 0.0.0.0} for those of IPv4
 * @param remoteAddress where it sends, or null for anywhere; with one it is <em>connected</em>: it receives from there
 *     only, and is told if nobody listens there
 * @param family only addresses of this family, or null for either
 * @param reusePort whether several sockets, in one process or in many, may receive at the same port
 * @param allowBroadcast whether it may send to broadcast addresses; a remote address is then only where it sends, and
 *     it is not connected
 */
public record DatagramOptions(
        @Nullable InetSocketAddress localAddress,
        @Nullable InetSocketAddress remoteAddress,
        @Nullable StandardProtocolFamily family,
        boolean reusePort,
        boolean allowBroadcast) {
    /** No address yet: an endpoint needs one, or a family. */
    public static final DatagramOptions DEFAULT = new DatagramOptions(null, null, null, false, false);

    /**
     * Checks the options.
     *
     * @throws IllegalArgumentException if the family is {@code UNIX}: the JDK has no datagrams there
     */
    public DatagramOptions {
        Options.check(
                family != StandardProtocolFamily.UNIX,
                "family",
                family,
                "the JDK has no datagrams over Unix domain sockets; there are Net.createUnixConnection and"
                        + " Net.createUnixServer");
    }

    /**
     * For an endpoint that receives at an address.
     *
     * @throws IllegalArgumentException if the port is out of range
     */
    public static DatagramOptions local(String host, int port) {
        return DEFAULT.withLocalAddress(InetSocketAddress.createUnresolved(host, checked(port)));
    }

    /**
     * For an endpoint that is connected to an address.
     *
     * @throws IllegalArgumentException if the port is out of range
     */
    public static DatagramOptions remote(String host, int port) {
        return DEFAULT.withRemoteAddress(InetSocketAddress.createUnresolved(host, checked(port)));
    }

    private static int checked(int port) {
        Options.checkPort(port);
        return port;
    }

    /** These options with another local address. */
    public DatagramOptions withLocalAddress(@Nullable InetSocketAddress newLocalAddress) {
        return new DatagramOptions(newLocalAddress, remoteAddress, family, reusePort, allowBroadcast);
    }

    /** These options with another remote address. */
    public DatagramOptions withRemoteAddress(@Nullable InetSocketAddress newRemoteAddress) {
        return new DatagramOptions(localAddress, newRemoteAddress, family, reusePort, allowBroadcast);
    }

    /** These options for addresses of one family. */
    public DatagramOptions withFamily(@Nullable StandardProtocolFamily newFamily) {
        return new DatagramOptions(localAddress, remoteAddress, newFamily, reusePort, allowBroadcast);
    }

    /** These options with or without a shared port. */
    public DatagramOptions withReusePort(boolean newReusePort) {
        return new DatagramOptions(localAddress, remoteAddress, family, newReusePort, allowBroadcast);
    }

    /** These options with or without broadcasts. */
    public DatagramOptions withAllowBroadcast(boolean newAllowBroadcast) {
        return new DatagramOptions(localAddress, remoteAddress, family, reusePort, newAllowBroadcast);
    }
}
