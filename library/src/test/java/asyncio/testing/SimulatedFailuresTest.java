package asyncio.testing;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.CancelledError;
import asyncio.NoLeaks;
import asyncio.OnVirtualTime;
import asyncio.Task;
import asyncio.net.NameInfo;
import asyncio.net.Net;
import asyncio.net.ServerOptions;
import asyncio.net.Stream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What goes wrong on a simulated network is seen as on a real one. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class SimulatedFailuresTest extends TwoHosts {
    @Test
    void a_port_at_which_nobody_listens_refuses() {
        run(() -> {
            String message = assertThrows(ConnectException.class, this::connect).getMessage();
            assertEquals("cannot connect to server/10.0.0.2:80: Connection refused", message);
            assertEquals(0, net.openSockets());
        });
    }

    @Test
    void a_host_behind_a_partition_does_not_answer() {
        run(() -> {
            net.partition("client", "server");
            String message = assertThrows(ConnectException.class, this::connect).getMessage();
            assertEquals("cannot connect to server/10.0.0.2:80: Connection timed out", message);
            assertEquals(127, now(), 0.01);
            net.setConnectTimeout(Duration.ofSeconds(3));
            assertThrows(ConnectException.class, this::connect);
            assertEquals(130, now(), 0.01);
            assertEquals(0, net.openSockets());
        });
    }

    @Test
    void an_attempt_ends_also_where_seconds_do_not_add_up() {
        run(() -> {
            net.partition("client", "server");
            net.links().latency(0.010, 0.050);
            net.setConnectTimeout(Duration.ofSeconds(1));
            for (int i = 0; i < 200; i++) {
                sleep(0.1 + i / 700.0);
                assertThrows(ConnectException.class, this::connect);
            }
        });
    }

    @Test
    void a_connection_may_come_about_after_a_partition() {
        run(() -> {
            var server = serve();
            net.partition("client", "server");
            Task<Stream> connecting = createTask(this::connect);
            sleep(5);
            net.heal();
            var stream = await(connecting);
            assertTrue(now() < 10, "at " + now());
            stream.close();
            sleep(1);
            end(server);
        });
    }

    @Test
    void an_attempt_that_is_cancelled_leaves_nothing() {
        run(() -> {
            net.partition("client", "server");
            Task<Stream> connecting = createTask(this::connect);
            sleep(5);
            connecting.cancel();
            assertThrows(CancelledError.class, () -> await(connecting));
            assertEquals(0, net.openSockets());
        });
    }

    @Test
    void an_address_of_no_host_has_no_route() {
        run(() -> {
            assertThrows(NoRouteToHostException.class, () -> client.run(() -> Net.connect("10.9.9.9", PORT)));
            assertEquals(0, net.openSockets());
        });
    }

    @Test
    void names_are_looked_up_and_may_be_unknown() {
        run(() -> {
            client.run(() -> {
                assertEquals(List.of(new InetSocketAddress("10.0.0.2", 7)), Net.getaddrinfo("server", 7));
                assertEquals("server", Net.getnameinfo(new InetSocketAddress("10.0.0.2", 7)));
                assertEquals("10.7.7.7", Net.getnameinfo(new InetSocketAddress("10.7.7.7", 7)));
                var required = Set.of(NameInfo.Flag.NAME_REQUIRED);
                assertEquals(
                        new NameInfo("server", "7"), Net.getnameinfo(new InetSocketAddress("10.0.0.2", 7), required));
                assertThrows(
                        UnknownHostException.class,
                        () -> Net.getnameinfo(new InetSocketAddress("10.7.7.7", 7), required));
                assertTrue(
                        Net.getaddrinfo("localhost", 7).getFirst().getAddress().isLoopbackAddress());
            });
            assertThrows(UnknownHostException.class, () -> client.run(() -> Net.connect("nobody", PORT)));
            net.setNameKnown("server", false);
            String message =
                    assertThrows(UnknownHostException.class, this::connect).getMessage();
            assertEquals("no address is known for the host \"server\"", message);
            net.setNameKnown("server", true);
            assertThrows(ConnectException.class, this::connect);
        });
    }

    @Test
    void a_partition_holds_bytes_up_and_healing_lets_them_through() {
        run(() -> {
            var server = serve();
            var stream = connect();
            net.partition(List.of("client"), List.of("server"));
            stream.write(bytes("late\n"));
            Task<byte[]> reading = createTask(stream::readLine);
            sleep(100);
            assertFalse(reading.done());
            net.heal("client", "server");
            assertEquals("late\n", text(await(reading)));
            assertTrue(now() < 102, "at " + now());
            stream.close();
            sleep(1);
            end(server);
        });
    }

    @Test
    void a_sender_gives_up_when_a_partition_lasts_too_long() {
        run(() -> {
            net.setRetransmissionTimeout(Duration.ofMinutes(1));
            var server = serve();
            var stream = connect();
            net.partition("client", "server");
            stream.write(bytes("lost\n"));
            String message = assertThrows(IOException.class, stream::readLine).getMessage();
            assertEquals("Connection timed out", message);
            assertEquals(60, now(), 1);
            net.heal();
            sleep(10);
            assertEquals(0, client.openSockets());
            end(server);
        });
    }

    @Test
    void connections_between_two_hosts_are_reset() {
        run(() -> {
            var server = serve();
            var stream = connect();
            net.reset("client", "server");
            String message = assertThrows(IOException.class, stream::readLine).getMessage();
            assertEquals("Connection reset", message);
            sleep(1);
            end(server);
        });
    }

    @Test
    void links_reset_by_chance() {
        run(() -> {
            var server = serve();
            net.links().resets(1);
            var stream = connect();
            stream.write(bytes("x\n"));
            assertThrows(IOException.class, stream::readLine);
            sleep(1);
            end(server);
        });
    }

    @Test
    void a_host_that_has_crashed_leaves_its_peers_half_open_until_they_send() {
        run(() -> {
            var server = serve();
            var stream = connect();
            host.crash();
            Task<byte[]> reading = createTask(stream::readLine);
            sleep(1000);
            assertFalse(reading.done());
            stream.write(bytes("are you there?\n"));
            assertThrows(IOException.class, () -> await(reading));
            assertThrows(ConnectException.class, this::connect);
            end(server);
        });
    }

    @Test
    void a_closed_server_resets_whom_it_has_not_accepted() {
        run(() -> {
            var options = ServerOptions.DEFAULT.withStartServing(false);
            var server = host.run(() -> Net.serve(TwoHosts::echo, null, PORT, options));
            var stream = connect();
            server.close();
            assertThrows(IOException.class, stream::readLine);
            end(server);
        });
    }

    @Test
    void a_full_backlog_makes_clients_wait() {
        run(() -> {
            var options = ServerOptions.DEFAULT.withStartServing(false).withBacklog(1);
            var server = host.run(() -> Net.serve(TwoHosts::echo, null, PORT, options));
            var first = connect();
            Task<Stream> second = createTask(this::connect);
            sleep(10);
            assertFalse(second.done());
            server.startServing();
            await(second).close();
            first.close();
            sleep(10);
            end(server);
        });
    }
}
