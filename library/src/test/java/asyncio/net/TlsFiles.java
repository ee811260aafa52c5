package asyncio.net;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;
import javax.net.ssl.SSLContext;

/**
 * Certificates for tests, good until 2120, of an authority that nobody else trusts: for localhost and the loopback
 * addresses, for other.test, for a client; and one for localhost that has expired.
 */
final class TlsFiles {
    private TlsFiles() {}

    static Path path(String name) {
        try {
            return Path.of(Objects.requireNonNull(TlsFiles.class.getResource("tls/" + name), name)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** The certificate of that name, trusting the authority of the tests. */
    static SSLContext context(String name) throws IOException {
        Path key = path(name.equals("expired") ? "localhost.key" : name + ".key");
        return TlsContexts.of(path(name + ".pem"), key, path("ca.pem"));
    }

    /** No certificate, trusting the authority of the tests. */
    static SSLContext trusting() throws IOException {
        return TlsContexts.trusting(path("ca.pem"));
    }

    static ServerOptions server() throws IOException {
        return ServerOptions.DEFAULT.withTls(context("localhost"));
    }

    static ConnectOptions client() throws IOException {
        return ConnectOptions.DEFAULT.withTls(trusting());
    }
}
