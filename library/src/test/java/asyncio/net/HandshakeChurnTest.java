package asyncio.net;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import asyncio.NoLeaks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** TLS connections that come and go, each with a handshake of its own: nothing of them stays. */
@ExtendWith(NoLeaks.class)
class HandshakeChurnTest {
    private static final int HANDSHAKES = FullLoad.or(300, 15_000);
    private static final int BEFORE = FullLoad.or(100, 2_000);
    private static final int AT_ONCE = 50;

    /** Of half of them, by which a class grows that is left behind by each. */
    private static final int ALMOST_ALL = HANDSHAKES / 2 * 9 / 10;

    private final ServerOptions serving = ServerOptions.DEFAULT.withTls(remembering(1, TlsFiles.context("localhost")));

    /** Names no server, so that the JDK finds no session to go on with. */
    private final ConnectOptions visiting = ConnectOptions.DEFAULT.withTls(
            TlsOptions.of(remembering(1, TlsFiles.trusting())).withServerHostname(""));

    HandshakeChurnTest() throws IOException {}

    /** The JDK would keep 20,480 sessions, which may look like a leak. */
    private static SSLContext remembering(int sessions, SSLContext context) {
        context.getClientSessionContext().setSessionCacheSize(sessions);
        context.getServerSessionContext().setSessionCacheSize(sessions);
        return context;
    }

    private static void echo(Stream stream) throws IOException {
        for (byte[] line : stream) {
            stream.write(line);
        }
    }

    private void visit(int port) throws IOException {
        try (Stream stream = Net.connect("127.0.0.1", port, visiting)) {
            stream.write(new byte[] {'a', '\n'});
            assertEquals(2, stream.readLine().length);
        }
    }

    /** All there is of them has ended when this returns. */
    private void visits(int count) throws IOException {
        Server server = Net.serve(HandshakeChurnTest::echo, "127.0.0.1", 0, serving);
        for (int done = 0; done < count; done += AT_ONCE) {
            taskGroup(group -> {
                for (int i = 0; i < AT_ONCE; i++) {
                    group.createTask(() -> visit(server.port()));
                }
            });
        }
        server.close();
        server.waitClosed();
        sleep(0.1);
    }

    @Test
    void handshakes_leave_nothing() {
        assumeTrue(Footprint.isKnown(), "no /proc to count descriptors in");
        run(() -> {
            visits(BEFORE);
            Footprint before = Footprint.now();
            Census first = Census.now();
            double began = getRunningLoop().time();
            visits(HANDSHAKES / 2);
            Census second = Census.now();
            visits(HANDSHAKES / 2);
            Census third = Census.now();
            double seconds = getRunningLoop().time() - began;
            Footprint grown = Footprint.now().since(before);
            FullLoad.report(String.format(
                    "%d TLS handshakes in %.1f s: %s, %s",
                    HANDSHAKES, seconds, grown, System.getProperty("asyncio.way")));
            grown.assertNothing();
            List<String> leaking = new ArrayList<>(second.grownBy(ALMOST_ALL, first));
            leaking.retainAll(third.grownBy(ALMOST_ALL, second));
            assertEquals(List.of(), leaking, "classes of which each connection leaves an object");
        });
    }
}
