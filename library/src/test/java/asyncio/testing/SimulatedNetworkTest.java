package asyncio.testing;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.NoLeaks;
import asyncio.OnVirtualTime;
import asyncio.Task;
import asyncio.net.ConnectOptions;
import asyncio.net.ExtraInfo;
import asyncio.net.Net;
import asyncio.net.ServerOptions;
import asyncio.net.Stream;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Hosts and connections, by the same calls as on the system's network. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class SimulatedNetworkTest extends TwoHosts {
    @Test
    void code_connects_and_serves_as_anywhere_else() {
        run(() -> {
            var server = serve();
            try (var stream = connect()) {
                stream.write(bytes("hello\n"));
                assertEquals("hello\n", text(stream.readLine()));
                InetSocketAddress peer = (InetSocketAddress) stream.writer().getExtraInfo(ExtraInfo.PEERNAME);
                assertEquals(new InetSocketAddress("10.0.0.2", PORT), peer);
                assertEquals(2 + 1, net.openSockets());
            }
            sleep(1);
            end(server);
        });
    }

    @Test
    void hosts_have_international_names() {
        var books = net.host("bücher.example");
        net.host("xn--tda.example");
        run(() -> {
            var server = books.run(() -> Net.serve(TwoHosts::echo, null, PORT));
            for (String name : List.of("bücher.example", "BÜCHER.example", "xn--bcher-kva.example")) {
                client.run(() -> Net.connect(name, PORT)).close();
            }
            assertEquals(1, client.run(() -> Net.getaddrinfo("ü.example", PORT)).size());
            net.setNameKnown("bücher.example", false);
            assertThrows(UnknownHostException.class, () -> client.run(() -> Net.getaddrinfo("bücher.example", PORT)));
            sleep(1);
            end(server);
        });
    }

    @Test
    void everything_takes_the_time_of_the_link() {
        run(() -> {
            var server = serve();
            net.link("client", "server").latency(Duration.ofSeconds(1)).splitting(false);
            net.setNameKnown("server", true);
            double begin = now();
            var stream = client.run(() -> Net.connect("10.0.0.2", PORT));
            assertEquals(2, now() - begin, 1e-6);
            stream.write(bytes("hello\n"));
            stream.readLine();
            assertEquals(4, now() - begin, 1e-6);
            stream.close();
            sleep(10);
            end(server);
        });
    }

    @Test
    void bytes_pass_no_faster_than_the_bandwidth() {
        run(() -> {
            var server = host.run(() -> Net.serve(stream -> stream.write(new byte[100_000]), null, PORT));
            net.link("client", "server").bandwidth(10_000);
            double begin = now();
            var stream = connect();
            assertEquals(100_000, stream.read().length);
            assertEquals(10, now() - begin, 1);
            stream.close();
            sleep(1);
            end(server);
        });
    }

    @Test
    void streams_are_cut_anywhere_and_stay_in_order() {
        run(() -> {
            var server = serve();
            net.links().latency(0, 0.1).loss(0.2);
            var stream = connect();
            StringBuilder sent = new StringBuilder();
            for (int i = 0; i < 200; i++) {
                sent.append("line ").append(i).append('\n');
            }
            stream.write(bytes(sent.toString()));
            stream.writeEof();
            assertEquals(sent.toString(), text(stream.read()));
            stream.close();
            sleep(10);
            end(server);
        });
    }

    @Test
    void a_writer_waits_for_a_reader_that_does_not_read() {
        run(() -> {
            List<Stream> accepted = new ArrayList<>();
            var server = host.run(() -> Net.startServer((r, w) -> accepted.add(new Stream(r, w)), null, PORT));
            var stream = connect();
            Task<?> writing = createTask(() -> stream.write(new byte[1_000_000]));
            sleep(100);
            assertFalse(writing.done());
            assertEquals(1_000_000, accepted.getFirst().readExactly(1_000_000).length);
            await(writing);
            stream.close();
            sleep(1);
            end(server);
        });
    }

    @Test
    void a_host_talks_to_itself() {
        run(() -> host.run(() -> {
            var server = serve();
            net.isolate("server");
            for (String name : List.of("localhost", "server", "127.0.0.1", "10.0.0.2")) {
                try (var stream = Net.connect(name, PORT)) {
                    stream.write(bytes(name + "\n"));
                    assertEquals(name + "\n", text(stream.readLine()));
                }
            }
            sleep(1);
            end(server);
        }));
    }

    @Test
    void addresses_are_used_once_and_must_be_those_of_the_host() {
        run(() -> {
            var server = serve();
            assertThrows(BindException.class, this::serve);
            assertThrows(IOException.class, () -> host.run(() -> Net.serve(TwoHosts::echo, "10.0.0.1", 81)));
            var shared = ServerOptions.DEFAULT.withReusePort(true);
            host.run(() -> {
                var one = Net.serve(TwoHosts::echo, "10.0.0.2", 90, shared);
                var two = Net.serve(TwoHosts::echo, "10.0.0.2", 90, shared);
                one.close();
                two.close();
                var any = Net.serve(TwoHosts::echo, "server", 0);
                assertEquals(49152, any.port());
                any.close();
            });
            end(server);
        });
    }

    @Test
    void a_connection_comes_from_the_address_that_was_asked_for() {
        run(() -> {
            var server = serve();
            var from = ConnectOptions.DEFAULT.withLocalAddress(new InetSocketAddress("10.0.0.1", 4000));
            var stream = client.run(() -> Net.connect("server", PORT, from));
            assertEquals(
                    new InetSocketAddress("10.0.0.1", 4000), stream.writer().getExtraInfo(ExtraInfo.SOCKNAME));
            stream.close();
            sleep(1);
            end(server);
        });
    }

    @Test
    void happy_eyeballs_get_around_a_family_that_does_not_answer() {
        run(() -> {
            var both = net.host("both", "fd00::3", "10.0.0.3");
            var reader = net.host("reader", "fd00::4", "10.0.0.4");
            var server = both.run(() -> Net.serve(TwoHosts::echo, "10.0.0.3", PORT));
            var options = ConnectOptions.DEFAULT.withHappyEyeballsDelay(Duration.ofMillis(250));
            var stream = reader.run(() -> Net.connect("both", PORT, options));
            assertEquals(
                    new InetSocketAddress("10.0.0.3", PORT), stream.writer().getExtraInfo(ExtraInfo.PEERNAME));
            stream.close();
            var v4 = ConnectOptions.DEFAULT.withFamily(StandardProtocolFamily.INET6);
            assertThrows(ConnectException.class, () -> reader.run(() -> Net.connect("both", PORT, v4)));
            assertThrows(IOException.class, () -> client.run(() -> Net.connect("fd00::3", PORT)));
            sleep(1);
            end(server);
        });
    }

    @Test
    void code_outside_of_the_hosts_is_on_the_network_of_the_system() {
        run(() -> {
            var server = serve();
            try (var real = Net.serve(TwoHosts::echo, "127.0.0.1", 0)) {
                assertTrue(real.port() > 0);
                assertNotEquals(PORT, real.port());
            }
            end(server);
        });
    }

    @Test
    void the_same_seed_gives_the_same_run() {
        assertEquals(trace(5), trace(5));
        assertNotEquals(trace(5), trace(6));
    }

    private static List<String> trace(long seed) {
        List<String> events = new ArrayList<>();
        VirtualTime.run(() -> run(() -> {
            var network = new SimulatedNetwork(seed);
            network.onEvent(events::add);
            var one = network.host("one");
            var two = network.host("two");
            network.links().latency(0.001, 0.2).loss(0.1);
            var server = two.run(() -> Net.serve(TwoHosts::echo, null, PORT));
            try (var stream = one.run(() -> Net.connect("two", PORT))) {
                for (int i = 0; i < 20; i++) {
                    stream.write(bytes("line " + i + "\n"));
                    stream.readLine();
                }
            }
            sleep(10);
            server.close();
        }));
        assertTrue(events.size() > 60, events::toString);
        return events;
    }

    @Test
    void a_network_belongs_to_one_loop() {
        run(() -> assertThrows(ConnectException.class, this::connect));
        run(() -> {
            String message =
                    assertThrows(IllegalStateException.class, this::connect).getMessage();
            assertTrue(message.contains("make a network for each loop"), message);
        });
    }

    @Test
    void bad_input_is_refused() {
        var names = assertThrows(IllegalArgumentException.class, () -> net.link("client", "servre"));
        assertEquals("there is no host named \"servre\": there are [client, server]", names.getMessage());
        assertThrows(IllegalArgumentException.class, () -> net.link("client", "client"));
        assertThrows(IllegalArgumentException.class, () -> net.host("client"));
        assertThrows(IllegalArgumentException.class, () -> net.host(" "));
        assertThrows(IllegalArgumentException.class, () -> net.host("third", "10.0.0.2"));
        assertThrows(IllegalArgumentException.class, () -> net.host("third", "third.example"));
        assertThrows(IllegalArgumentException.class, () -> net.host("third", new String[0]));
        assertThrows(IllegalArgumentException.class, () -> net.partition("client", "client"));
        assertThrows(IllegalArgumentException.class, () -> net.setConnectTimeout(Duration.ZERO));
        assertThrows(IllegalArgumentException.class, () -> net.setRetransmissionTimeout(Duration.ZERO));
        SimulatedLink links = net.links();
        assertThrows(IllegalArgumentException.class, () -> links.latency(-1));
        assertThrows(IllegalArgumentException.class, () -> links.latency(2, 1));
        assertThrows(IllegalArgumentException.class, () -> links.latency(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> links.bandwidth(0));
        assertThrows(IllegalArgumentException.class, () -> links.loss(1));
        assertThrows(IllegalArgumentException.class, () -> links.loss(-0.1));
        assertThrows(IllegalArgumentException.class, () -> links.duplication(1.1));
        assertThrows(IllegalArgumentException.class, () -> links.resets(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> links.capacity(0));
    }
}
