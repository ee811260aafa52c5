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

/** Bytes are read straight into the memory of a protocol. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class BufferedProtocolTest extends Ends {
    private static class Filler implements BufferedProtocol {
        final List<String> lines = new ArrayList<>();
        final Event lost = new Event();
        final Event updated = new Event();
        ByteBuffer buffer = ByteBuffer.allocate(100);
        Transport transport;

        @Override
        public void connectionMade(Transport made) {
            transport = made;
        }

        @Override
        public ByteBuffer getBuffer(int sizeHint) {
            lines.add("buffer " + sizeHint);
            return buffer;
        }

        @Override
        public void bufferUpdated(int count) {
            lines.add("updated " + count);
            updated.set();
        }

        @Override
        public void connectionLost(@Nullable Throwable exception) {
            lines.add("lost" + (exception == null ? "" : " " + exception.getMessage()));
            lost.set();
        }
    }

    @Test
    void bytes_come_into_the_buffer_and_the_end_comes_without_one() {
        run(() -> {
            try (var pair = with(new Filler())) {
                pair.send("hello");
                pair.protocol.updated.await();
                pair.peer.shutdownOutput();
                pair.protocol.lost.await();
                assertEquals(List.of("buffer -1", "updated 5", "buffer -1", "lost"), pair.protocol.lines);
                assertEquals(
                        "hello", US_ASCII.decode(pair.protocol.buffer.flip()).toString());
            }
        });
    }

    @Test
    void a_full_buffer_is_asked_for_again() {
        run(() -> {
            var filler = new Filler();
            filler.buffer = ByteBuffer.allocateDirect(4);
            try (var pair = with(new Filler() {
                private final StringBuilder all = new StringBuilder();

                @Override
                public ByteBuffer getBuffer(int sizeHint) {
                    return buffer.clear().limit(4);
                }

                @Override
                public void bufferUpdated(int count) {
                    all.append(US_ASCII.decode(buffer.flip()));
                    lines.add(all.toString());
                    if (all.length() == 10) {
                        updated.set();
                    }
                }
            })) {
                pair.send("0123456789");
                pair.protocol.updated.await();
                assertEquals(List.of("0123", "01234567", "0123456789"), pair.protocol.lines);
            }
        });
    }

    @Test
    void a_buffer_without_room_or_none_at_all_loses_the_connection(Log log) {
        run(() -> {
            var full = new Filler();
            full.buffer = ByteBuffer.allocate(0);
            var failing = new Filler() {
                @Override
                public ByteBuffer getBuffer(int sizeHint) {
                    throw new IllegalStateException("no memory");
                }
            };
            var none = new Filler() {
                @Override
                public ByteBuffer getBuffer(int sizeHint) {
                    return null;
                }
            };
            for (Filler protocol : List.of(full, failing, none)) {
                try (var pair = with(protocol)) {
                    pair.send("x");
                    protocol.lost.await();
                }
            }
        });
        List<String> records = log.take();
        assertEquals(3, records.size(), records::toString);
        assertTrue(records.getLast().contains("getBuffer() returned null"), records::toString);
        assertTrue(records.getFirst().contains("getBuffer() returned an empty buffer"), records::toString);
        assertTrue(records.getLast().startsWith("Fatal error: protocol.getBuffer() call failed"), records::toString);
    }

    @Test
    void a_buffer_that_cannot_be_written_loses_the_connection(Log log) {
        run(() -> {
            var filler = new Filler();
            filler.buffer = ByteBuffer.allocate(10).asReadOnlyBuffer();
            try (var pair = with(filler)) {
                pair.send("x");
                filler.lost.await();
            }
        });
        assertEquals(1, log.take().size());
    }

    @Test
    void a_failure_in_buffer_updated_loses_the_connection(Log log) {
        run(() -> {
            try (var pair = with(new Filler() {
                @Override
                public void bufferUpdated(int count) {
                    transport.write("sent".getBytes(US_ASCII));
                    throw new IllegalStateException("broken");
                }
            })) {
                pair.send("x");
                pair.protocol.lost.await();
                assertEquals("lost broken", pair.protocol.lines.getLast());
                assertEquals("sent", pair.received());
            }
        });
        assertEquals(1, log.take().size());
    }

    @Test
    void protocols_of_both_kinds_may_follow_each_other() {
        run(() -> {
            try (var pair = recorded()) {
                pair.send("one");
                pair.protocol.awaitData(3);
                var filler = new Filler();
                pair.transport.setProtocol(filler);
                pair.send("two");
                filler.updated.await();
                pair.transport.setProtocol(pair.protocol);
                pair.send("three");
                pair.protocol.awaitData(8);
                assertEquals(List.of("made", "data one", "data three"), pair.protocol.lines);
                assertEquals(List.of("buffer -1", "updated 3"), filler.lines);
            }
        });
    }
}
