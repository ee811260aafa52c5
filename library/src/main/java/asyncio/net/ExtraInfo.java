package asyncio.net;

import java.net.SocketAddress;
import java.nio.channels.NetworkChannel;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;

/**
 * The name of a fact about a connection, for {@link BaseTransport#getExtraInfo(ExtraInfo)}. Two keys are the same if
 * they have the same name and type; a transport may know more keys than those listed here.
 *
 * @param name its name, in Python's words
 * @param type the type of the value
 * @param <T> the type of the value
 */
public record ExtraInfo<T>(String name, Class<T> type) {
    /** The address of the other end. */
    public static final ExtraInfo<SocketAddress> PEERNAME = new ExtraInfo<>("peername", SocketAddress.class);

    /** The address of this end. */
    public static final ExtraInfo<SocketAddress> SOCKNAME = new ExtraInfo<>("sockname", SocketAddress.class);

    /** The channel, to ask for and set options; reading, writing or closing it confuses the transport. */
    public static final ExtraInfo<NetworkChannel> SOCKET = new ExtraInfo<>("socket", NetworkChannel.class);

    /** The context of a TLS connection. */
    public static final ExtraInfo<SSLContext> SSLCONTEXT = new ExtraInfo<>("sslcontext", SSLContext.class);

    /** What the ends of a TLS connection have agreed on: protocol, cipher suite, certificates. */
    public static final ExtraInfo<SSLSession> SSL_SESSION = new ExtraInfo<>("ssl_session", SSLSession.class);

    /** The certificate of the other end of a TLS connection; unknown if it has shown none. */
    public static final ExtraInfo<X509Certificate> PEERCERT = new ExtraInfo<>("peercert", X509Certificate.class);

    /** The name of the cipher suite of a TLS connection. */
    public static final ExtraInfo<String> CIPHER = new ExtraInfo<>("cipher", String.class);

    /** The protocol that the ends of a TLS connection have chosen (ALPN); unknown if they have chosen none. */
    public static final ExtraInfo<String> ALPN_PROTOCOL = new ExtraInfo<>("selected_alpn_protocol", String.class);

    @Override
    public String toString() {
        return name;
    }
}
