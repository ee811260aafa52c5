package asyncio.net;

import static asyncio.Asyncio.*;
import static java.net.StandardProtocolFamily.INET;
import static java.net.StandardProtocolFamily.INET6;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.ExceptionGroup;
import asyncio.NoLeaks;
import asyncio.OnVirtualTime;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A host that has several addresses. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class ConnectorTest {
    private static final String HOST = "many.test";
    private final List<StandardProtocolFamily> asked = new ArrayList<>();

    /** The network of the system, where every name stands for the same addresses; it notes which sockets are opened. */
    private final class Names implements Network {
        private final List<InetAddress> addresses;

        Names(String... addresses) {
            this.addresses =
                    Arrays.stream(addresses).map(InetAddress::ofLiteral).toList();
        }

        @Override
        public SocketChannel openSocket(StandardProtocolFamily family) throws IOException {
            asked.add(family);
            return Network.system().openSocket(family);
        }

        @Override
        public ServerSocketChannel openServerSocket(StandardProtocolFamily family) throws IOException {
            return Network.system().openServerSocket(family);
        }

        @Override
        public DatagramChannel openDatagramSocket(StandardProtocolFamily family) throws IOException {
            return Network.system().openDatagramSocket(family);
        }

        @Override
        public List<InetAddress> lookUp(String host) {
            return addresses;
        }

        @Override
        public String nameOf(InetAddress address) {
            return HOST;
        }

        @Override
        public boolean isLocal(InetAddress address) {
            return true;
        }
    }

    /** What comes of connecting to a port at which nobody listens. */
    private static <E extends Throwable> E refused(Class<E> type, int port, ConnectOptions options) {
        return assertThrows(type, () -> Net.createConnection(Recorder::new, HOST, port, options));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void failures_that_differ_are_quoted_and_kept() {
        run(() -> {
            Network.CURRENT.set(new Names("127.0.0.1", "::1"));
            int port = freePort();
            IOException error = refused(IOException.class, port, ConnectOptions.DEFAULT);
            assertEquals(
                    "Multiple exceptions: cannot connect to /127.0.0.1:" + port + ": Connection refused, "
                            + "cannot connect to /[0:0:0:0:0:0:0:1]:" + port + ": Connection refused",
                    error.getMessage());
            assertEquals(2, error.getSuppressed().length);
            assertInstanceOf(ConnectException.class, error.getSuppressed()[1]);
        });
    }

    @Test
    void failures_that_say_the_same_are_one() {
        run(() -> {
            Network.CURRENT.set(new Names("127.0.0.1", "127.0.0.2"));
            var options = ConnectOptions.DEFAULT.withLocalAddress(new InetSocketAddress("::1", 0));
            IOException error = refused(IOException.class, 80, options);
            assertEquals("no matching local address with family=INET found", error.getMessage());
        });
    }

    @Test
    void all_failures_come_as_a_group_if_asked_for() {
        run(() -> {
            Network.CURRENT.set(new Names("127.0.0.1", "::1"));
            var group = refused(ExceptionGroup.class, freePort(), ConnectOptions.DEFAULT.withAllErrors(true));
            assertEquals(2, group.exceptions().size());
        });
    }

    @Test
    void the_second_address_will_do() {
        run(() -> {
            Network.CURRENT.set(new Names("127.0.0.1", "::1"));
            try (var server = Net.createServer(Recorder::new, "::1", 0)) {
                var connection = Net.createConnection(Recorder::new, HOST, server.port());
                assertEquals(
                        new InetSocketAddress("::1", server.port()),
                        connection.transport().getExtraInfo(ExtraInfo.PEERNAME));
                connection.transport().abort();
                sleep(0.01);
            }
        });
    }

    @Test
    void a_local_address_is_taken_by_those_of_its_family() {
        run(() -> {
            Network.CURRENT.set(new Names("::1", "127.0.0.1"));
            try (var server = Net.createServer(Recorder::new, (String) null, 0)) {
                var options = ConnectOptions.DEFAULT.withLocalAddress(new InetSocketAddress("127.0.0.2", 0));
                var connection = Net.createConnection(Recorder::new, HOST, server.port(), options);
                var own = (InetSocketAddress) connection.transport().getExtraInfo(ExtraInfo.SOCKNAME);
                assertEquals("127.0.0.2", own.getAddress().getHostAddress());
                connection.transport().abort();
                sleep(0.01);
            }
        });
    }

    @Test
    void families_take_turns_if_asked_for_and_in_a_race() {
        run(() -> {
            Network.CURRENT.set(new Names("127.0.0.1", "127.0.0.2", "::1", "::1"));
            int port = freePort();
            refused(IOException.class, port, ConnectOptions.DEFAULT);
            assertEquals(List.of(INET, INET, INET6, INET6), asked);
            for (var turns : List.of(
                    ConnectOptions.DEFAULT.withInterleave(1),
                    ConnectOptions.DEFAULT.withHappyEyeballsDelay(Duration.ofSeconds(1)))) {
                asked.clear();
                refused(IOException.class, port, turns);
                assertEquals(List.of(INET, INET6, INET, INET6), asked);
            }
        });
    }
}
