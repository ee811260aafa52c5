package asyncio.testing;

import static asyncio.Asyncio.*;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.net.Net;
import asyncio.net.Server;
import asyncio.net.Stream;
import java.io.IOException;

/** Tests on a simulated network with a client and a server. */
abstract class TwoHosts {
    static final int PORT = 80;
    final SimulatedNetwork net = new SimulatedNetwork(1);
    final SimulatedHost client = net.host("client");
    final SimulatedHost host = net.host("server");

    static byte[] bytes(String text) {
        return text.getBytes(US_ASCII);
    }

    static String text(byte[] data) {
        return new String(data, US_ASCII);
    }

    /** Sends each line back. */
    static void echo(Stream stream) throws IOException {
        for (byte[] line : stream) {
            stream.write(line);
        }
    }

    final Server serve() {
        return host.run(() -> Net.serve(TwoHosts::echo, null, PORT));
    }

    final Stream connect() {
        return client.run(() -> Net.connect("server", PORT));
    }

    static double now() {
        return getRunningLoop().time();
    }

    final void end(Server server) {
        server.close();
        server.abortClients();
        server.waitClosed();
        assertEquals(0, net.openSockets());
    }
}
