package asyncio.net;

import static asyncio.Asyncio.*;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.Log;
import asyncio.NoLeaks;
import asyncio.OnVirtualTime;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Datagrams on their way out, when the system has no room for them or refuses some. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class DatagramSendingTest {
    private static final SocketAddress ANYWHERE = new InetSocketAddress("127.0.0.1", 9);

    private final DatagramRecorder protocol = new DatagramRecorder();
    private final List<String> sent = new ArrayList<>();
    private boolean hasRoom = true;

    /** Has room or not, refuses "bad", and breaks at "worse". */
    private boolean take(ByteBuffer data, @Nullable SocketAddress to) throws IOException {
        if (!hasRoom) {
            return false;
        }
        String text = US_ASCII.decode(data.duplicate()).toString();
        if (text.equals("bad")) {
            throw new IOException("refused");
        }
        if (text.equals("worse")) {
            throw new IllegalStateException("broken");
        }
        sent.add(text);
        return true;
    }

    private DatagramTransport open() throws IOException {
        DatagramChannel channel = DatagramChannel.open().bind(new InetSocketAddress("127.0.0.1", 0));
        channel.configureBlocking(false);
        var transport = new DatagramSocketTransport(getRunningLoop(), channel, protocol, null, this::take);
        transport.life.startAndWait();
        protocol.lines.clear();
        return transport;
    }

    private static void send(DatagramTransport transport, String... texts) {
        for (String text : texts) {
            transport.sendto(text.getBytes(US_ASCII), ANYWHERE);
        }
    }

    /** Lets the loop look at the channel, which the system always finds ready. */
    private static void turns() {
        for (int i = 0; i < 5; i++) {
            sleep(0);
        }
    }

    private void end(DatagramTransport transport) {
        transport.abort();
        protocol.lost.await();
    }

    @Test
    void what_there_is_no_room_for_is_sent_later_in_order() {
        run(() -> {
            DatagramTransport transport = open();
            hasRoom = false;
            byte[] used = "first".getBytes(US_ASCII);
            transport.sendto(used, ANYWHERE);
            used[0] = '?';
            hasRoom = true;
            send(transport, "second", "");
            assertEquals(List.of(), sent);
            assertEquals(5 + 6 + 3 * 8, transport.getWriteBufferSize());
            turns();
            assertEquals(List.of("first", "second", ""), sent);
            assertEquals(0, transport.getWriteBufferSize());
            send(transport, "third");
            assertEquals("third", sent.getLast());
            end(transport);
        });
    }

    @Test
    void the_protocol_is_paused_once_and_resumed_once() {
        run(() -> {
            DatagramTransport transport = open();
            transport.setWriteBufferLimits(new WriteBufferLimits(0, 20));
            assertEquals(new WriteBufferLimits(0, 20), transport.getWriteBufferLimits());
            hasRoom = false;
            send(transport, "1234");
            assertEquals(List.of(), protocol.lines);
            send(transport, "5678", "9");
            assertEquals(List.of("pause"), protocol.lines);
            hasRoom = true;
            turns();
            assertEquals(List.of("pause", "resume"), protocol.lines);
            end(transport);
        });
    }

    @Test
    void new_limits_may_pause_at_once() {
        run(() -> {
            DatagramTransport transport = open();
            hasRoom = false;
            send(transport, "1234");
            transport.setWriteBufferLimits(WriteBufferLimits.ofHigh(11));
            assertEquals(List.of("pause"), protocol.lines);
            end(transport);
        });
    }

    @Test
    void one_that_is_refused_does_not_stop_the_next() {
        run(() -> {
            DatagramTransport transport = open();
            send(transport, "bad", "1");
            assertEquals(List.of("error"), protocol.lines);
            hasRoom = false;
            send(transport, "2", "bad", "3", "bad");
            hasRoom = true;
            turns();
            assertEquals(List.of("1", "2", "3"), sent);
            assertEquals(3, protocol.errors.size());
            assertEquals(0, transport.getWriteBufferSize());
            end(transport);
        });
    }

    @Test
    void closing_sends_the_rest_first() {
        run(() -> {
            DatagramTransport transport = open();
            hasRoom = false;
            send(transport, "1", "2");
            transport.close();
            turns();
            assertFalse(protocol.lost.isSet());
            hasRoom = true;
            protocol.lost.await();
            assertEquals(List.of("1", "2"), sent);
            assertEquals(List.of("lost"), protocol.lines);
        });
    }

    @Test
    void closing_ends_also_if_the_last_one_is_refused() {
        run(() -> {
            DatagramTransport transport = open();
            hasRoom = false;
            send(transport, "bad");
            transport.close();
            hasRoom = true;
            protocol.lost.await();
            assertEquals(List.of("error", "lost"), protocol.lines);
        });
    }

    @Test
    void aborting_drops_the_rest() {
        run(() -> {
            DatagramTransport transport = open();
            hasRoom = false;
            send(transport, "1");
            transport.abort();
            assertEquals(0, transport.getWriteBufferSize());
            hasRoom = true;
            protocol.lost.await();
            turns();
            assertEquals(List.of(), sent);
        });
    }

    @Test
    void an_error_that_is_no_io_error_ends_it_with_a_report(Log log) {
        run(() -> {
            DatagramTransport transport = open();
            hasRoom = false;
            send(transport, "worse", "1");
            hasRoom = true;
            protocol.lost.await();
            assertEquals(List.of("lost broken"), protocol.lines);
            assertEquals(List.of(), sent);
        });
        assertEquals(1, log.take().size());
    }

    @Test
    void a_protocol_that_aborts_when_resumed_hears_of_the_end_once() {
        run(() -> {
            DatagramTransport endpoint = open();
            endpoint.setProtocol(new DatagramRecorder() {
                @Override
                public void resumeWriting() {
                    endpoint.abort();
                }

                @Override
                public void connectionLost(@Nullable Throwable exception) {
                    protocol.connectionLost(exception);
                }
            });
            endpoint.setWriteBufferLimits(new WriteBufferLimits(0, 0));
            hasRoom = false;
            send(endpoint, "1");
            hasRoom = true;
            endpoint.close();
            turns();
            assertEquals(List.of("lost"), protocol.lines);
        });
    }

    @Test
    void a_protocol_that_sends_when_resumed_is_served() {
        run(() -> {
            DatagramTransport endpoint = open();
            endpoint.setProtocol(new DatagramRecorder() {
                @Override
                public void resumeWriting() {
                    hasRoom = false;
                    send(endpoint, "more");
                }

                @Override
                public void connectionLost(@Nullable Throwable exception) {
                    protocol.connectionLost(exception);
                }
            });
            endpoint.setWriteBufferLimits(WriteBufferLimits.ofHigh(0));
            hasRoom = false;
            send(endpoint, "1");
            hasRoom = true;
            turns();
            assertEquals(List.of("1"), sent);
            hasRoom = true;
            endpoint.setWriteBufferLimits(WriteBufferLimits.DEFAULT);
            turns();
            assertEquals("more", sent.get(1));
            end(endpoint);
        });
    }
}
