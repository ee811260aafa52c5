package asyncio.net;

import asyncio.Asyncio;
import asyncio.EventLoop;
import asyncio.Future;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** The wait until the ends of a connection have agreed how to speak TLS: nobody waits, or one task. */
final class TlsAgreement {
    private static final double NANOS = 1e9;
    private static final double MILLIS = 1e3;

    private final EventLoop loop;
    private @Nullable Future<@Nullable Void> waiter;
    private double begun;

    TlsAgreement(EventLoop loop) {
        this.loop = loop;
    }

    /** Refuses a connection that cannot be encrypted now. */
    static void checkCanBegin(Transport transport) throws SocketException {
        OwnTransport.checkWritable(transport, "startTls");
        if (transport.isClosing()) {
            throw new SocketException("startTls() on a connection that is closed or closing: " + transport);
        }
    }

    /** Why there is none, if the connection has ended without an error. */
    static SSLHandshakeException closed() {
        return new SSLHandshakeException("the connection was closed during the TLS handshake");
    }

    /** Why there is none after so long. */
    static SSLHandshakeException late(Duration limit) {
        return new SSLHandshakeException(
                "SSL handshake is taking longer than " + limit.toNanos() / NANOS + " seconds: aborting the connection");
    }

    /** The handshake begins. */
    void begin(TlsTransport transport) {
        begun = loop.time();
        Reports.trace(loop, transport, " starts TLS handshake");
    }

    boolean isAwaited() {
        return waiter != null;
    }

    /** Waits. */
    void await() throws IOException {
        Future<@Nullable Void> wait = loop.createFuture();
        waiter = wait;
        try {
            Asyncio.await(wait, IOException.class);
        } finally {
            waiter = null;
        }
    }

    /** The ends have agreed. */
    void reached(TlsTransport transport) {
        if (loop.getDebug()) {
            String took = String.format(Locale.ROOT, ": TLS handshake took %.1f ms", (loop.time() - begun) * MILLIS);
            Reports.trace(loop, transport, took);
        }
        Future<@Nullable Void> wait = waiter;
        if (wait != null && !wait.done()) {
            wait.setResult(null);
        }
    }

    /** They will not. */
    void failed(@Nullable Throwable error) {
        Future<@Nullable Void> wait = waiter;
        if (wait != null && !wait.done()) {
            wait.setException(error == null ? closed() : error);
        }
    }
}
