package asyncio.net;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import asyncio.NoLeaks;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Connections that come and go: nothing of them stays, neither in the heap nor in the system. */
@ExtendWith(NoLeaks.class)
class ConnectionChurnTest {
    private static final int ROUNDS = FullLoad.or(2, 60);
    private static final int CONNECTIONS_A_ROUND = FullLoad.or(250, 1_000);
    private static final int AT_ONCE = 50;

    private static void echo(Stream stream) throws IOException {
        for (byte[] line : stream) {
            stream.write(line);
        }
    }

    private static void visit(int port) throws IOException {
        try (Stream stream = Net.connect("127.0.0.1", port)) {
            stream.write(new byte[] {'a', '\n'});
            assertEquals(2, stream.readLine().length);
        }
    }

    /** One round; at full size it begins a second after the one before. */
    private static void round(int port) {
        var nextSecond = createTask(() -> sleep(FullLoad.isWanted() ? 1 : 0));
        for (int done = 0; done < CONNECTIONS_A_ROUND; done += AT_ONCE) {
            taskGroup(group -> {
                for (int i = 0; i < AT_ONCE; i++) {
                    group.createTask(() -> visit(port));
                }
            });
        }
        await(nextSecond);
    }

    @Test
    void connections_that_come_and_go_leave_nothing() {
        assumeTrue(Footprint.isKnown(), "no /proc to count descriptors in");
        run(() -> {
            try (Server server = Net.serve(ConnectionChurnTest::echo, "127.0.0.1", 0)) {
                round(server.port());
                sleep(0.1);
                Footprint before = Footprint.now();
                double began = getRunningLoop().time();
                for (int i = 0; i < ROUNDS; i++) {
                    round(server.port());
                }
                double seconds = getRunningLoop().time() - began;
                sleep(0.1);
                Footprint grown = Footprint.now().since(before);
                FullLoad.report(String.format(
                        "%d connections in %.1f s: %s, %s",
                        ROUNDS * CONNECTIONS_A_ROUND, seconds, grown, System.getProperty("asyncio.way")));
                grown.assertNothing();
            }
        });
    }
}
