package asyncio.net;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.NoLeaks;
import asyncio.OnVirtualTime;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a connection does while others work for it, how it parts, and what is left of it. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class TlsConnectionTest {
    private static final String HOST = "127.0.0.1";
    private static final int ATTEMPTS = 20;

    /** Without a pause, in which the loop might go on to its next timer. */
    private static void assertCollected(WeakReference<?> reference) {
        for (int i = 0; i < ATTEMPTS && reference.get() != null; i++) {
            System.gc();
        }
        assertNull(reference.get());
    }

    @Test
    void nothing_is_read_while_a_certificate_is_checked() {
        run(() -> {
            var server = Net.serve(
                    stream -> {
                        stream.startTls(TlsOptions.of(TlsFiles.context("localhost")));
                        stream.write(stream.readLine());
                    },
                    HOST,
                    0);
            SlowTrust trust = new SlowTrust();
            TlsOptions options = TlsOptions.of(trust.context()).withServerHostname("localhost");
            try (var stream = Net.connect(HOST, server.port())) {
                Transport plain = stream.writer().transport();
                var starting = createTask(() -> stream.startTls(options));
                while (trust.engine == null) {
                    sleep(0);
                }
                assertFalse(plain.isReading());
                trust.goOn.release();
                await(starting);
                assertTrue(plain.isReading());
                stream.write(new byte[] {'\n'});
                assertEquals(1, stream.readLine().length);
            }
            server.close();
            server.waitClosed();
        });
    }

    @Test
    void a_paused_end_hears_the_good_bye_of_the_other() {
        run(() -> {
            try (var pair = TlsPair.connect()) {
                pair.client.transport.pauseReading();
                TlsPair.write(pair.server, "nobody wants this");
                sleep(1);
                pair.client.transport.close();
                pair.client.lost.await();
                assertEquals(List.of("made", "lost"), pair.client.lines);
            }
        });
    }

    @Test
    void a_connection_that_has_ended_has_no_engine() {
        run(() -> {
            SlowTrust trust = new SlowTrust();
            trust.goOn.release();
            var options = ConnectOptions.DEFAULT.withTls(trust.context());
            try (var server = Net.createServer(Recorder::new, HOST, 0, TlsFiles.server())) {
                var connection = Net.createConnection(Recorder::new, HOST, server.port(), options);
                assertNotNull(trust.engine.get());
                connection.transport().close();
                connection.protocol().lost.await();
                assertCollected(trust.engine);
                assertNotNull(connection.transport().getExtraInfo(ExtraInfo.CIPHER));
            }
        });
    }

    /** Neither by a time-out that is not over yet nor by anything else. */
    @Test
    void a_connection_that_has_ended_is_not_held_by_its_loop() {
        run(() -> {
            try (var server = Net.createServer(Recorder::new, HOST, 0, TlsFiles.server())) {
                assertCollected(visit(server));
            }
        });
    }

    private static WeakReference<Transport> visit(Server server) throws IOException {
        var connection = Net.createConnection(Recorder::new, HOST, server.port(), TlsFiles.client());
        connection.transport().close();
        connection.protocol().lost.await();
        sleep(0);
        return new WeakReference<>(connection.transport());
    }
}
