package asyncio.net;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.Log;
import asyncio.NoLeaks;
import asyncio.OnVirtualTime;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A server with several names: its certificate is chosen by the one that a client asks for. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class TlsSniTest {
    private static final String HOST = "127.0.0.1";

    private static Map<String, SSLContext> contexts() throws IOException {
        return Map.of("localhost", TlsFiles.context("localhost"), "other.test", TlsFiles.context("other"));
    }

    private static ServerOptions choosing(Function<String, @Nullable SSLContext> callback) {
        return ServerOptions.DEFAULT.withTls(TlsOptions.DEFAULT.withSniCallback(callback));
    }

    private static ConnectOptions asking(String name) throws IOException {
        return ConnectOptions.DEFAULT.withTls(TlsOptions.of(TlsFiles.trusting()).withServerHostname(name));
    }

    private static String shownBy(TlsPair pair) {
        return pair.client
                .transport
                .getExtraInfo(ExtraInfo.PEERCERT)
                .getSubjectX500Principal()
                .getName();
    }

    @Test
    void each_name_has_its_certificate() {
        run(() -> {
            Map<String, SSLContext> contexts = contexts();
            for (String name : List.of("localhost", "other.test", "localhost", "Other.TEST")) {
                try (var pair = TlsPair.connect(choosing(contexts::get), asking(name))) {
                    assertEquals(
                            name.toLowerCase(java.util.Locale.ROOT),
                            shownBy(pair).substring("CN=".length()));
                    SSLContext chosen = pair.server.transport.getExtraInfo(ExtraInfo.SSLCONTEXT);
                    assertSame(contexts.get(name.toLowerCase(java.util.Locale.ROOT)), chosen);
                    TlsPair.write(pair.client, "hello");
                    pair.server.awaitData(5);
                }
            }
        });
    }

    @Test
    void an_unknown_name_gets_the_context_of_the_options() {
        run(() -> {
            var tls = TlsOptions.of(TlsFiles.context("localhost")).withSniCallback(contexts()::get);
            try (var listener = Net.createServer(Recorder::new, HOST, 0, ServerOptions.DEFAULT.withTls(tls))) {
                var error = assertThrows(
                        SSLHandshakeException.class, () -> Net.connect(HOST, listener.port(), asking("third.test")));
                assertTrue(error.getMessage().contains("third.test"), error::getMessage);
            }
        });
    }

    @Test
    void the_choice_goes_before_the_context_of_the_options() {
        run(() -> {
            var tls = TlsOptions.of(TlsFiles.context("localhost")).withSniCallback(contexts()::get);
            try (var pair = TlsPair.connect(ServerOptions.DEFAULT.withTls(tls), asking("other.test"))) {
                assertEquals("CN=other.test", shownBy(pair));
            }
        });
    }

    @Test
    void an_unknown_name_is_refused_if_the_options_have_no_context() {
        run(() -> {
            Recorder never = new Recorder();
            try (var listener = Net.createServer(() -> never, HOST, 0, choosing(contexts()::get))) {
                var error = assertThrows(
                        SSLException.class, () -> Net.connect(HOST, listener.port(), asking("third.test")));
                assertTrue(error.getMessage().contains("unrecognized_name"), error::getMessage);
            }
            assertEquals(List.of(), never.lines);
        });
    }

    @Test
    void a_client_that_asks_for_no_name_is_told_apart() {
        run(() -> {
            List<String> asked = new ArrayList<>();
            SSLContext localhost = TlsFiles.context("localhost");
            ServerOptions options = choosing(name -> {
                asked.add(name);
                return localhost;
            });
            for (String name : List.of("", HOST)) {
                TlsPair.connect(options, asking(name)).close();
            }
            assertEquals(List.of("", ""), asked);
        });
    }

    @Test
    void a_callback_that_fails_is_reported_and_refuses_its_client_only(Log log) {
        run(() -> {
            List<Throwable> failures = List.of(new IllegalStateException("planned"), new AssertionError("planned"));
            for (Throwable failure : failures) {
                SSLContext localhost = TlsFiles.context("localhost");
                Recorder protocol = new Recorder();
                ServerOptions options = choosing(name -> name.equals("localhost") ? localhost : fail(failure));
                try (var listener = Net.createServer(() -> protocol, HOST, 0, options)) {
                    var error = assertThrows(
                            SSLException.class, () -> Net.connect(HOST, listener.port(), asking("third.test")));
                    assertTrue(error.getMessage().contains("handshake_failure"), error::getMessage);
                    var reports = log.take();
                    assertEquals(1, reports.size(), reports::toString);
                    assertTrue(reports.getFirst().startsWith("Fatal error on TLS connection: <TlsTransport"));
                    assertTrue(reports.getFirst().contains("planned"), reports::toString);
                    assertEquals(List.of(), protocol.lines);
                    var good = Net.connect(HOST, listener.port(), asking("localhost"));
                    good.close();
                    good.waitClosed();
                }
            }
        });
    }

    private static SSLContext fail(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) failure;
    }

    @Test
    void a_connection_may_become_tls_by_a_name() {
        run(() -> {
            var tls = TlsOptions.DEFAULT.withSniCallback(contexts()::get);
            try (var listener = Net.serve(stream -> stream.startTls(tls), HOST, 0)) {
                var stream = Net.connect(HOST, listener.port());
                stream.startTls(TlsOptions.of(TlsFiles.trusting()).withServerHostname("other.test"));
                assertEquals(0, stream.read().length);
                stream.close();
                stream.waitClosed();
            }
        });
    }

    @Test
    void a_client_that_begins_and_does_not_go_on_is_left_after_a_while() {
        run(() -> {
            Recorder never = new Recorder();
            try (var listener = Net.createServer(() -> never, HOST, 0, choosing(contexts()::get))) {
                var slow = Net.connect(HOST, listener.port());
                slow.write(new byte[] {22, 3, 1, 1, 0, 1});
                assertEquals(0, slow.read().length);
                assertEquals(60, getRunningLoop().time(), 0.001);
                slow.close();
                slow.waitClosed();
                assertEquals(List.of(), never.lines);
            }
        });
    }

    @Test
    void a_client_that_speaks_plain_text_is_refused() {
        run(() -> {
            try (var listener = Net.createServer(Recorder::new, HOST, 0, choosing(contexts()::get))) {
                var plain = Net.connect(HOST, listener.port());
                plain.write("GET / HTTP/1.1\r\n\r\n".getBytes());
                assertArrayEquals(new byte[] {21, 3, 3, 0, 2, 2, 40}, plain.read(), "an alert");
                plain.close();
                plain.waitClosed();
            }
        });
    }

    @Test
    void a_server_needs_a_context_or_somebody_who_chooses_it() {
        assertThrows(IllegalArgumentException.class, () -> ServerOptions.DEFAULT.withTls(TlsOptions.DEFAULT));
        choosing(name -> null);
    }
}
