package asyncio.net;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.Log;
import asyncio.NoLeaks;
import asyncio.RunnerOptions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What debug mode says of the life of connections and servers. */
@ExtendWith(NoLeaks.class)
class LifeInDebugModeTest {
    private static final String HOST = "127.0.0.1";
    private static final RunnerOptions DEBUG = RunnerOptions.DEFAULT.withDebug(true);

    private static void assertSaid(List<String> told, String... patterns) {
        int next = 0;
        for (String pattern : patterns) {
            int from = next;
            next = 1 + indexOf(told, pattern, from);
            assertTrue(next > from, () -> "no '" + pattern + "' from line " + from + " on in " + told);
        }
    }

    private static int indexOf(List<String> told, String pattern, int from) {
        for (int i = from; i < told.size(); i++) {
            if (told.get(i).matches(pattern)) {
                return i;
            }
        }
        return -1;
    }

    @Test
    void a_connection_is_followed_from_its_beginning_to_its_end(Log log) {
        run(
                () -> {
                    try (var pair = Pair.over(Pair.channels(), new Recorder())) {
                        pair.protocol.keepsOpen = true;
                        pair.transport.pauseReading();
                        pair.transport.resumeReading();
                        pair.peer.shutdownOutput();
                        pair.protocol.ended.await();
                        pair.transport.close();
                        pair.protocol.lost.await();
                    }
                },
                DEBUG);
        assertSaid(
                log.takeDebugs(),
                "<Transport /127.* reading .*>: connection made",
                "<Transport /127.*> pauses reading",
                "<Transport /127.*> resumes reading",
                "<Transport /127.*> received EOF",
                "<Transport closing /127.*>: connection lost");
    }

    @Test
    void what_has_ended_a_connection_is_said(Log log) {
        run(
                () -> {
                    try (var pair = Pair.over(Pair.channels(), new Recorder())) {
                        pair.reset();
                        pair.protocol.lost.await();
                    }
                },
                DEBUG);
        assertSaid(log.takeDebugs(), "<Transport closing .*>: connection lost: java.net.SocketException: .*");
    }

    @Test
    void a_server_says_that_it_serves_and_that_it_is_closed(Log log) {
        run(() -> Net.createServer(Recorder::new, HOST, 0).close(), DEBUG);
        assertSaid(log.takeInfos(), "<Server sockets=\\[/127.0.0.1:\\d+\\]> is serving");
        assertSaid(log.takeDebugs(), "<Server sockets=\\[/127.0.0.1:\\d+\\]> is closed");
    }

    @Test
    void a_tls_handshake_is_timed_and_its_end_is_said(Log log) {
        run(
                () -> {
                    TlsPair pair = TlsPair.connect();
                    pair.client.transport.close();
                    pair.server.lost.await();
                    pair.close();
                },
                DEBUG);
        List<String> told = log.takeDebugs();
        assertSaid(
                told,
                "<TlsTransport reading handshaking over <Transport .*> starts TLS handshake",
                "<TlsTransport reading open over <Transport .*>: TLS handshake took \\d+\\.\\d ms",
                "<TlsTransport reading open over <Transport .*> received EOF");
    }

    @Test
    void a_stream_says_when_its_writer_has_to_wait(Log log) {
        run(
                () -> {
                    var server = Net.serve(stream -> stream.readExactly(8_000_000), HOST, 0);
                    try (server;
                            var stream = Net.connect(HOST, server.port())) {
                        stream.write(new byte[8_000_000]);
                        stream.read(1);
                    }
                },
                DEBUG);
        assertSaid(
                log.takeDebugs(),
                "<StreamReaderProtocol of <Transport .*>> pauses writing",
                "<StreamReaderProtocol of <Transport .*>> resumes writing");
    }

    @Test
    void without_debug_mode_nothing_is_said(Log log) {
        run(() -> {
            Net.createServer(Recorder::new, HOST, 0).close();
            try (var pair = Pair.over(Pair.channels(), new Recorder())) {
                pair.transport.pauseReading();
                pair.transport.resumeReading();
                pair.transport.close();
                pair.protocol.lost.await();
            }
        });
        assertEquals(List.of(), log.takeDebugs());
        assertEquals(List.of(), log.takeInfos());
    }
}
