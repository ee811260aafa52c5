package asyncio.net;

import static asyncio.Asyncio.*;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.Event;
import asyncio.Log;
import asyncio.NoLeaks;
import asyncio.OnVirtualTime;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What TLS delivers: into the memory of a protocol, and only as much as somebody wants. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class TlsReadingTest {
    /** Has memory of its own, which is used again and again. */
    private static class Filler implements BufferedProtocol {
        final List<String> lines = new ArrayList<>();
        final StringBuilder received = new StringBuilder();
        final Event arrived = new Event();
        final Event lost = new Event();
        ByteBuffer buffer = ByteBuffer.allocate(4);

        @Override
        public ByteBuffer getBuffer(int sizeHint) {
            lines.add("room for " + sizeHint);
            return buffer;
        }

        @Override
        public void bufferUpdated(int count) {
            assertEquals(count, buffer.position());
            received.append(US_ASCII.decode(buffer.flip()));
            buffer.clear();
            arrived.set();
        }

        @Override
        public void connectionLost(@Nullable Throwable exception) {
            lines.add("lost" + (exception == null ? "" : " " + exception.getMessage()));
            lost.set();
        }
    }

    @Test
    void bytes_come_into_the_memory_of_a_protocol_as_often_as_it_takes() {
        run(() -> {
            try (var pair = TlsPair.connect()) {
                Filler filler = new Filler();
                pair.server.transport.setProtocol(filler);
                assertSame(filler, pair.server.transport.getProtocol());
                TlsPair.write(pair.client, "hello, world");
                filler.arrived.await();
                assertEquals("hello, world", filler.received.toString());
                assertEquals(List.of("room for 12", "room for 8", "room for 4"), filler.lines);
                pair.client.transport.close();
                filler.lost.await();
                assertEquals("lost", filler.lines.getLast());
            }
        });
    }

    @Test
    void protocols_of_both_kinds_may_follow_each_other() {
        run(() -> {
            try (var pair = TlsPair.connect()) {
                Filler filler = new Filler();
                pair.server.transport.setProtocol(filler);
                TlsPair.write(pair.client, "one");
                filler.arrived.await();
                pair.server.transport.setProtocol(pair.server);
                TlsPair.write(pair.client, "two");
                pair.server.awaitData(3);
                assertEquals("one", filler.received.toString());
                assertEquals(List.of("made", "data two"), pair.server.lines);
                assertThrows(
                        IllegalArgumentException.class,
                        () -> pair.server.transport.setProtocol(new BaseProtocol<Transport>() {}));
            }
        });
    }

    /** Sends a byte to a protocol that is sure to fail. */
    private static void checkFails(Filler failing, String why) {
        run(() -> {
            try (var pair = TlsPair.connect()) {
                pair.server.transport.setProtocol(failing);
                TlsPair.write(pair.client, "x");
                failing.lost.await();
                assertTrue(failing.lines.getLast().startsWith("lost " + why), failing.lines::toString);
                pair.client.lost.await();
                pair.server.lost.set();
            }
        });
    }

    @Test
    void memory_without_room_loses_the_connection(Log log) {
        Filler full = new Filler();
        full.buffer = ByteBuffer.allocate(0);
        checkFails(full, "getBuffer() returned an empty buffer");
        assertTrue(log.take().toString().contains("Fatal error: protocol.getBuffer() call failed"));
    }

    @Test
    void a_failure_in_buffer_updated_loses_the_connection(Log log) {
        checkFails(
                new Filler() {
                    @Override
                    public void bufferUpdated(int count) {
                        throw new IllegalStateException("planned");
                    }
                },
                "planned");
        assertTrue(log.take().toString().contains("Fatal error: protocol.bufferUpdated() call failed"));
    }

    @Test
    void a_pause_is_passed_on_to_the_connection_below() {
        run(() -> {
            try (var pair = TlsPair.connect()) {
                Transport below = TlsPair.below(pair.server);
                pair.server.transport.pauseReading();
                assertFalse(below.isReading());
                TlsPair.write(pair.client, "hello");
                sleep(1);
                pair.server.transport.resumeReading();
                pair.server.awaitData(5);
                assertTrue(below.isReading());
            }
        });
    }

    @Test
    void a_pause_at_the_beginning_is_honoured() {
        run(() -> {
            Recorder pausing = new Recorder() {
                @Override
                public void connectionMade(Transport connected) {
                    super.connectionMade(connected);
                    connected.pauseReading();
                }
            };
            try (var server = Net.createServer(() -> pausing, "127.0.0.1", 0, TlsFiles.server())) {
                var client = Net.createConnection(Recorder::new, "127.0.0.1", server.port(), TlsFiles.client());
                client.transport().write("hello".getBytes(US_ASCII));
                sleep(1);
                assertEquals(List.of("made"), pausing.lines);
                pausing.transport.resumeReading();
                pausing.awaitData(5);
                client.transport().close();
                pausing.lost.await();
                client.protocol().lost.await();
            }
        });
    }

    /** The time for the handshake is over then, and that for the end has not begun. */
    @Test
    void a_connection_may_be_silent_for_longer_than_any_time_out() {
        run(() -> {
            try (var pair = TlsPair.connect()) {
                sleep(1000);
                TlsPair.write(pair.client, "still here");
                pair.server.awaitData(10);
                assertEquals(List.of("made"), pair.client.lines);
            }
        });
    }
}
