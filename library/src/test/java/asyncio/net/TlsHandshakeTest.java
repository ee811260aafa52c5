package asyncio.net;

import static asyncio.Asyncio.*;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.CancelledError;
import asyncio.NoLeaks;
import asyncio.OnVirtualTime;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How the ends agree, and how they do not. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class TlsHandshakeTest {
    private static final String HOST = "127.0.0.1";

    private static <E extends Throwable> E refused(Class<E> type, ServerOptions server, ConnectOptions client)
            throws IOException {
        Recorder never = new Recorder();
        Server listener = Net.createServer(() -> never, HOST, 0, server);
        Recorder protocol = new Recorder();
        E error = assertThrows(type, () -> Net.createConnection(() -> protocol, "localhost", listener.port(), client));
        listener.close();
        listener.waitClosed();
        assertEquals(List.of(), protocol.lines);
        assertEquals(List.of(), never.lines);
        return error;
    }

    private static ConnectOptions client(TlsOptions options) {
        return ConnectOptions.DEFAULT.withTls(options);
    }

    private static ServerOptions server(String certificate) throws IOException {
        return ServerOptions.DEFAULT.withTls(TlsFiles.context(certificate));
    }

    @Test
    void a_certificate_for_another_name_is_refused() {
        run(() -> {
            var error = refused(SSLHandshakeException.class, server("other"), TlsFiles.client());
            assertTrue(error.getMessage().contains("localhost"), error::getMessage);
        });
    }

    @Test
    void a_certificate_that_has_expired_is_refused() {
        run(() -> {
            var error = refused(SSLHandshakeException.class, server("expired"), TlsFiles.client());
            assertTrue(String.valueOf(error.getCause()).contains("validity check failed"), () -> "" + error.getCause());
        });
    }

    @Test
    void an_unknown_authority_is_refused() {
        run(() -> {
            var error = refused(SSLHandshakeException.class, server("localhost"), client(TlsOptions.DEFAULT));
            assertTrue(error.getMessage().contains("PKIX path building failed"), error::getMessage);
        });
    }

    @Test
    void the_name_to_check_may_be_another_one_or_none() {
        run(() -> {
            for (String name : List.of("other.test", "")) {
                var options = TlsOptions.of(TlsFiles.trusting()).withServerHostname(name);
                try (var pair = TlsPair.connect(server("other"), client(options))) {
                    assertEquals(List.of("made"), pair.client.lines);
                }
            }
        });
    }

    @Test
    void an_address_may_be_the_name() {
        run(() -> {
            try (var listener = Net.createServer(Recorder::new, HOST, 0, TlsFiles.server())) {
                var connection = Net.createConnection(Recorder::new, HOST, listener.port(), TlsFiles.client());
                connection.transport().close();
                connection.protocol().lost.await();
            }
        });
    }

    @Test
    void a_server_that_speaks_plain_text_is_refused() {
        run(() -> {
            Recorder greeting = new Recorder() {
                @Override
                public void connectionMade(Transport connected) {
                    super.connectionMade(connected);
                    connected.write("220 mail.test\r\n".getBytes(US_ASCII));
                }
            };
            try (var listener = Net.createServer(() -> greeting, HOST, 0)) {
                assertThrows(SSLException.class, () -> Net.connect(HOST, listener.port(), TlsFiles.client()));
                greeting.lost.await();
            }
        });
    }

    @Test
    void a_client_that_speaks_plain_text_does_not_harm_a_server() {
        run(() -> {
            Recorder protocol = new Recorder();
            try (var listener = Net.createServer(() -> protocol, HOST, 0, TlsFiles.server())) {
                var plain = Net.connect(HOST, listener.port());
                plain.write("GET / HTTP/1.1\r\n\r\n".getBytes(US_ASCII));
                assertEquals(0x15, plain.read(100)[0], "an alert");
                plain.close();
                assertEquals(List.of(), protocol.lines);
                var encrypted = Net.connect(HOST, listener.port(), TlsFiles.client());
                encrypted.close();
                encrypted.waitClosed();
                assertEquals(List.of("made", "eof", "lost"), protocol.lines);
            }
        });
    }

    @Test
    void a_handshake_that_is_cut_off_fails() {
        run(() -> {
            Recorder closing = new Recorder() {
                @Override
                public void connectionMade(Transport connected) {
                    connected.close();
                }
            };
            try (var listener = Net.createServer(() -> closing, HOST, 0)) {
                assertThrows(IOException.class, () -> Net.connect(HOST, listener.port(), TlsFiles.client()));
            }
        });
    }

    @Test
    void a_handshake_ends_by_a_time_out() {
        run(() -> {
            Recorder silent = new Recorder();
            try (var listener = Net.createServer(() -> silent, HOST, 0)) {
                double start = getRunningLoop().time();
                var error = assertThrows(
                        SSLHandshakeException.class, () -> Net.connect(HOST, listener.port(), TlsFiles.client()));
                assertEquals(
                        "SSL handshake is taking longer than 60.0 seconds: aborting the connection",
                        error.getMessage());
                assertEquals(60, getRunningLoop().time() - start, 0.001);
                silent.lost.await();
            }
        });
    }

    @Test
    void a_server_waits_for_a_handshake_no_longer_either() {
        run(() -> {
            Recorder never = new Recorder();
            try (var listener = Net.createServer(() -> never, HOST, 0, TlsFiles.server())) {
                var silent = Net.connect(HOST, listener.port());
                assertEquals(0, silent.read().length);
                assertEquals(60, getRunningLoop().time(), 0.001);
                silent.close();
                silent.waitClosed();
                assertEquals(List.of(), never.lines);
            }
        });
    }

    @Test
    void a_cancelled_handshake_leaves_no_connection_behind() {
        run(() -> {
            Recorder silent = new Recorder();
            try (var listener = Net.createServer(() -> silent, HOST, 0)) {
                var connecting = createTask(() -> Net.connect(HOST, listener.port(), TlsFiles.client()));
                silent.made.await();
                sleep(1);
                connecting.cancel();
                assertThrows(CancelledError.class, () -> await(connecting));
                silent.lost.await();
            }
        });
    }

    @Test
    void the_ends_choose_a_protocol() {
        run(() -> {
            var server = TlsOptions.of(TlsFiles.context("localhost")).withApplicationProtocols("h2", "http/1.1");
            var client = TlsOptions.of(TlsFiles.trusting()).withApplicationProtocols("spdy/1", "http/1.1");
            try (var pair = TlsPair.connect(ServerOptions.DEFAULT.withTls(server), client(client))) {
                assertEquals("http/1.1", pair.client.transport.getExtraInfo(ExtraInfo.ALPN_PROTOCOL));
                assertEquals("http/1.1", pair.server.transport.getExtraInfo(ExtraInfo.ALPN_PROTOCOL));
            }
        });
    }

    @Test
    void ends_without_a_common_protocol_do_not_agree() {
        run(() -> {
            var server = TlsOptions.of(TlsFiles.context("localhost")).withApplicationProtocols("h2");
            var client = TlsOptions.of(TlsFiles.trusting()).withApplicationProtocols("http/1.1");
            var error = refused(SSLHandshakeException.class, ServerOptions.DEFAULT.withTls(server), client(client));
            assertTrue(error.getMessage().contains("no_application_protocol"), error::getMessage);
        });
    }

    @Test
    void a_client_shows_its_certificate_if_asked_to() {
        run(() -> {
            for (TlsClientAuth auth : List.of(TlsClientAuth.WANT, TlsClientAuth.NEED)) {
                var server = TlsOptions.of(TlsFiles.context("localhost")).withClientAuth(auth);
                var client = TlsOptions.of(TlsFiles.context("client"));
                try (var pair = TlsPair.connect(ServerOptions.DEFAULT.withTls(server), client(client))) {
                    X509Certificate shown = pair.server.transport.getExtraInfo(ExtraInfo.PEERCERT);
                    assertEquals("CN=a client", shown.getSubjectX500Principal().getName());
                }
            }
        });
    }

    @Test
    void a_client_without_a_certificate_is_served_if_it_is_only_wanted() {
        run(() -> {
            var server = TlsOptions.of(TlsFiles.context("localhost")).withClientAuth(TlsClientAuth.WANT);
            try (var pair = TlsPair.connect(ServerOptions.DEFAULT.withTls(server), TlsFiles.client())) {
                assertNull(pair.server.transport.getExtraInfo(ExtraInfo.PEERCERT));
            }
        });
    }

    /** With TLS 1.3 a client has finished before the server looks at its certificate. */
    @Test
    void a_client_without_a_needed_certificate_is_refused() {
        run(() -> {
            var server = TlsOptions.of(TlsFiles.context("localhost")).withClientAuth(TlsClientAuth.NEED);
            Recorder never = new Recorder();
            try (var listener = Net.createServer(() -> never, HOST, 0, ServerOptions.DEFAULT.withTls(server))) {
                var stream = Net.connect(HOST, listener.port(), TlsFiles.client());
                assertThrows(SSLException.class, () -> stream.read(1));
                assertThrows(SSLException.class, stream::waitClosed);
                assertEquals(List.of(), never.lines);
            }
        });
    }

    @Test
    void parameters_may_be_set() {
        run(() -> {
            var options = TlsOptions.of(TlsFiles.trusting())
                    .withParameters(parameters -> parameters.setProtocols(new String[] {"TLSv1.2"}));
            try (var pair = TlsPair.connect(TlsFiles.server(), client(options))) {
                var session = pair.server.transport.getExtraInfo(ExtraInfo.SSL_SESSION);
                assertEquals("TLSv1.2", session.getProtocol());
                TlsPair.write(pair.client, "hello");
                pair.server.awaitData(5);
                pair.client.transport.close();
                pair.server.lost.await();
                assertEquals(List.of("made", "data hello", "eof", "lost"), pair.server.lines);
            }
        });
    }

    @Test
    void a_session_is_resumed() {
        run(() -> {
            SSLContext context = TlsFiles.trusting();
            ConnectOptions options = client(TlsOptions.of(context));
            try (var listener = Net.createServer(Recorder::new, HOST, 0, TlsFiles.server())) {
                long first = sessionCreation(listener, options);
                assertEquals(first, sessionCreation(listener, options), "the certificate was checked once");
                assertNotEquals(
                        first, sessionCreation(listener, TlsFiles.client()), "another context, another session");
            }
        });
    }

    /** The moment at which the certificate was shown that a connection goes by. */
    private static long sessionCreation(Server listener, ConnectOptions options) throws IOException {
        var connection = Net.createConnection(Recorder::new, "localhost", listener.port(), options);
        sleep(0.1);
        var session = connection.transport().getExtraInfo(ExtraInfo.SSL_SESSION);
        connection.transport().close();
        connection.protocol().lost.await();
        return session.getCreationTime();
    }

    @Test
    void a_slow_trust_manager_does_not_hold_the_loop() {
        run(() -> {
            SlowTrust trust = new SlowTrust();
            try (var listener = Net.createServer(Recorder::new, HOST, 0, TlsFiles.server())) {
                var connecting =
                        createTask(() -> Net.connect(HOST, listener.port(), client(TlsOptions.of(trust.context()))));
                for (int i = 0; i < 100; i++) {
                    sleep(0);
                }
                assertFalse(connecting.done());
                trust.goOn.release();
                var stream = await(connecting);
                stream.close();
                stream.waitClosed();
            }
        });
    }

    @Test
    void what_is_needed_is_said() {
        run(() -> {
            var error = assertThrows(
                    IllegalArgumentException.class, () -> ServerOptions.DEFAULT.withTls(TlsOptions.DEFAULT));
            assertTrue(error.getMessage().contains("TlsOptions.of(context)"), error::getMessage);
            var hostless = assertThrows(IllegalArgumentException.class, () -> Net.connect("", 443, TlsFiles.client()));
            assertTrue(hostless.getMessage().startsWith("You must set serverHostname"), hostless::getMessage);
            try (var listener = Net.createServer(Recorder::new, HOST, 0)) {
                var connection = Net.createConnection(Recorder::new, HOST, listener.port());
                var nameless = assertThrows(
                        IllegalArgumentException.class,
                        () -> Net.startTls(
                                connection.transport(), connection.protocol(), TlsOptions.of(TlsFiles.trusting())));
                assertTrue(nameless.getMessage().startsWith("You must set serverHostname"));
                connection.transport().close();
                connection.protocol().lost.await();
            }
        });
    }

    @Test
    void a_channel_that_is_connected_already_may_be_encrypted() {
        run(() -> {
            SocketChannel[] ends = Pair.channels();
            var server = new Recorder();
            var serving = createTask(() -> Net.connectAcceptedSocket(() -> server, ends[1], TlsFiles.server()));
            var trusting = TlsOptions.of(TlsFiles.trusting()).withServerHostname("localhost");
            var connection = Net.createConnection(Recorder::new, ends[0], client(trusting));
            connection.transport().write("hello".getBytes(US_ASCII));
            assertSame(server, await(serving).protocol());
            server.awaitData(5);
            assertTrue(connection.transport().getExtraInfo(ExtraInfo.CIPHER).startsWith("TLS_"));
            connection.transport().close();
            connection.protocol().lost.await();
            server.lost.await();
            assertEquals(List.of("made", "data hello", "eof", "lost"), server.lines);
        });
    }
}
