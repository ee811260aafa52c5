package asyncio.net;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.EventLoop;
import asyncio.EventLoopOptions;
import asyncio.Log;
import asyncio.NoLeaks;
import asyncio.RunnerOptions;
import asyncio.VoidCoroutine;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Debug mode warns of what is still open when its loop closes. */
@ExtendWith(NoLeaks.class)
class UnclosedTest {
    private static final String HOST = "127.0.0.1";
    private static final int ATTEMPTS = 500;

    /** What debug mode says of a program, or nothing without it. */
    private static List<String> warnings(VoidCoroutine program, boolean debug, Log log) {
        run(program, RunnerOptions.DEFAULT.withDebug(debug));
        return unclosed(log);
    }

    private static List<String> unclosed(Log log) {
        return log.takeWarnings().stream()
                .filter(line -> line.startsWith("unclosed "))
                .toList();
    }

    private static void forgetAConnection(SocketChannel[] ends) throws IOException {
        Net.createConnection(Recorder::new, ends[0]);
    }

    @Test
    void a_forgotten_transport_is_named_with_the_place_where_it_was_made(Log log) throws IOException {
        SocketChannel[] ends = Pair.channels();
        List<String> told = warnings(() -> forgetAConnection(ends), true, log);
        assertEquals(1, told.size(), told::toString);
        assertTrue(told.getFirst().startsWith("unclosed transport <Transport /127.0.0.1:"), told::toString);
        assertTrue(told.getFirst().contains(" reading writeBufferSize=0> | Object created at"), told::toString);
        assertTrue(told.getFirst().contains("UnclosedTest.forgetAConnection("), told::toString);
        assertFalse(ends[0].isOpen());
        ends[1].close();
    }

    @Test
    void without_debug_mode_nothing_is_said(Log log) throws IOException {
        SocketChannel[] ends = Pair.channels();
        assertEquals(List.of(), warnings(() -> forgetAConnection(ends), false, log));
        assertFalse(ends[0].isOpen());
        ends[1].close();
    }

    @Test
    void what_was_made_before_debug_mode_is_named_without_a_place(Log log) throws IOException {
        SocketChannel[] ends = Pair.channels();
        VoidCoroutine program = () -> {
            forgetAConnection(ends);
            getRunningLoop().setDebug(true);
        };
        List<String> told = warnings(program, false, log);
        assertEquals(1, told.size(), told::toString);
        assertTrue(told.getFirst().endsWith(" reading writeBufferSize=0>"), told::toString);
        ends[1].close();
    }

    @Test
    void what_is_closed_is_not_named_also_if_the_loop_closes_before_it_has_ended(Log log) throws IOException {
        SocketChannel[] ends = Pair.channels();
        List<String> told = warnings(
                () -> {
                    var lost = Net.createConnection(Recorder::new, ends[0]);
                    lost.transport().abort();
                    lost.protocol().lost.await();
                    try (var server = Net.serve(stream -> stream.write(new byte[5]), HOST, 0);
                            var stream = Net.connect(HOST, server.port())) {
                        stream.readExactly(5);
                    }
                },
                true,
                log);
        assertEquals(List.of(), told);
        ends[1].close();
    }

    @Test
    void a_forgotten_server_is_named_once_and_so_is_each_of_its_connections(Log log) {
        List<String> told = warnings(
                () -> {
                    var accepted = new Recorder();
                    var server = Net.createServer(() -> accepted, List.of(HOST, "127.0.0.2"), 0, ServerOptions.DEFAULT);
                    Net.createConnection(Recorder::new, HOST, server.port());
                    accepted.made.await();
                },
                true,
                log);
        assertEquals(
                1,
                told.stream()
                        .filter(line -> line.startsWith("unclosed server <Server sockets=[/127.0.0.1:"))
                        .count(),
                told::toString);
        assertEquals(
                2,
                told.stream()
                        .filter(line -> line.startsWith("unclosed transport <Transport /127.0.0.1:"))
                        .count(),
                told::toString);
        assertEquals(3, told.size(), told::toString);
    }

    @Test
    void a_forgotten_endpoint_for_datagrams_is_named(Log log) {
        var local = DatagramOptions.DEFAULT.withLocalAddress(new InetSocketAddress(HOST, 0));
        List<String> told = warnings(() -> Net.createDatagramEndpoint(DatagramRecorder::new, local), true, log);
        assertEquals(1, told.size(), told::toString);
        assertTrue(told.getFirst().startsWith("unclosed transport <DatagramTransport /127.0.0.1:"), told::toString);
    }

    @Test
    void of_a_tls_connection_the_upper_transport_is_named_and_none_that_waits_for_its_peer(Log log) {
        List<String> told = warnings(
                () -> {
                    TlsPair pair = TlsPair.connect();
                    pair.listener.close();
                    pair.server.transport.pauseReading();
                    pair.client.transport.close();
                },
                true,
                log);
        assertEquals(1, told.size(), told::toString);
        assertTrue(told.getFirst().startsWith("unclosed transport <TlsTransport "), told::toString);
    }

    @Test
    void a_conduit_may_say_that_nobody_need_close_it(Log log) throws IOException {
        List<String> told = warnings(
                () -> {
                    Net.createConnection(Recorder::new, new Silent(true));
                    Net.createConnection(Recorder::new, new Silent(false));
                },
                true,
                log);
        assertEquals(1, told.size(), told::toString);
        assertTrue(told.getFirst().startsWith("unclosed transport <Transport true reading"), told::toString);
    }

    @Test
    void a_loop_that_is_collected_with_its_transport_names_both(Log log) throws IOException {
        SocketChannel[] ends = Pair.channels();
        forgetALoop(ends);
        List<String> told = new ArrayList<>();
        for (int i = 0; i < ATTEMPTS && told.size() < 2; i++) {
            System.gc();
            LockSupport.parkNanos(1_000_000);
            told.addAll(unclosed(log));
        }
        assertTrue(told.stream().anyMatch(line -> line.startsWith("unclosed event loop")), told::toString);
        assertTrue(told.stream().anyMatch(line -> line.startsWith("unclosed conduit in memory")), told::toString);
        ends[0].close();
        ends[1].close();
    }

    private static void forgetALoop(SocketChannel[] ends) {
        EventLoop loop = new EventLoop(EventLoopOptions.DEFAULT.withDebug(true));
        loop.runUntilComplete(() -> {
            Net.createConnection(Recorder::new, new Silent(true) {
                @Override
                public String toString() {
                    return "conduit in memory";
                }
            });
        });
    }

    /** Nothing ever comes out of it. */
    private static class Silent extends SilentConduit {
        private final boolean needsClosing;

        Silent(boolean needsClosing) {
            this.needsClosing = needsClosing;
        }

        @Override
        public boolean needsClosing() {
            return needsClosing;
        }

        @Override
        public String toString() {
            return String.valueOf(needsClosing);
        }
    }
}
