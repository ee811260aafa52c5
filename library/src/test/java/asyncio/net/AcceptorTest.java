package asyncio.net;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.EventLoop;
import asyncio.NoLeaks;
import asyncio.OnVirtualTime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.NotYetBoundException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** When the system has no file descriptor left for a connection. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class AcceptorTest {
    private final List<String> reports = new ArrayList<>();
    private final List<SocketChannel> accepted = new ArrayList<>();
    private int refusals;

    private static ServerSocketChannel listen() throws IOException {
        ServerSocketChannel listener = ServerSocketChannel.open();
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        listener.configureBlocking(false);
        return listener;
    }

    /** An acceptor whose system refuses a number of times. */
    private Acceptor refusing(ServerSocketChannel listener, int times) {
        return refusing(listener, times, () -> {
            throw new IOException("Too many open files");
        });
    }

    private Acceptor refusing(ServerSocketChannel listener, int times, Acceptor.Source refusal) {
        refusals = times;
        EventLoop loop = getRunningLoop();
        loop.setExceptionHandler((owner, context) -> reports.add(context.message() + " " + context.exception()));
        Acceptor.Source source = () -> refusals-- > 0 ? refusal.accept() : listener.accept();
        return new Acceptor(loop, listener, "a server", source, 2, accepted::add);
    }

    private void closeAccepted() throws IOException {
        for (SocketChannel channel : accepted) {
            channel.close();
        }
    }

    @Test
    void a_refusal_is_reported_and_tried_again_after_a_second() {
        run(() -> {
            try (var listener = listen();
                    var client = SocketChannel.open(listener.getLocalAddress())) {
                var acceptor = refusing(listener, 2);
                acceptor.start();
                sleep(0.5);
                assertEquals(1, reports.size(), reports::toString);
                assertTrue(reports.getFirst().startsWith("socket.accept() failed, trying again in a second"));
                assertTrue(reports.getFirst().endsWith("Too many open files"));
                sleep(1);
                assertEquals(2, reports.size(), reports::toString);
                assertEquals(0, accepted.size());
                sleep(1);
                assertEquals(1, accepted.size());
                assertEquals(2, reports.size(), reports::toString);
                assertTrue(client.isConnected());
                acceptor.close();
                closeAccepted();
            }
        });
    }

    @Test
    void an_error_that_nobody_expects_does_not_come_again_at_once_either() {
        for (Acceptor.Source refusal : List.<Acceptor.Source>of(
                () -> {
                    throw new NotYetBoundException();
                },
                () -> {
                    throw new NoClassDefFoundError("its file cannot be opened");
                })) {
            run(() -> {
                try (var listener = listen();
                        var client = SocketChannel.open(listener.getLocalAddress())) {
                    var acceptor = refusing(listener, 1, refusal);
                    acceptor.start();
                    sleep(0.5);
                    assertEquals(1, reports.size(), reports::toString);
                    sleep(1);
                    assertEquals(1, accepted.size());
                    assertEquals(1, reports.size(), reports::toString);
                    assertTrue(client.isConnected());
                    acceptor.close();
                    closeAccepted();
                }
            });
            reports.clear();
            accepted.clear();
        }
    }

    @Test
    void one_that_is_closed_meanwhile_does_not_try_again() {
        run(() -> {
            try (var listener = listen();
                    var client = SocketChannel.open(listener.getLocalAddress())) {
                var acceptor = refusing(listener, 1);
                acceptor.start();
                sleep(0.5);
                assertTrue(client.isConnected());
                acceptor.close();
                sleep(2);
                assertEquals(1, reports.size(), reports::toString);
                assertEquals(0, accepted.size());
            }
        });
    }

    @Test
    void no_more_than_the_backlog_and_one_are_accepted_at_once() {
        run(() -> {
            try (var listener = listen()) {
                List<SocketChannel> clients = new ArrayList<>();
                for (int i = 0; i < 5; i++) {
                    clients.add(SocketChannel.open(listener.getLocalAddress()));
                }
                var acceptor = refusing(listener, 0);
                acceptor.run();
                assertEquals(3, accepted.size());
                acceptor.run();
                assertEquals(5, accepted.size());
                acceptor.close();
                accepted.addAll(clients);
                closeAccepted();
            }
        });
    }
}
