package asyncio.net;

import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.time.Duration;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * How a connection is made.
 *
 * @param family only addresses of this family, or null for all that the host has
 * @param localAddress where the connection comes from, or null for wherever the system likes; port 0 is any port
 * @param happyEyeballsDelay how long one address is tried before the next is tried beside it (RFC 8305 suggests 250
 *     ms); null to try one after the other
 * @param interleave addresses of both families take turns, after this many of the first family; 0 to keep the order
 *     of the resolver
 * @param allErrors if no address can be connected, throw an {@code ExceptionGroup} of all errors
 * @param limit the limit of a {@link StreamReader}, in bytes; of no concern to other protocols
 * @param tls how the connection is encrypted, or null if it is not
 */
public record ConnectOptions(
        @Nullable StandardProtocolFamily family,
        @Nullable InetSocketAddress localAddress,
        @Nullable Duration happyEyeballsDelay,
        int interleave,
        boolean allErrors,
        int limit,
        @Nullable TlsOptions tls) {
    /** One address after the other, from anywhere. */
    public static final ConnectOptions DEFAULT =
            new ConnectOptions(null, null, null, 0, false, StreamReader.DEFAULT_LIMIT, null);

    /**
     * Checks the options.
     *
     * @throws IllegalArgumentException if the delay or {@code interleave} is negative, the limit not positive, or the
     *     family {@code UNIX}
     */
    public ConnectOptions {
        Options.checkFamily(family);
        Options.check(
                happyEyeballsDelay == null || !happyEyeballsDelay.isNegative(),
                "happyEyeballsDelay",
                happyEyeballsDelay,
                "a delay is zero or more");
        Options.check(interleave >= 0, "interleave", interleave, "a number of addresses is zero or more");
        Options.checkLimit(limit);
    }

    /** These options for addresses of one family. */
    public ConnectOptions withFamily(@Nullable StandardProtocolFamily newFamily) {
        return new ConnectOptions(newFamily, localAddress, happyEyeballsDelay, interleave, allErrors, limit, tls);
    }

    /** These options with another local address; a host name in it is looked up. */
    public ConnectOptions withLocalAddress(@Nullable InetSocketAddress newLocalAddress) {
        return new ConnectOptions(family, newLocalAddress, happyEyeballsDelay, interleave, allErrors, limit, tls);
    }

    /** These options with another delay between attempts; families take turns, unless that was decided before. */
    public ConnectOptions withHappyEyeballsDelay(@Nullable Duration newDelay) {
        int turns = newDelay != null && interleave == 0 ? 1 : interleave;
        return new ConnectOptions(family, localAddress, newDelay, turns, allErrors, limit, tls);
    }

    /** These options with another way to order addresses. */
    public ConnectOptions withInterleave(int newInterleave) {
        return new ConnectOptions(family, localAddress, happyEyeballsDelay, newInterleave, allErrors, limit, tls);
    }

    /** These options with all errors, or one that stands for them. */
    public ConnectOptions withAllErrors(boolean newAllErrors) {
        return new ConnectOptions(family, localAddress, happyEyeballsDelay, interleave, newAllErrors, limit, tls);
    }

    /** These options with another limit for the stream reader. */
    public ConnectOptions withLimit(int newLimit) {
        return new ConnectOptions(family, localAddress, happyEyeballsDelay, interleave, allErrors, newLimit, tls);
    }

    /** These options for a connection that is encrypted, or is not. */
    public ConnectOptions withTls(@Nullable TlsOptions newTls) {
        return new ConnectOptions(family, localAddress, happyEyeballsDelay, interleave, allErrors, limit, newTls);
    }

    /** These options for a connection that is encrypted with a context. */
    public ConnectOptions withTls(SSLContext context) {
        Objects.requireNonNull(context, "TLS needs an SSLContext, got null: without TLS, leave withTls out");
        return withTls(TlsOptions.of(context));
    }
}
