package asyncio.net;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.Log;
import asyncio.NoLeaks;
import asyncio.OnVirtualTime;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a protocol sees of a TLS connection, from the handshake to the end. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class TlsTransportTest {
    @Test
    void protocols_are_called_in_order() {
        run(() -> {
            try (var pair = TlsPair.connect()) {
                TlsPair.write(pair.client, "hello");
                pair.server.awaitData(5);
                TlsPair.write(pair.server, "world");
                pair.client.awaitData(5);
                pair.client.transport.close();
                pair.client.lost.await();
                pair.server.lost.await();
                assertEquals(List.of("made", "data world", "lost"), pair.client.lines);
                assertEquals(List.of("made", "data hello", "eof", "lost"), pair.server.lines);
            }
        });
    }

    @Test
    void what_was_agreed_is_known_also_after_the_end() {
        run(() -> {
            var pair = TlsPair.connect();
            pair.close();
            for (Recorder end : List.of(pair.client, pair.server)) {
                assertEquals(
                        "TLSv1.3",
                        end.transport.getExtraInfo(ExtraInfo.SSL_SESSION).getProtocol());
                assertTrue(end.transport.getExtraInfo(ExtraInfo.CIPHER).startsWith("TLS_"));
                assertNotNull(end.transport.getExtraInfo(ExtraInfo.SSLCONTEXT));
                assertNotNull(end.transport.getExtraInfo(ExtraInfo.PEERNAME));
                assertNull(end.transport.getExtraInfo(ExtraInfo.ALPN_PROTOCOL));
            }
            assertEquals(
                    "CN=localhost",
                    pair.client
                            .transport
                            .getExtraInfo(ExtraInfo.PEERCERT)
                            .getSubjectX500Principal()
                            .getName());
            assertNull(pair.server.transport.getExtraInfo(ExtraInfo.PEERCERT));
        });
    }

    @Test
    void closing_sends_all_that_was_written_first() {
        run(() -> {
            try (var pair = TlsPair.connect()) {
                byte[] much = new byte[3_000_000];
                pair.client.transport.write(much);
                pair.client.transport.close();
                assertTrue(pair.client.transport.isClosing());
                pair.server.lost.await();
                pair.client.lost.await();
                assertEquals(much.length, pair.server.received.length());
                assertEquals("lost", pair.server.lines.getLast());
                assertEquals("lost", pair.client.lines.getLast());
            }
        });
    }

    @Test
    void an_end_without_good_bye_is_an_error() {
        run(() -> {
            try (var pair = TlsPair.connect()) {
                TlsPair.write(pair.server, "half a sen");
                TlsPair.below(pair.server).close();
                pair.client.lost.await();
                assertEquals("data half a sen", pair.client.lines.get(1));
                assertTrue(
                        pair.client.lines.get(2).contains("without TLS's close_notify"), pair.client.lines::toString);
                assertEquals(3, pair.client.lines.size());
            }
        });
    }

    @Test
    void an_end_without_good_bye_is_an_end_if_asked_for() {
        run(() -> {
            var options = TlsOptions.of(TlsFiles.trusting()).withCloseNotifyRequired(false);
            try (var pair = TlsPair.connect(TlsFiles.server(), ConnectOptions.DEFAULT.withTls(options))) {
                TlsPair.write(pair.server, "half a sen");
                TlsPair.below(pair.server).close();
                pair.client.lost.await();
                assertEquals(List.of("made", "data half a sen", "eof", "lost"), pair.client.lines);
            }
        });
    }

    @Test
    void an_aborted_connection_tells_its_own_protocol_nothing() {
        run(() -> {
            try (var pair = TlsPair.connect()) {
                pair.client.transport.abort();
                assertTrue(pair.client.transport.isClosing());
                assertEquals(List.of("made"), pair.client.lines, "at a later turn");
                pair.client.lost.await();
                pair.server.lost.await();
                assertEquals(List.of("made", "lost"), pair.client.lines);
                assertTrue(pair.server.lines.getLast().startsWith("lost "));
            }
        });
    }

    @Test
    void a_good_bye_that_is_not_answered_ends_by_a_time_out() {
        run(() -> {
            try (var pair = TlsPair.connect()) {
                TlsPair.below(pair.server).pauseReading();
                double start = getRunningLoop().time();
                pair.client.transport.close();
                pair.client.lost.await();
                assertEquals(List.of("made", "lost SSL shutdown timed out"), pair.client.lines);
                assertEquals(30, getRunningLoop().time() - start, 0.001);
            }
        });
    }

    @Test
    void a_connection_that_closes_delivers_nothing_more() {
        run(() -> {
            try (var pair = TlsPair.connect()) {
                TlsPair.write(pair.server, "too late");
                pair.client.transport.close();
                pair.client.lost.await();
                assertEquals(List.of("made", "lost"), pair.client.lines);
            }
        });
    }

    @Test
    void an_answer_to_a_good_bye_is_not_sent_any_more() {
        run(() -> {
            try (var pair = TlsPair.connect()) {
                pair.server.keepsOpen = true;
                pair.client.transport.close();
                pair.server.ended.await();
                TlsPair.write(pair.server, "too late");
                pair.server.lost.await();
                assertEquals(List.of("made", "eof", "lost"), pair.server.lines);
            }
        });
    }

    @Test
    void staying_open_for_writing_is_warned_about(Log log) {
        run(() -> {
            try (var pair = TlsPair.connect()) {
                pair.server.keepsOpen = true;
                pair.client.transport.close();
                pair.server.lost.await();
            }
        });
        assertTrue(log.takeWarnings().toString().contains("returning true from eofReceived() has no effect"));
    }

    @Test
    void there_is_no_half_close() {
        run(() -> {
            try (var pair = TlsPair.connect()) {
                assertFalse(pair.client.transport.canWriteEof());
                assertThrows(UnsupportedOperationException.class, pair.client.transport::writeEof);
                assertFalse(pair.client.transport.isClosing());
            }
        });
    }

    @Test
    void a_paused_protocol_gets_nothing() {
        run(() -> {
            try (var pair = TlsPair.connect()) {
                pair.client.transport.pauseReading();
                assertFalse(pair.client.transport.isReading());
                TlsPair.write(pair.server, "hello");
                sleep(1);
                assertEquals(List.of("made"), pair.client.lines);
                pair.client.transport.resumeReading();
                pair.client.awaitData(5);
                assertEquals(List.of("made", "data hello"), pair.client.lines);
            }
        });
    }

    /** Pauses whenever it gets something, and goes on a second later. */
    private static class Hesitating extends Recorder {
        @Override
        public void dataReceived(ByteBuffer data) {
            super.dataReceived(data);
            transport.pauseReading();
            getRunningLoop().callLater(1, transport::resumeReading);
        }
    }

    @Test
    void a_protocol_may_pause_while_it_gets_bytes() {
        run(() -> {
            Hesitating reader = new Hesitating();
            byte[] sent = new byte[1_000_000];
            try (var server = Net.createServer(() -> reader, "127.0.0.1", 0, TlsFiles.server())) {
                var client = Net.createConnection(Recorder::new, "127.0.0.1", server.port(), TlsFiles.client());
                client.transport().write(sent);
                client.transport().close();
                reader.lost.await();
                assertEquals(sent.length, reader.received.length());
                assertEquals(
                        List.of("eof", "lost"), reader.lines.subList(reader.lines.size() - 2, reader.lines.size()));
                client.protocol().lost.await();
            }
        });
    }

    @Test
    void a_writer_is_paused_at_half_a_mebibyte() {
        run(() -> {
            try (var pair = TlsPair.connect()) {
                assertEquals(
                        new WriteBufferLimits(128 * 1024, 512 * 1024), pair.client.transport.getWriteBufferLimits());
                pair.server.transport.pauseReading();
                while (!pair.client.lines.contains("pause")) {
                    pair.client.transport.write(new byte[100_000]);
                }
                assertTrue(pair.client.transport.getWriteBufferSize() > 512 * 1024);
                assertTrue(pair.client.transport.getWriteBufferSize() < 700_000);
                pair.server.transport.resumeReading();
                pair.client.resumed.await();
                assertTrue(pair.client.transport.getWriteBufferSize() <= 128 * 1024);
            }
        });
    }

    @Test
    void water_marks_may_be_moved() {
        run(() -> {
            try (var pair = TlsPair.connect()) {
                pair.client.transport.setWriteBufferLimits(WriteBufferLimits.ofHigh(0));
                pair.server.transport.pauseReading();
                while (pair.client.transport.getWriteBufferSize() == 0) {
                    pair.client.transport.write(new byte[100_000]);
                }
                assertEquals(List.of("made", "pause"), pair.client.lines);
            }
        });
    }

    @Test
    void a_failing_protocol_is_reported_and_closed(Log log) {
        run(() -> {
            Recorder failing = new Recorder() {
                @Override
                public void dataReceived(ByteBuffer data) {
                    throw new IllegalStateException("planned");
                }
            };
            try (var server = Net.createServer(() -> failing, "127.0.0.1", 0, TlsFiles.server())) {
                var client = Net.createConnection(Recorder::new, "127.0.0.1", server.port(), TlsFiles.client());
                client.transport().write("x".getBytes());
                failing.lost.await();
                client.protocol().lost.await();
                assertEquals(List.of("made", "lost planned"), failing.lines);
                assertTrue(client.protocol().lines.getLast().startsWith("lost "));
            }
        });
        assertTrue(log.take().toString().contains("Fatal error: protocol.dataReceived() call failed"));
    }

    @Test
    void writing_after_the_end_is_warned_about(Log log) {
        run(() -> {
            try (var pair = TlsPair.connect()) {
                pair.client.transport.close();
                for (int i = 0; i < 5; i++) {
                    TlsPair.write(pair.client, "x");
                }
                pair.server.lost.await();
                assertEquals(List.of("made", "eof", "lost"), pair.server.lines);
            }
        });
        assertEquals(1, log.takeWarnings().size());
    }

    @Test
    void a_server_closes_its_clients_in_order() {
        run(() -> {
            try (var pair = TlsPair.connect()) {
                pair.listener.closeClients();
                pair.client.lost.await();
                assertEquals(List.of("made", "eof", "lost"), pair.client.lines);
            }
        });
    }

    @Test
    void an_error_of_the_connection_below_ends_it() {
        run(() -> {
            try (var pair = TlsPair.connect()) {
                ((ConduitTransport) TlsPair.below(pair.client)).life.fatalError("planned", new SSLException("planned"));
                pair.client.lost.await();
                assertEquals(List.of("made", "lost planned"), pair.client.lines);
            }
        });
    }

    @Test
    void time_outs_are_positive() {
        var error = assertThrows(
                IllegalArgumentException.class, () -> TlsOptions.DEFAULT.withHandshakeTimeout(Duration.ZERO));
        assertEquals("handshakeTimeout is PT0S: should be a positive duration", error.getMessage());
        assertThrows(
                IllegalArgumentException.class, () -> TlsOptions.DEFAULT.withShutdownTimeout(Duration.ofSeconds(-1)));
    }
}
