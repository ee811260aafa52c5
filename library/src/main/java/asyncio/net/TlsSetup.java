package asyncio.net;

import java.net.UnknownHostException;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * What the connections of one client or one server have in common: from options to engines.
 *
 * @param context null if a server has to choose it first
 * @param name the server's name in ASCII; null at the server's end, empty if no name is checked
 * @param port the server's port, by which the JDK finds a session to resume
 */
record TlsSetup(
        @Nullable SSLContext context,
        TlsOptions options,
        @Nullable String name,
        int port) {
    /** For a connection with these options; null if it is not encrypted. */
    static @Nullable TlsSetup client(ConnectOptions options, @Nullable String host, int port)
            throws UnknownHostException {
        Objects.requireNonNull(
                options, "a connection needs options, got null: ConnectOptions.DEFAULT are the usual ones");
        TlsOptions tls = options.tls();
        return tls == null ? null : client(tls, host, port);
    }

    /** For a client; {@code host} is the one that is connected to, if it is known. */
    static TlsSetup client(TlsOptions options, @Nullable String host, int port) throws UnknownHostException {
        String name = options.serverHostname();
        if (name == null && host != null && !host.isEmpty()) {
            name = host;
        }
        if (name == null) {
            throw new IllegalArgumentException("You must set serverHostname when using TLS without a host: the name to"
                    + " check the certificate for, or \"\" to check none");
        }
        SSLContext context = options.context();
        return new TlsSetup(context != null ? context : defaultContext(), options, Resolver.ascii(name), port);
    }

    /** For a server. */
    static TlsSetup server(TlsOptions options) {
        if (options.sniCallback() != null) {
            return new TlsSetup(null, options, null, -1);
        }
        SSLContext context = options.context();
        if (context == null) {
            throw new IllegalArgumentException(
                    "a TLS server needs an SSLContext with its certificate: TlsOptions.of(context)");
        }
        return new TlsSetup(context, options, null, -1);
    }

    /** The thinking of one connection; without an engine if that is to be chosen by {@link #choose}. */
    TlsEngine begin() throws SSLException {
        return context == null ? new TlsEngine() : new TlsEngine(engine());
    }

    /** Has a server's context chosen by the name that a client asks for, and goes on with it. */
    TlsSetup choose(TlsEngine engine) throws SSLException {
        String asked = engine.serverName();
        SSLContext chosen = Objects.requireNonNull(options.sniCallback()).apply(asked);
        if (chosen == null) {
            chosen = options.context();
        }
        if (chosen == null) {
            engine.refuseName();
            throw new SSLHandshakeException("no SSLContext for the name '" + asked + "' that the client asks for");
        }
        TlsSetup setup = new TlsSetup(chosen, options, null, -1);
        engine.use(setup.engine());
        return setup;
    }

    SSLContext chosenContext() {
        return Objects.requireNonNull(context, "a server that chooses its context has not done so");
    }

    private static SSLContext defaultContext() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("the JDK's default SSLContext cannot be made: give one in TlsOptions", e);
        }
    }

    /** An engine for one connection. */
    SSLEngine engine() {
        SSLEngine engine = name == null || name.isEmpty() ? chosenContext().createSSLEngine() : clientEngine(name);
        engine.setUseClientMode(name != null);
        SSLParameters parameters = engine.getSSLParameters();
        if (name != null) {
            nameServer(name, parameters);
        } else {
            parameters.setNeedClientAuth(options.clientAuth() == TlsClientAuth.NEED);
            if (options.clientAuth() == TlsClientAuth.WANT) {
                parameters.setWantClientAuth(true);
            }
        }
        if (!options.applicationProtocols().isEmpty()) {
            parameters.setApplicationProtocols(options.applicationProtocols().toArray(String[]::new));
        }
        options.parameters().accept(parameters);
        engine.setSSLParameters(parameters);
        return engine;
    }

    private SSLEngine clientEngine(String host) {
        return chosenContext().createSSLEngine(host, port);
    }

    /** A client asks for the name, also where the JDK by itself does not, such as for localhost, and checks it. */
    private static void nameServer(String name, SSLParameters parameters) {
        if (name.isEmpty()) {
            parameters.setServerNames(List.of());
            return;
        }
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        if (Resolver.literal(name) == null) {
            parameters.setServerNames(serverNames(name));
        }
    }

    private static List<SNIServerName> serverNames(String name) {
        try {
            return List.of(new SNIHostName(name));
        } catch (IllegalArgumentException e) {
            return List.of(); // a name that resolvers know, but not one of the Internet
        }
    }
}
