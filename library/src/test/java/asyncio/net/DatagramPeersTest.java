package asyncio.net;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.NoLeaks;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Datagrams to and from a real counterpart: CPython's asyncio. */
@ExtendWith(NoLeaks.class)
class DatagramPeersTest {
    private static final InetSocketAddress HERE = new InetSocketAddress("127.0.0.1", 0);
    private static final int[] SIZES = {1, 7, 1472, 9_000, 65_507};

    private static DatagramStream openHere() throws IOException {
        return Net.openDatagrams(DatagramOptions.DEFAULT.withLocalAddress(HERE));
    }

    @Test
    void cpython_clients_are_answered() {
        run(() -> {
            try (var datagrams = openHere()) {
                int port = ((InetSocketAddress) datagrams.transport().getExtraInfo(ExtraInfo.SOCKNAME)).getPort();
                createTask(() -> {
                    for (Datagram datagram : datagrams) {
                        datagrams.sendto(datagram.data(), datagram.address());
                    }
                });
                try (var first = PythonPeer.ofDatagrams("ask", String.valueOf(port), "1");
                        var second = PythonPeer.ofDatagrams("ask", String.valueOf(port), "2")) {
                    assertEquals("same", toThread(first::line));
                    assertEquals("same", toThread(second::line));
                }
            }
        });
    }

    @Test
    void cpython_servers_are_asked() {
        run(() -> {
            try (var python = PythonPeer.ofDatagrams("serve")) {
                var server = new InetSocketAddress("127.0.0.1", Integer.parseInt(toThread(python::line)));
                Random random = new Random(1);
                try (var connected = Net.openDatagrams(DatagramOptions.DEFAULT.withRemoteAddress(server));
                        var free = openHere()) {
                    for (int size : SIZES) {
                        byte[] sent = new byte[size];
                        random.nextBytes(sent);
                        connected.send(sent);
                        assertArrayEquals(sent, timeout(30, connected::receive).data());
                        free.sendto(sent, server);
                        Datagram answer = timeout(30, free::receive);
                        assertArrayEquals(sent, answer.data());
                        assertEquals(server, answer.address());
                    }
                }
            }
        });
    }
}
