package asyncio.testing;

import static asyncio.Asyncio.*;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.NoLeaks;
import asyncio.OnVirtualTime;
import asyncio.net.Datagram;
import asyncio.net.DatagramOptions;
import asyncio.net.DatagramProtocol;
import asyncio.net.DatagramStream;
import asyncio.net.DatagramTransport;
import asyncio.net.ExtraInfo;
import asyncio.net.Net;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Endpoints for datagrams, by the same calls as on the system's network. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class SimulatedDatagramEndpointTest {
    private static final int PORT = 53;
    private static final int COUNT = 200;

    /** Writes down what it is told. */
    private static final class Collector implements DatagramProtocol {
        final List<String> lines = new ArrayList<>();

        @Override
        public void connectionMade(DatagramTransport transport) {
            lines.add("made");
        }

        @Override
        public void datagramReceived(ByteBuffer data, SocketAddress from) {
            lines.add(US_ASCII.decode(data).toString());
        }

        @Override
        public void connectionLost(@Nullable Throwable cause) {
            lines.add("lost");
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(US_ASCII);
    }

    /** What a receiver is told of numbers that were sent over a bad link. */
    private static List<String> receivedOverBadLink(long seed) {
        return run(() -> {
            SimulatedNetwork net = new SimulatedNetwork(seed);
            SimulatedHost client = net.host("client");
            SimulatedHost server = net.host("server");
            net.link("client", "server").loss(0.2).latency(0, 1);
            var receiver = server.run(
                    () -> Net.createDatagramEndpoint(Collector::new, DatagramOptions.local("0.0.0.0", PORT)));
            var sender = client.run(
                    () -> Net.createDatagramEndpoint(Collector::new, DatagramOptions.remote("server", PORT)));
            for (int i = 0; i < COUNT; i++) {
                sender.transport().sendto(bytes(String.valueOf(i)));
            }
            sleep(5);
            sender.transport().close();
            receiver.transport().close();
            sleep(1);
            assertEquals(0, net.openSockets());
            assertEquals(List.of("made", "lost"), sender.protocol().lines);
            return receiver.protocol().lines;
        });
    }

    @Test
    void the_seed_says_what_is_lost_and_what_overtakes() {
        List<String> lines = receivedOverBadLink(1);
        assertEquals("made", lines.getFirst());
        assertEquals("lost", lines.getLast());
        List<Integer> numbers = lines.subList(1, lines.size() - 1).stream()
                .map(Integer::valueOf)
                .toList();
        assertTrue(numbers.size() > COUNT / 2 && numbers.size() < COUNT, numbers.size() + " have come");
        assertEquals(numbers.size(), numbers.stream().distinct().count());
        assertNotEquals(numbers.stream().sorted().toList(), numbers);
        assertEquals(lines, receivedOverBadLink(1));
        assertNotEquals(lines, receivedOverBadLink(2));
    }

    @Test
    void a_task_asks_again_until_an_answer_comes() {
        run(() -> {
            SimulatedNetwork net = new SimulatedNetwork(3);
            SimulatedHost client = net.host("client");
            SimulatedHost server = net.host("server");
            net.link("client", "server").loss(0.6);
            try (var serving = server.run(() -> Net.openDatagrams(DatagramOptions.local("0.0.0.0", PORT)));
                    var asking = client.run(() -> Net.openDatagrams(DatagramOptions.remote("server", PORT)))) {
                var answering = createTask(() -> answer(serving));
                var sending = createTask(() -> {
                    while (true) {
                        asking.send(bytes("hello"));
                        sleep(1);
                    }
                });
                Datagram answer = asking.receive();
                assertEquals("re: hello", new String(answer.data(), US_ASCII));
                assertEquals(new InetSocketAddress("10.0.0.2", PORT), answer.address());
                assertEquals(answer.address(), asking.getExtraInfo(ExtraInfo.PEERNAME));
                sending.cancel();
                serving.transport().close();
                await(answering);
            }
            sleep(5);
            assertEquals(0, net.openSockets());
        });
    }

    private static void answer(DatagramStream serving) throws IOException {
        for (Datagram question : serving) {
            serving.sendto(bytes("re: " + new String(question.data(), US_ASCII)), question.address());
        }
    }

    @Test
    void a_connected_endpoint_is_told_that_nobody_is_there() {
        run(() -> {
            SimulatedNetwork net = new SimulatedNetwork(4);
            net.host("server");
            try (var asking = net.host("client").run(() -> Net.openDatagrams(DatagramOptions.remote("server", PORT)))) {
                asking.send(bytes("hello"));
                assertThrows(PortUnreachableException.class, asking::receive);
            }
            sleep(1);
            assertEquals(0, net.openSockets());
        });
    }
}
