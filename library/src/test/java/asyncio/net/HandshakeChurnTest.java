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
    private static final int LOOKS = 5;

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

    /**
     * The classes of which each connection leaves an object. A class may also grow for another reason, as the strings
     * of code that is loaded just then; so those that have grown are looked at again, and a leak grows each time.
     */
    private List<String> classesThatGrow() throws Exception {
        List<String> growing = classesGrown();
        growing.retainAll(classesGrown());
        for (int looks = 2; looks < LOOKS && !growing.isEmpty(); looks++) {
            growing.retainAll(classesGrown());
        }
        return growing;
    }

    private List<String> classesGrown() throws Exception {
        Census before = Census.now();
        visits(HANDSHAKES / 2);
        return new ArrayList<>(Census.now().grownBy(ALMOST_ALL, before));
    }

    @Test
    void handshakes_leave_nothing() {
        assumeTrue(Footprint.isKnown(), "no /proc to count descriptors in");
        run(() -> {
            visits(BEFORE);
            Footprint before = Footprint.now();
            double began = getRunningLoop().time();
            List<String> growing = classesThatGrow();
            double seconds = getRunningLoop().time() - began;
            Footprint grown = Footprint.now().since(before);
            FullLoad.report(String.format(
                    "%d TLS handshakes in %.1f s: %s, %s",
                    HANDSHAKES, seconds, grown, System.getProperty("asyncio.way")));
            grown.assertNothing();
            assertEquals(List.of(), growing, "classes of which each connection leaves an object");
        });
    }
}
