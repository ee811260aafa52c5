package asyncio.net;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * How a connection is encrypted. A client checks the certificate of the server, and that it was issued for the name of
 * the host, unless it asks not to.
 *
 * @param context what to trust, and the own certificate; null for the JDK's default, which a server cannot use,
 *     or for a server that has one for each name
 * @param serverSide whether this end is the server, for {@link Net#startTls}; connecting and serving know it themselves
 * @param serverHostname the name that a client asks for and that the certificate has to be for; null for the host that
 *     is connected to, empty to check no name
 * @param handshakeTimeout how long the handshake may take
 * @param shutdownTimeout how long it may take, after {@link Transport#close}, to send what was written and to get the
 *     other end's good-bye
 * @param applicationProtocols the protocols that this end speaks (ALPN), best first; empty not to talk about it
 * @param clientAuth whether a server asks for the client's certificate
 * @param closeNotifyRequired whether a connection that the other end closes without TLS's own good-bye, so that the
 *     last bytes may be missing, counts as broken
 * @param parameters a last word on every connection's parameters, such as versions and cipher suites
 * @param sniCallback chooses a server's context by the name that a client asks for; null not to ask, as for a client
 */
public record TlsOptions(
        @Nullable SSLContext context,
        boolean serverSide,
        @Nullable String serverHostname,
        Duration handshakeTimeout,
        Duration shutdownTimeout,
        List<String> applicationProtocols,
        TlsClientAuth clientAuth,
        boolean closeNotifyRequired,
        Consumer<SSLParameters> parameters,
        @Nullable Function<String, @Nullable SSLContext> sniCallback) {
    /** For clients: the JDK's default context, a minute for the handshake, half a minute for the end. */
    public static final TlsOptions DEFAULT = new TlsOptions(
            null,
            false,
            null,
            Duration.ofSeconds(60),
            Duration.ofSeconds(30),
            List.of(),
            TlsClientAuth.NONE,
            true,
            parameters -> {},
            null);

    /**
     * Checks the options.
     *
     * @throws IllegalArgumentException if a time-out is not positive, or the name of a protocol is empty or too long
     */
    public TlsOptions {
        Options.check(
                handshakeTimeout.isPositive(), "handshakeTimeout", handshakeTimeout, "should be a positive duration");
        Options.check(
                shutdownTimeout.isPositive(), "shutdownTimeout", shutdownTimeout, "should be a positive duration");
        applicationProtocols = List.copyOf(applicationProtocols);
        Options.check(
                applicationProtocols.stream().allMatch(name -> !name.isEmpty() && name.length() <= 255),
                "applicationProtocols",
                applicationProtocols,
                "the name of a protocol has 1 to 255 bytes");
        Objects.requireNonNull(clientAuth, "clientAuth is NONE, WANT or NEED, not null");
        Objects.requireNonNull(parameters, "parameters is a function, not null");
    }

    /** The default options with a context. */
    public static TlsOptions of(SSLContext context) {
        return DEFAULT.withContext(context);
    }

    /** These options with another context. */
    public TlsOptions withContext(@Nullable SSLContext newContext) {
        return with(draft -> draft.context = newContext);
    }

    /** These options for the server's end of {@link Net#startTls}, or for the client's. */
    public TlsOptions withServerSide(boolean newServerSide) {
        return with(draft -> draft.serverSide = newServerSide);
    }

    /** These options with another name of the server; empty to check no name. */
    public TlsOptions withServerHostname(@Nullable String newServerHostname) {
        return with(draft -> draft.serverHostname = newServerHostname);
    }

    /** These options with another limit for the handshake. */
    public TlsOptions withHandshakeTimeout(Duration newTimeout) {
        return with(draft -> draft.handshakeTimeout = newTimeout);
    }

    /** These options with another limit for the end. */
    public TlsOptions withShutdownTimeout(Duration newTimeout) {
        return with(draft -> draft.shutdownTimeout = newTimeout);
    }

    /** These options with other protocols (ALPN), best first. */
    public TlsOptions withApplicationProtocols(String... newProtocols) {
        return with(draft -> draft.applicationProtocols = List.of(newProtocols));
    }

    /** These options for a server that asks for certificates, or does not. */
    public TlsOptions withClientAuth(TlsClientAuth newClientAuth) {
        return with(draft -> draft.clientAuth = newClientAuth);
    }

    /** These options with or without an error for connections that end without TLS's good-bye. */
    public TlsOptions withCloseNotifyRequired(boolean newCloseNotifyRequired) {
        return with(draft -> draft.closeNotifyRequired = newCloseNotifyRequired);
    }

    /** These options with another last word on the parameters. */
    public TlsOptions withParameters(Consumer<SSLParameters> newParameters) {
        return with(draft -> draft.parameters = newParameters);
    }

    /**
     * These options for a server with several names: what it is to use is chosen by the name that a client asks for,
     * in lower case, or empty if it asks for none. {@code contexts::get} of a map will do. Null is for the context of
     * these options; if they have none, the client is refused and told that the name is unknown.
     *
     * <p>It is called on the loop and must not wait. If it throws, that is reported and the client is refused.
     */
    public TlsOptions withSniCallback(@Nullable Function<String, @Nullable SSLContext> newSniCallback) {
        return with(draft -> draft.sniCallback = newSniCallback);
    }

    private TlsOptions with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.options();
    }

    /** Options of which one is about to change. */
    private static final class Draft {
        private @Nullable SSLContext context;
        private boolean serverSide;
        private @Nullable String serverHostname;
        private Duration handshakeTimeout;
        private Duration shutdownTimeout;
        private List<String> applicationProtocols;
        private TlsClientAuth clientAuth;
        private boolean closeNotifyRequired;
        private Consumer<SSLParameters> parameters;
        private @Nullable Function<String, @Nullable SSLContext> sniCallback;

        Draft(TlsOptions options) {
            context = options.context;
            serverSide = options.serverSide;
            serverHostname = options.serverHostname;
            handshakeTimeout = options.handshakeTimeout;
            shutdownTimeout = options.shutdownTimeout;
            applicationProtocols = options.applicationProtocols;
            clientAuth = options.clientAuth;
            closeNotifyRequired = options.closeNotifyRequired;
            parameters = options.parameters;
            sniCallback = options.sniCallback;
        }

        TlsOptions options() {
            return new TlsOptions(
                    context,
                    serverSide,
                    serverHostname,
                    handshakeTimeout,
                    shutdownTimeout,
                    applicationProtocols,
                    clientAuth,
                    closeNotifyRequired,
                    parameters,
                    sniCallback);
        }
    }
}
