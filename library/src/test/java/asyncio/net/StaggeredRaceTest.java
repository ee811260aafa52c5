package asyncio.net;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.CancelledError;
import asyncio.NoLeaks;
import asyncio.OnVirtualTime;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Attempts to connect side by side, on virtual time: a port stands for how an attempt goes. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class StaggeredRaceTest {
    private final List<String> lines = new ArrayList<>();
    private final Map<Integer, SocketChannel> channels = new HashMap<>();

    private static List<InetSocketAddress> ports(int... ports) {
        List<InetSocketAddress> addresses = new ArrayList<>();
        for (int port : ports) {
            addresses.add(new InetSocketAddress("127.0.0.1", port));
        }
        return addresses;
    }

    private void note(String what) {
        lines.add(getRunningLoop().time() + " " + what);
    }

    /** An even port connects after a hundredth of so many seconds, an odd one fails then. */
    private @Nullable SocketChannel attempt(InetSocketAddress remote) throws IOException {
        int port = remote.getPort();
        note("begin " + port);
        try {
            sleep(port / 100.0);
        } catch (CancelledError e) {
            note("cancel " + port);
            throw e;
        }
        note((port % 2 == 0 ? "connect " : "fail ") + port);
        return port % 2 == 0 ? open(port) : null;
    }

    private SocketChannel open(int port) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channels.put(port, channel);
        return channel;
    }

    private @Nullable SocketChannel race(int... ports) throws IOException {
        return new StaggeredRace(Duration.ofMillis(500), this::attempt).run(ports(ports));
    }

    @Test
    void the_next_begins_when_the_one_before_takes_too_long() {
        run(() -> {
            SocketChannel winner = race(200, 60);
            assertSame(channels.get(60), winner);
            assertEquals(List.of("0.0 begin 200", "0.5 begin 60", "1.1 connect 60", "1.1 cancel 200"), lines);
            winner.close();
        });
    }

    @Test
    void the_next_begins_at_once_when_the_one_before_has_failed() {
        run(() -> {
            SocketChannel winner = race(11, 20);
            assertSame(channels.get(20), winner);
            assertEquals(List.of("0.0 begin 11", "0.11 fail 11", "0.11 begin 20", "0.31 connect 20"), lines);
            winner.close();
        });
    }

    @Test
    void the_failure_of_an_earlier_one_does_not_hurry_the_next() {
        run(() -> {
            SocketChannel winner = race(61, 300, 10);
            assertSame(channels.get(10), winner);
            assertEquals("1.0 begin 10", lines.get(3));
            winner.close();
        });
    }

    @Test
    void the_first_is_enough_if_it_is_quick() {
        run(() -> {
            SocketChannel winner = race(40, 10);
            assertEquals(List.of("0.0 begin 40", "0.4 connect 40"), lines);
            winner.close();
        });
    }

    @Test
    void of_two_winners_the_first_is_kept_and_the_other_closed() {
        run(() -> {
            SocketChannel winner = new StaggeredRace(Duration.ofMillis(500), remote -> {
                        try {
                            sleep(remote.getPort() / 100.0);
                        } catch (CancelledError e) {
                            note("too late to cancel " + remote.getPort());
                        }
                        return open(remote.getPort());
                    })
                    .run(ports(200, 60));
            assertSame(channels.get(60), winner);
            assertTrue(winner.isOpen());
            assertEquals(List.of("1.1 too late to cancel 200"), lines);
            assertFalse(channels.get(200).isOpen());
            winner.close();
        });
    }

    @Test
    void without_a_winner_there_is_none() {
        run(() -> {
            assertNull(race(201, 1, 301));
            assertEquals("3.52 fail 301", lines.getLast());
        });
    }

    @Test
    void a_race_that_is_cancelled_ends_all_attempts() {
        run(() -> {
            var task = createTask(() -> race(1000, 2000));
            sleep(1);
            task.cancel();
            assertThrows(CancelledError.class, () -> await(task));
            assertEquals(List.of("1.0 cancel 1000", "1.0 cancel 2000"), lines.subList(2, 4));
        });
    }

    @Test
    void a_winner_of_a_cancelled_race_is_closed() {
        run(() -> {
            var task = createTask(() -> race(100));
            sleep(0);
            getRunningLoop().callAt(1.0, task::cancel);
            assertThrows(CancelledError.class, () -> await(task));
            assertTrue(channels.values().stream().noneMatch(SocketChannel::isOpen));
        });
    }

    @Test
    void a_real_address_that_does_not_answer_is_passed() {
        run(() -> {
            try (Deaf deaf = new Deaf()) {
                int port = deaf.port();
                ConnectOptions options = ConnectOptions.DEFAULT.withHappyEyeballsDelay(Duration.ofMillis(250));
                try (var server = Net.createServer(Recorder::new, "::1", port)) {
                    List<InetSocketAddress> both =
                            List.of(new InetSocketAddress("127.0.0.1", port), new InetSocketAddress("::1", port));
                    SocketChannel winner = new StaggeredRace(options.happyEyeballsDelay(), remote -> {
                                SocketChannel channel = SocketChannel.open();
                                channel.configureBlocking(false);
                                try {
                                    Connector.awaitConnected(channel, remote);
                                    return channel;
                                } catch (CancelledError e) {
                                    channel.close();
                                    throw e;
                                }
                            })
                            .run(both);
                    assertEquals(new InetSocketAddress("::1", server.port()), winner.getRemoteAddress());
                    winner.close();
                    sleep(0.01);
                }
            }
        });
    }

    @Test
    void a_mistake_in_an_attempt_is_thrown_if_nobody_wins() {
        run(() -> {
            var mistake = new IllegalStateException("not a network");
            var race = new StaggeredRace(Duration.ofMillis(500), remote -> {
                throw mistake;
            });
            assertSame(mistake, assertThrows(IllegalStateException.class, () -> race.run(ports(1))));
        });
    }
}
