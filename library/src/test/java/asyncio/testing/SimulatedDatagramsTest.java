package asyncio.testing;

import static asyncio.Asyncio.*;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.NoLeaks;
import asyncio.OnVirtualTime;
import asyncio.net.Network;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.AlreadyConnectedException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Datagrams get lost, come twice and overtake each other, as the link says. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class SimulatedDatagramsTest {
    private static final InetSocketAddress TARGET = new InetSocketAddress("10.0.0.2", 53);
    private final SimulatedNetwork net = new SimulatedNetwork(7);
    private final SimulatedHost one = net.host("one");
    private final SimulatedHost two = net.host("two");
    private final List<String> received = new ArrayList<>();

    private static DatagramChannel open(SimulatedHost host, int port) {
        return host.run(() -> {
            DatagramChannel socket = Network.CURRENT.get().openDatagramSocket(null);
            socket.configureBlocking(false);
            return port == 0 ? socket : socket.bind(new InetSocketAddress(port));
        });
    }

    private DatagramChannel receiver(SimulatedHost host) {
        DatagramChannel socket = open(host, 53);
        getRunningLoop().onReadable(socket, () -> receive(socket));
        return socket;
    }

    private void receive(DatagramChannel socket) {
        try {
            ByteBuffer room = ByteBuffer.allocate(100);
            SocketAddress from = socket.receive(room);
            received.add(US_ASCII.decode(room.flip()) + (from == null ? " from nobody" : ""));
        } catch (IOException e) {
            received.add(e.getMessage());
        }
    }

    private static void send(DatagramChannel socket, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            socket.send(ByteBuffer.wrap(String.valueOf(i).getBytes(US_ASCII)), TARGET);
        }
    }

    @Test
    void a_datagram_arrives_with_the_address_of_its_sender() {
        run(() -> {
            try (var sender = open(one, 0);
                    var receiver = open(two, 53)) {
                send(sender, 1);
                sleep(1);
                ByteBuffer room = ByteBuffer.allocate(10);
                assertEquals(new InetSocketAddress("10.0.0.1", 49152), receiver.receive(room));
                assertEquals(1, room.position());
                assertNull(receiver.receive(room));
            }
            assertEquals(0, net.openSockets());
        });
    }

    @Test
    void some_are_lost_some_come_twice_and_some_overtake_others() {
        run(() -> {
            net.link("one", "two").loss(0.3).duplication(0.3).latency(0, 1);
            try (var sender = open(one, 0);
                    var receiver = receiver(two)) {
                send(sender, 100);
                sleep(5);
                assertTrue(receiver.isOpen());
            }
            long different = received.stream().distinct().count();
            assertTrue(different > 60 && different < 95, different + " different ones");
            assertTrue(received.size() > different, received.size() + " in all");
            assertNotEquals(received.stream().sorted().toList(), received);
        });
    }

    @Test
    void nothing_passes_a_partition_and_nothing_is_sent_again() {
        run(() -> {
            try (var sender = open(one, 0);
                    var receiver = receiver(two)) {
                net.partition("one", "two");
                send(sender, 10);
                sleep(1);
                net.heal();
                sleep(1);
                assertEquals(List.of(), received);
                assertTrue(receiver.isOpen());
            }
        });
    }

    @Test
    void a_connected_socket_is_told_that_nobody_is_there() {
        run(() -> {
            try (var sender = open(one, 0)) {
                send(sender, 1);
                sleep(1);
                sender.connect(TARGET);
                sender.write(ByteBuffer.allocate(1));
                sleep(1);
                assertThrows(PortUnreachableException.class, () -> sender.read(ByteBuffer.allocate(1)));
                assertEquals(0, sender.read(ByteBuffer.allocate(1)));
                assertThrows(
                        AlreadyConnectedException.class,
                        () -> sender.send(ByteBuffer.allocate(1), new InetSocketAddress("10.0.0.2", 54)));
                sender.disconnect();
                assertFalse(sender.isConnected());
            }
        });
    }

    @Test
    void a_connected_socket_hears_its_peer_only() {
        run(() -> {
            try (var server = open(two, 53);
                    var client = open(one, 4000);
                    var stranger = open(two, 54)) {
                client.connect(TARGET);
                InetSocketAddress target = new InetSocketAddress("10.0.0.1", 4000);
                stranger.send(ByteBuffer.wrap(new byte[] {'x'}), target);
                server.send(ByteBuffer.wrap(new byte[] {'y', 'z'}), target);
                sleep(1);
                ByteBuffer[] rooms = {ByteBuffer.allocate(1), ByteBuffer.allocate(5)};
                assertEquals(2, client.read(rooms));
                assertEquals('y', rooms[0].get(0));
                assertEquals(0, client.read(rooms[1]));
                ByteBuffer[] parts = {ByteBuffer.wrap(new byte[3]), ByteBuffer.wrap(new byte[4])};
                assertEquals(7, client.write(parts));
            }
        });
    }

    @Test
    void a_broadcast_gets_to_all_others_if_it_is_allowed() {
        run(() -> {
            var three = net.host("three");
            try (var sender = open(one, 0);
                    var first = receiver(two);
                    var second = receiver(three)) {
                InetSocketAddress all = new InetSocketAddress("255.255.255.255", 53);
                assertThrows(SocketException.class, () -> sender.send(ByteBuffer.allocate(1), all));
                sender.setOption(StandardSocketOptions.SO_BROADCAST, true);
                sender.send(ByteBuffer.wrap(new byte[] {'b'}), all);
                sleep(1);
                assertEquals(List.of("b", "b"), received);
                assertTrue(first.isOpen() && second.isOpen());
            }
        });
    }

    @Test
    void what_is_too_long_or_too_much_is_refused_or_lost() {
        run(() -> {
            try (var sender = open(one, 0);
                    var receiver = open(two, 53)) {
                assertThrows(SocketException.class, () -> sender.send(ByteBuffer.allocate(65_508), TARGET));
                for (int i = 0; i < 10; i++) {
                    assertEquals(65_507, sender.send(ByteBuffer.allocate(65_507), TARGET));
                }
                sleep(1);
                int count = 0;
                while (receiver.receive(ByteBuffer.allocate(1)) != null) {
                    count++;
                }
                assertEquals(3, count);
            }
        });
    }

    @Test
    void a_port_is_used_once_and_a_closed_socket_not_at_all() {
        run(() -> {
            var socket = open(two, 53);
            assertThrows(BindException.class, () -> open(two, 53));
            socket.close();
            assertThrows(ClosedChannelException.class, () -> socket.receive(ByteBuffer.allocate(1)));
            open(two, 53).close();
        });
    }
}
