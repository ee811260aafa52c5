package asyncio.net;

import static asyncio.Asyncio.*;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.Log;
import asyncio.NoLeaks;
import asyncio.OnVirtualTime;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Bytes on their way out over a socket. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class WritingTest extends Ends {
    private static final int MUCH = 20_000_000;

    @Test
    void bytes_leave_at_once() {
        run(() -> {
            try (var pair = recorded()) {
                pair.transport.write("hello".getBytes(US_ASCII));
                assertEquals("hello", pair.received());
                assertEquals(0, pair.transport.getWriteBufferSize());
            }
        });
    }

    @Test
    void what_the_system_does_not_take_is_buffered_and_sent_later() {
        run(() -> {
            try (var pair = recorded()) {
                ByteBuffer data = ByteBuffer.allocate(MUCH);
                pair.transport.write(data);
                assertFalse(data.hasRemaining());
                assertTrue(pair.transport.getWriteBufferSize() > 0);
                assertEquals(MUCH, pair.drain(MUCH));
                assertEquals(0, pair.transport.getWriteBufferSize());
            }
        });
    }

    @Test
    void a_protocol_is_paused_once_and_resumed_once() {
        run(() -> {
            try (var pair = recorded()) {
                pair.transport.write(new byte[MUCH]);
                pair.transport.write(new byte[1000]);
                assertEquals(List.of("made", "pause"), pair.protocol.lines);
                pair.drain(MUCH + 1000);
                assertEquals(List.of("made", "pause", "resume"), pair.protocol.lines);
            }
        });
    }

    @Test
    void new_limits_may_pause_at_once_but_do_not_resume() {
        run(() -> {
            try (var pair = recorded()) {
                pair.transport.setWriteBufferLimits(WriteBufferLimits.ofHigh(2L * MUCH));
                pair.transport.write(new byte[MUCH]);
                assertEquals(List.of("made"), pair.protocol.lines);
                pair.transport.setWriteBufferLimits(WriteBufferLimits.ofHigh(0));
                assertEquals(List.of("made", "pause"), pair.protocol.lines);
                pair.transport.setWriteBufferLimits(WriteBufferLimits.ofHigh(2L * MUCH));
                assertEquals(List.of("made", "pause"), pair.protocol.lines);
                assertEquals(new WriteBufferLimits(MUCH / 2, 2L * MUCH), pair.transport.getWriteBufferLimits());
            }
        });
    }

    @Test
    void a_protocol_that_fails_when_paused_or_resumed_is_reported_and_goes_on(Log log) {
        run(() -> {
            try (var pair = with(new Recorder() {
                @Override
                public void pauseWriting() {
                    throw new IllegalStateException("no pause");
                }

                @Override
                public void resumeWriting() {
                    throw new IllegalStateException("no resume");
                }
            })) {
                pair.transport.write(new byte[MUCH]);
                pair.drain(MUCH);
                sleep(0);
                assertFalse(pair.transport.isClosing());
            }
        });
        List<String> records = log.take();
        assertEquals(2, records.size(), records::toString);
        assertTrue(records.getFirst().startsWith("protocol.pauseWriting() failed"), records::toString);
        assertTrue(records.getLast().startsWith("protocol.resumeWriting() failed"), records::toString);
    }

    @Test
    void several_buffers_are_written_in_order() {
        run(() -> {
            try (var pair = recorded()) {
                pair.transport.writelines(List.of(US_ASCII.encode("a"), US_ASCII.encode(""), US_ASCII.encode("bc")));
                assertEquals("abc", pair.received());
                pair.transport.writelines(List.of());
                pair.transport.writelines(List.of(ByteBuffer.allocate(MUCH)));
                assertEquals(List.of("made", "pause"), pair.protocol.lines);
                pair.transport.writelines(List.of(ByteBuffer.allocate(5)));
                assertEquals(MUCH + 5, pair.drain(MUCH + 5));
            }
        });
    }

    @Test
    void a_write_of_nothing_does_nothing() {
        run(() -> {
            try (var pair = recorded()) {
                pair.transport.write(new byte[0]);
                assertEquals("", pair.received());
            }
        });
    }

    @Test
    void writes_within_data_received_leave_together_when_it_returns() {
        run(() -> {
            List<String> seen = new ArrayList<>();
            var echo = new Recorder() {
                SocketChannel peer;

                @Override
                public void dataReceived(ByteBuffer data) {
                    transport.write("one ".getBytes(US_ASCII));
                    transport.write(data);
                    transport.writelines(List.of(US_ASCII.encode(" two")));
                    seen.add(String.valueOf(transport.getWriteBufferSize()));
                }
            };
            try (var pair = with(echo)) {
                pair.send("hello");
                sleep(0.01);
                assertEquals(List.of("13"), seen);
                assertEquals("one hello two", pair.received());
                assertEquals(0, pair.transport.getWriteBufferSize());
            }
        });
    }

    @Test
    void much_data_written_within_data_received_leave_at_once() {
        run(() -> {
            List<Long> seen = new ArrayList<>();
            try (var pair = with(new Recorder() {
                @Override
                public void dataReceived(ByteBuffer data) {
                    transport.write(new byte[5]);
                    transport.write(new byte[20_000]);
                    seen.add(transport.getWriteBufferSize());
                }
            })) {
                pair.send("x");
                assertEquals(20_005, pair.drain(20_005));
                assertEquals(List.of(0L), seen);
            }
        });
    }

    @Test
    void what_is_written_soon_leaves_at_the_next_turn_or_with_the_next_write() {
        run(() -> {
            try (var pair = recorded()) {
                pair.transport.writeSoon(US_ASCII.encode("a"));
                pair.transport.writeSoon(US_ASCII.encode("b"));
                assertEquals("", pair.received());
                assertEquals(2, pair.transport.getWriteBufferSize());
                sleep(0);
                assertEquals("ab", pair.received());
                pair.transport.writeSoon(US_ASCII.encode("c"));
                pair.transport.write(US_ASCII.encode("d"));
                assertEquals("cd", pair.received());
                sleep(0);
                assertEquals("", pair.received());
            }
        });
    }

    @Test
    void what_is_written_soon_is_sent_before_the_end() {
        run(() -> {
            try (var pair = recorded()) {
                pair.transport.writeSoon(US_ASCII.encode("a"));
                pair.transport.writeEof();
                assertEquals("a", pair.received());
                assertEquals("end", pair.received());
            }
            try (var pair = recorded()) {
                pair.transport.writeSoon(US_ASCII.encode("a"));
                pair.transport.close();
                assertEquals("a", pair.received());
            }
        });
    }

    @Test
    void with_a_high_mark_of_zero_nothing_is_gathered() {
        run(() -> {
            try (var pair = recorded()) {
                pair.transport.setWriteBufferLimits(WriteBufferLimits.ofHigh(0));
                pair.transport.writeSoon(US_ASCII.encode("a"));
                assertEquals("a", pair.received());
                assertEquals(List.of("made"), pair.protocol.lines);
            }
        });
    }

    @Test
    void an_error_when_writing_reaches_connection_lost_once() {
        run(() -> {
            try (var pair = recorded()) {
                pair.transport.pauseReading();
                pair.reset();
                for (int i = 0; i < 3; i++) {
                    pair.transport.write(new byte[10]);
                }
                assertTrue(pair.transport.isClosing());
                pair.protocol.lost.await();
                sleep(0);
                assertEquals(2, pair.protocol.lines.size(), pair.protocol.lines::toString);
                assertTrue(pair.protocol.lines.getLast().startsWith("lost "), pair.protocol.lines::toString);
            }
        });
    }

    @Test
    void half_closed_by_this_end_it_still_reads() {
        run(() -> {
            try (var pair = recorded()) {
                assertTrue(pair.transport.canWriteEof());
                pair.transport.write(new byte[MUCH]);
                pair.transport.writeEof();
                pair.transport.writeEof();
                assertThrows(IllegalStateException.class, () -> pair.transport.write(new byte[1]));
                assertThrows(IllegalStateException.class, () -> pair.transport.writeSoon(ByteBuffer.allocate(1)));
                assertThrows(IllegalStateException.class, () -> pair.transport.writelines(List.of()));
                assertEquals(MUCH, pair.drain(MUCH + 1));
                pair.send("hello");
                pair.protocol.awaitData(5);
                assertFalse(pair.transport.isClosing());
            }
        });
    }

    @Test
    void what_is_written_after_the_loss_is_dropped_with_a_warning_from_the_fifth_on(Log log) {
        run(() -> {
            try (var pair = recorded()) {
                pair.transport.abort();
                for (int i = 0; i < 4; i++) {
                    pair.transport.write(new byte[1]);
                    pair.transport.write(new byte[0]);
                }
                assertEquals(List.of(), log.takeWarnings());
                pair.transport.writelines(List.of(ByteBuffer.allocate(1)));
                String warning = log.takeWarnings().getFirst();
                assertTrue(warning.startsWith("writelines() on a lost connection, nothing is sent any more"), warning);
                assertEquals(0, pair.transport.getWriteBufferSize());
            }
        });
    }
}
