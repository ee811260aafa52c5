package asyncio.net;

import static asyncio.Asyncio.*;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.CancelledError;
import asyncio.NoLeaks;
import asyncio.OnVirtualTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Datagrams that tasks receive. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class DatagramStreamTest {
    private static DatagramStream receiver() throws IOException {
        return Net.openDatagrams(DatagramOptions.local("127.0.0.1", 0));
    }

    private static InetSocketAddress addressOf(DatagramStream stream) {
        return (InetSocketAddress) stream.getExtraInfo(ExtraInfo.SOCKNAME);
    }

    private static DatagramStream connectedTo(DatagramStream other) throws IOException {
        return Net.openDatagrams(DatagramOptions.DEFAULT.withRemoteAddress(addressOf(other)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(US_ASCII);
    }

    private static String text(Datagram datagram) {
        return new String(datagram.data(), US_ASCII);
    }

    @Test
    void a_task_receives_and_answers() {
        run(() -> {
            try (var server = receiver();
                    var client = connectedTo(server)) {
                var serving = createTask(() -> {
                    for (Datagram request : server) {
                        server.sendto(bytes("re: " + text(request)), request.address());
                    }
                });
                client.send(bytes("one"));
                assertEquals("re: one", text(client.receive()));
                server.sendto(new byte[0], addressOf(client));
                Datagram empty = client.receive();
                assertEquals("", text(empty));
                assertEquals(addressOf(server), empty.address());
                server.transport().close();
                await(serving);
                server.waitClosed();
            }
            sleep(0.01);
        });
    }

    @Test
    void what_came_before_the_end_is_still_received() {
        run(() -> {
            var server = receiver();
            server.sendto(bytes("1"), addressOf(server));
            server.sendto(bytes("2"), addressOf(server));
            sleep(0.01);
            server.close();
            server.waitClosed();
            List<String> received = new ArrayList<>();
            server.forEach(datagram -> received.add(text(datagram)));
            assertEquals(List.of("1", "2"), received);
            assertThrows(ClosedChannelException.class, server::receive);
            assertThrows(ClosedChannelException.class, () -> server.sendto(bytes("x"), addressOf(server)));
        });
    }

    @Test
    void closing_wakes_the_task_that_waits() {
        run(() -> {
            var server = receiver();
            var waiting = createTask(() -> server.receive());
            sleep(0.01);
            server.close();
            assertThrows(ClosedChannelException.class, () -> await(waiting));
        });
    }

    @Test
    void a_receive_that_is_cancelled_takes_nothing() {
        run(() -> {
            try (var server = receiver()) {
                var waiting = createTask(() -> server.receive());
                sleep(0.01);
                server.sendto(bytes("1"), addressOf(server));
                waiting.cancel();
                assertThrows(CancelledError.class, () -> await(waiting));
                assertEquals("1", text(server.receive()));
            }
            sleep(0.01);
        });
    }

    @Test
    void two_tasks_cannot_wait_at_once() {
        run(() -> {
            try (var server = receiver()) {
                var first = createTask(() -> server.receive());
                sleep(0.01);
                String message = assertThrows(IllegalStateException.class, server::receive)
                        .getMessage();
                assertTrue(message.startsWith("receive() called while another task is already waiting"), message);
                server.sendto(bytes("1"), addressOf(server));
                assertEquals("1", text(await(first)));
            }
            sleep(0.01);
        });
    }

    @Test
    void what_too_many_wait_for_is_dropped_and_counted() {
        run(() -> {
            try (var server = receiver()) {
                server.setLimit(30);
                for (String data : List.of("1234567", "1234567", "x", "y")) {
                    server.sendto(bytes(data), addressOf(server));
                }
                sleep(0.01);
                assertEquals(2, server.dropped());
                assertEquals("1234567", text(server.receive()));
                server.sendto(bytes("again"), addressOf(server));
                sleep(0.01);
                assertEquals("1234567", text(server.receive()));
                assertEquals("again", text(server.receive()));
                assertThrows(IllegalArgumentException.class, () -> server.setLimit(0));
            }
            sleep(0.01);
        });
    }

    @Test
    void a_refusal_by_the_other_end_is_received_and_it_goes_on() {
        run(() -> {
            var server = receiver();
            try (var client = connectedTo(server)) {
                server.close();
                server.waitClosed();
                client.send(bytes("anybody?"));
                assertThrows(PortUnreachableException.class, client::receive);
                client.send(bytes("anybody now?"));
                var unchecked = assertThrows(
                        UncheckedIOException.class, () -> client.iterator().hasNext());
                assertInstanceOf(PortUnreachableException.class, unchecked.getCause());
            }
            sleep(0.01);
        });
    }

    @Test
    void what_the_system_refuses_is_thrown_by_the_send() {
        run(() -> {
            try (var server = receiver()) {
                assertThrows(IOException.class, () -> server.sendto(new byte[70_000], addressOf(server)));
                assertThrows(IllegalArgumentException.class, () -> server.send(bytes("where to?")));
                server.sendto(bytes("fine"), addressOf(server));
                assertEquals("fine", text(server.receive()));
            }
            sleep(0.01);
        });
    }

    @Test
    void a_send_waits_while_too_much_is_buffered() {
        run(() -> {
            var endpoint =
                    Net.createDatagramEndpoint(DatagramStreamProtocol::new, DatagramOptions.local("127.0.0.1", 0));
            try (var server = new DatagramStream(endpoint)) {
                endpoint.protocol().pauseWriting();
                var sending = createTask(() -> server.sendto(bytes("1"), addressOf(server)));
                sleep(0.01);
                assertFalse(sending.done());
                assertEquals("1", text(server.receive()));
                endpoint.protocol().resumeWriting();
                await(sending);
            }
            sleep(0.01);
        });
    }

    @Test
    void a_task_of_another_loop_cannot_wait_for_its_end() {
        run(() -> {
            var stream = Net.openDatagrams(DatagramOptions.local("127.0.0.1", 0));
            toThread(() -> run(() -> {
                var error = assertThrows(IllegalStateException.class, stream::waitClosed);
                assertTrue(error.getMessage().startsWith("waitClosed() from outside its event loop"));
            }));
            stream.close();
            stream.waitClosed();
        });
    }
}
