package asyncio.net;

import java.net.StandardProtocolFamily;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * How a server listens.
 *
 * @param family only addresses of this family, or null for all that a host has; all interfaces of {@code INET6} are
 *     those of IPv4, too, because a socket of the JDK serves both there
 * @param backlog how many connections the system keeps until they are accepted
 * @param reuseAddress whether an address can be bound that was in use a moment ago; null for what the system's JDK
 *     does, which is yes except on Windows
 * @param reusePort whether several servers, in one process or in many, may listen at the same port and share the
 *     connections
 * @param keepAlive whether the system checks idle connections now and then
 * @param startServing whether connections are accepted at once, or only after {@link Server#startServing}
 * @param cleanupSocket whether closing a Unix domain server removes its socket file
 * @param limit the limit of a {@link StreamReader}, in bytes; of no concern to other protocols
 * @param tls how connections are encrypted, with a context, or null if they are not
 */
public record ServerOptions(
        @Nullable StandardProtocolFamily family,
        int backlog,
        @Nullable Boolean reuseAddress,
        boolean reusePort,
        boolean keepAlive,
        boolean startServing,
        boolean cleanupSocket,
        int limit,
        @Nullable TlsOptions tls) {
    /** A backlog of 100, serving at once. */
    public static final ServerOptions DEFAULT =
            new ServerOptions(null, 100, null, false, false, true, true, StreamReader.DEFAULT_LIMIT, null);

    /**
     * Checks the options.
     *
     * @throws IllegalArgumentException if the backlog or the limit is not positive, or the family {@code UNIX}, or
     *     if there is TLS without a context
     */
    public ServerOptions {
        Options.checkFamily(family);
        Options.check(backlog > 0, "backlog", backlog, "a server keeps at least one connection");
        Options.checkLimit(limit);
        Options.check(
                tls == null || tls.context() != null || tls.sniCallback() != null,
                "tls",
                tls,
                "a TLS server needs an SSLContext with its certificate: TlsOptions.of(context)");
    }

    /** These options for addresses of one family. */
    public ServerOptions withFamily(@Nullable StandardProtocolFamily newFamily) {
        return new ServerOptions(
                newFamily, backlog, reuseAddress, reusePort, keepAlive, startServing, cleanupSocket, limit, tls);
    }

    /** These options with another backlog. */
    public ServerOptions withBacklog(int newBacklog) {
        return new ServerOptions(
                family, newBacklog, reuseAddress, reusePort, keepAlive, startServing, cleanupSocket, limit, tls);
    }

    /** These options with or without the reuse of an address. */
    public ServerOptions withReuseAddress(@Nullable Boolean newReuseAddress) {
        return new ServerOptions(
                family, backlog, newReuseAddress, reusePort, keepAlive, startServing, cleanupSocket, limit, tls);
    }

    /** These options with or without a shared port. */
    public ServerOptions withReusePort(boolean newReusePort) {
        return new ServerOptions(
                family, backlog, reuseAddress, newReusePort, keepAlive, startServing, cleanupSocket, limit, tls);
    }

    /** These options with or without checks of idle connections. */
    public ServerOptions withKeepAlive(boolean newKeepAlive) {
        return new ServerOptions(
                family, backlog, reuseAddress, reusePort, newKeepAlive, startServing, cleanupSocket, limit, tls);
    }

    /** These options for a server that serves at once, or later. */
    public ServerOptions withStartServing(boolean newStartServing) {
        return new ServerOptions(
                family, backlog, reuseAddress, reusePort, keepAlive, newStartServing, cleanupSocket, limit, tls);
    }

    /** These options with or without the removal of the socket file. */
    public ServerOptions withCleanupSocket(boolean newCleanupSocket) {
        return new ServerOptions(
                family, backlog, reuseAddress, reusePort, keepAlive, startServing, newCleanupSocket, limit, tls);
    }

    /** These options with another limit for the stream readers. */
    public ServerOptions withLimit(int newLimit) {
        return new ServerOptions(
                family, backlog, reuseAddress, reusePort, keepAlive, startServing, cleanupSocket, newLimit, tls);
    }

    /** These options for connections that are encrypted, or are not. */
    public ServerOptions withTls(@Nullable TlsOptions newTls) {
        return new ServerOptions(
                family, backlog, reuseAddress, reusePort, keepAlive, startServing, cleanupSocket, limit, newTls);
    }

    /** These options for connections that are encrypted with a context. */
    public ServerOptions withTls(SSLContext context) {
        Objects.requireNonNull(context, "TLS needs an SSLContext, got null: without TLS, leave withTls out");
        return withTls(TlsOptions.of(context));
    }
}
