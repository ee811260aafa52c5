package asyncio.net;

import static asyncio.Asyncio.*;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.CancelledError;
import asyncio.EventLoop;
import asyncio.Log;
import asyncio.NoLeaks;
import asyncio.OnVirtualTime;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The life of a connection, and the order in which its protocol is told. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class ConduitTransportTest extends Ends {
    private static final int MUCH = 20_000_000;

    @Test
    void a_protocol_hears_made_data_end_and_lost_in_this_order() {
        run(() -> {
            try (var pair = recorded()) {
                pair.send("hello");
                pair.peer.shutdownOutput();
                pair.protocol.lost.await();
                assertEquals(List.of("made", "data hello", "eof", "lost"), pair.protocol.lines);
            }
        });
    }

    @Test
    void the_connection_is_made_before_the_connecting_call_returns() {
        run(() -> {
            try (var pair = recorded()) {
                assertEquals(List.of("made"), pair.protocol.lines);
                assertSame(pair.transport, pair.protocol.transport);
                assertSame(pair.protocol, pair.transport.getProtocol());
            }
        });
    }

    @Test
    void close_reports_the_loss_at_a_later_turn_and_once() {
        run(() -> {
            try (var pair = recorded()) {
                pair.transport.close();
                pair.transport.close();
                assertTrue(pair.transport.isClosing());
                assertEquals(List.of("made"), pair.protocol.lines);
                sleep(0);
                assertEquals(List.of("made", "lost"), pair.protocol.lines);
                assertEquals("end", pair.received());
                pair.transport.abort();
                sleep(0);
                assertEquals(List.of("made", "lost"), pair.protocol.lines);
            }
        });
    }

    @Test
    void close_sends_what_is_buffered_first() {
        run(() -> {
            try (var pair = recorded()) {
                pair.transport.write(new byte[MUCH]);
                pair.transport.close();
                pair.transport.write(new byte[7]);
                sleep(0);
                assertEquals(List.of("made", "pause"), pair.protocol.lines);
                assertEquals(MUCH + 7, pair.drain(MUCH + 8));
                pair.protocol.lost.await();
                assertEquals(List.of("made", "pause", "resume", "lost"), pair.protocol.lines);
            }
        });
    }

    @Test
    void abort_drops_what_is_buffered() {
        run(() -> {
            try (var pair = recorded()) {
                pair.transport.write(new byte[MUCH]);
                pair.transport.abort();
                pair.transport.abort();
                assertEquals(0, pair.transport.getWriteBufferSize());
                pair.protocol.lost.await();
                assertTrue(pair.drain(MUCH) < MUCH);
                assertEquals(List.of("made", "pause", "lost"), pair.protocol.lines);
            }
        });
    }

    @Test
    void nothing_is_delivered_after_close() {
        run(() -> {
            try (var pair = recorded()) {
                pair.send("late");
                pair.transport.close();
                sleep(0.1);
                assertEquals(List.of("made", "lost"), pair.protocol.lines);
            }
        });
    }

    @Test
    void nothing_is_delivered_while_the_rest_is_sent() {
        run(() -> {
            try (var pair = recorded()) {
                pair.transport.write(new byte[MUCH]);
                pair.transport.close();
                pair.send("late");
                sleep(0.1);
                assertEquals(List.of("made", "pause"), pair.protocol.lines);
            }
        });
    }

    @Test
    void an_error_of_the_connection_reaches_connection_lost_and_nobody_else() {
        run(() -> {
            try (var pair = recorded()) {
                pair.reset();
                pair.protocol.lost.await();
                assertEquals(List.of("made", "lost Connection reset"), pair.protocol.lines);
                assertTrue(pair.transport.isClosing());
            }
        });
    }

    @Test
    void a_protocol_that_fails_is_reported_and_loses_the_connection(Log log) {
        run(() -> {
            try (var pair = with(new Recorder() {
                @Override
                public void dataReceived(ByteBuffer data) {
                    transport.write("bye".getBytes(US_ASCII));
                    throw new IllegalStateException("I am broken");
                }
            })) {
                pair.send("x");
                pair.protocol.lost.await();
                assertEquals(List.of("made", "lost I am broken"), pair.protocol.lines);
                assertEquals("bye", pair.received());
            }
        });
        List<String> records = log.take();
        assertEquals(1, records.size(), records::toString);
        assertTrue(records.getFirst().startsWith("Fatal error: protocol.dataReceived() call failed"));
        assertTrue(records.getFirst().endsWith("java.lang.IllegalStateException: I am broken"));
    }

    @Test
    void a_protocol_that_fails_at_the_beginning_or_end_loses_the_connection(Log log) {
        run(() -> {
            try (var pair = with(new Recorder() {
                @Override
                public void connectionMade(Transport connected) {
                    super.connectionMade(connected);
                    throw new IllegalStateException("not me");
                }
            })) {
                pair.protocol.lost.await();
                assertEquals(List.of("made", "lost not me"), pair.protocol.lines);
            }
            try (var pair = with(new Recorder() {
                @Override
                public boolean eofReceived() {
                    throw new IllegalStateException("no end");
                }
            })) {
                pair.peer.shutdownOutput();
                pair.protocol.lost.await();
                assertEquals(List.of("made", "lost no end"), pair.protocol.lines);
            }
        });
        assertEquals(2, log.take().size());
    }

    @Test
    void a_pause_holds_back_data_until_reading_is_resumed() {
        run(() -> {
            try (var pair = recorded()) {
                assertTrue(pair.transport.isReading());
                pair.transport.pauseReading();
                pair.transport.pauseReading();
                assertFalse(pair.transport.isReading());
                pair.send("hello");
                sleep(0.01);
                sleep(0.01);
                assertEquals(List.of("made"), pair.protocol.lines);
                pair.transport.resumeReading();
                pair.transport.resumeReading();
                pair.protocol.awaitData(5);
                assertEquals(List.of("made", "data hello"), pair.protocol.lines);
            }
        });
    }

    @Test
    void a_pause_in_connection_made_is_honoured() {
        run(() -> {
            try (var pair = with(new Recorder() {
                @Override
                public void connectionMade(Transport connected) {
                    super.connectionMade(connected);
                    connected.pauseReading();
                }
            })) {
                pair.send("hello");
                sleep(0.01);
                assertEquals(List.of("made"), pair.protocol.lines);
                pair.transport.resumeReading();
                pair.protocol.awaitData(5);
            }
        });
    }

    @Test
    void half_closed_by_the_other_end_it_still_writes() {
        run(() -> {
            var protocol = new Recorder();
            protocol.keepsOpen = true;
            try (var pair = with(protocol)) {
                pair.peer.shutdownOutput();
                protocol.ended.await();
                sleep(0.01);
                assertTrue(pair.transport.isReading());
                pair.transport.pauseReading();
                pair.transport.resumeReading();
                sleep(0.01);
                assertEquals(List.of("made", "eof"), protocol.lines);
                pair.transport.write("still here".getBytes(US_ASCII));
                assertEquals("still here", pair.received());
            }
        });
    }

    @Test
    void write_eof_has_no_effect_when_closing() {
        run(() -> {
            try (var pair = recorded()) {
                pair.transport.close();
                pair.transport.writeEof();
                pair.transport.write(new byte[1]);
                sleep(0.01);
                assertEquals(List.of("made", "lost"), pair.protocol.lines);
            }
        });
    }

    @Test
    void facts_are_known_also_when_it_is_closed() {
        run(() -> {
            try (var pair = recorded()) {
                var own = (InetSocketAddress) pair.peer.getRemoteAddress();
                pair.transport.close();
                sleep(0.01);
                assertEquals(own, pair.transport.getExtraInfo(ExtraInfo.SOCKNAME));
                assertEquals(pair.peer.getLocalAddress(), pair.transport.getExtraInfo(ExtraInfo.PEERNAME));
                assertFalse(pair.transport.getExtraInfo(ExtraInfo.SOCKET).isOpen());
                assertNull(pair.transport.getExtraInfo(new ExtraInfo<>("cipher", String.class)));
                assertEquals("none", pair.transport.getExtraInfo(new ExtraInfo<>("cipher", String.class), "none"));
            }
        });
    }

    @Test
    void small_packets_are_not_delayed() {
        run(() -> {
            try (var pair = recorded()) {
                assertTrue(pair.transport.getExtraInfo(ExtraInfo.SOCKET).getOption(StandardSocketOptions.TCP_NODELAY));
            }
        });
    }

    @Test
    void another_protocol_may_take_over() {
        run(() -> {
            try (var pair = recorded()) {
                var second = new Recorder();
                pair.transport.setProtocol(second);
                pair.send("hello");
                second.awaitData(5);
                assertEquals(List.of("made"), pair.protocol.lines);
                assertEquals(List.of("data hello"), second.lines);
                assertThrows(
                        IllegalArgumentException.class,
                        () -> pair.transport.setProtocol(new BaseProtocol<Transport>() {}));
            }
        });
    }

    @Test
    void from_another_thread_it_is_refused() {
        run(() -> {
            try (var pair = recorded()) {
                List<Throwable> errors = new ArrayList<>();
                Thread.ofPlatform()
                        .start(() -> errors.add(
                                assertThrows(IllegalStateException.class, () -> pair.transport.write(new byte[1]))))
                        .join();
                assertTrue(errors.getFirst().getMessage().startsWith("write() from outside its event loop"));
                assertEquals("", pair.received());
            }
        });
    }

    @Test
    void what_is_open_when_the_loop_is_closed_is_closed_with_it() throws IOException {
        EventLoop[] loop = new EventLoop[1];
        Server[] server = new Server[1];
        Pair<Recorder> pair = run(() -> {
            loop[0] = getRunningLoop();
            server[0] = Net.createServer(Recorder::new, "127.0.0.1", 0);
            return recorded();
        });
        assertTrue(loop[0].isClosed());
        assertFalse(pair.transport.getExtraInfo(ExtraInfo.SOCKET).isOpen());
        assertEquals("end", pair.received());
        assertFalse(server[0].sockets().getFirst().isOpen());
        pair.transport.close();
        pair.transport.abort();
        server[0].close();
        assertEquals(List.of("made"), pair.protocol.lines);
        pair.peer.close();
    }

    @Test
    void a_connection_that_was_closed_last_of_all_is_closed() throws IOException {
        Pair<Recorder> pair = run(() -> {
            Pair<Recorder> open = recorded();
            open.transport.close();
            return open;
        });
        assertEquals("end", pair.received());
        pair.peer.close();
    }

    @Test
    void cancelled_before_the_protocol_knows_the_connection_is_closed() {
        run(() -> {
            SocketChannel[] ends = channels();
            Recorder protocol = new Recorder();
            var task = createTask(() -> Net.createConnection(() -> protocol, ends[0]));
            sleep(0);
            task.cancel();
            assertThrows(CancelledError.class, () -> await(task));
            sleep(0.01);
            assertFalse(ends[0].isOpen());
            ends[1].close();
        });
    }
}
