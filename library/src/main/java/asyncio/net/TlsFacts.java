package asyncio.net;

import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** What two ends have agreed on. */
record TlsFacts(
        SSLContext context,
        SSLSession session,
        @Nullable X509Certificate peer,
        @Nullable String application) {
    static TlsFacts of(SSLContext context, SSLEngine engine) {
        String application = engine.getApplicationProtocol();
        SSLSession session = engine.getSession();
        return new TlsFacts(
                context,
                session,
                certificateOfPeer(session),
                application == null || application.isEmpty() ? null : application);
    }

    private static @Nullable X509Certificate certificateOfPeer(SSLSession session) {
        try {
            Certificate[] chain = session.getPeerCertificates();
            return chain.length > 0 && chain[0] instanceof X509Certificate first ? first : null;
        } catch (SSLPeerUnverifiedException e) {
            return null; // it has shown none
        }
    }

    <T> @Nullable T get(ExtraInfo<T> key) {
        Object value = null;
        if (key.equals(ExtraInfo.SSLCONTEXT)) {
            value = context;
        } else if (key.equals(ExtraInfo.SSL_SESSION)) {
            value = session;
        } else if (key.equals(ExtraInfo.PEERCERT)) {
            value = peer;
        } else if (key.equals(ExtraInfo.CIPHER)) {
            value = session.getCipherSuite();
        } else if (key.equals(ExtraInfo.ALPN_PROTOCOL)) {
            value = application;
        }
        return value == null ? null : key.type().cast(value);
    }
}
