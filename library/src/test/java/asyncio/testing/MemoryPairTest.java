package asyncio.testing;

import static asyncio.Asyncio.*;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.CancelledError;
import asyncio.DeadlockException;
import asyncio.NoLeaks;
import asyncio.OnVirtualTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two ends in memory; that transports work on them is shown by their own tests. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class MemoryPairTest {
    private static byte[] bytes(String text) {
        return text.getBytes(US_ASCII);
    }

    private static String read(SocketChannel end) throws IOException {
        ByteBuffer room = ByteBuffer.allocate(1000);
        int count = end.read(room);
        return count < 0 ? "end" : US_ASCII.decode(room.flip()).toString();
    }

    @Test
    void streams_talk_to_each_other() {
        run(() -> {
            try (var pair = MemoryPair.streams()) {
                pair.near().write(bytes("hello\n"));
                assertEquals("hello\n", new String(pair.far().readLine(), US_ASCII));
                pair.far().write(bytes("bye"));
                pair.far().close();
                assertEquals("bye", new String(pair.near().read(), US_ASCII));
            }
        });
    }

    @Test
    void a_write_that_nobody_reads_waits_and_can_be_cancelled() {
        run(() -> {
            try (var pair = MemoryPair.streams()) {
                pair.far().reader().feedData(ByteBuffer.allocate(1_000_000));
                var writing = createTask(() -> pair.near().write(new byte[1_000_000]));
                sleep(1);
                assertFalse(writing.done());
                writing.cancel();
                assertThrows(CancelledError.class, () -> await(writing));
                assertEquals(2_000_000, pair.far().readExactly(2_000_000).length);
            }
        });
    }

    @Test
    void an_end_takes_so_many_bytes_and_no_more() throws IOException {
        try (var pair = MemoryPair.open(5)) {
            assertEquals(5, pair.near().write(ByteBuffer.wrap(bytes("hello world"))));
            assertEquals(0, pair.near().write(ByteBuffer.wrap(bytes("x"))));
            assertEquals("hello", read(pair.far()));
            assertEquals(1, pair.near().write(ByteBuffer.wrap(bytes("x"))));
            assertEquals("x", read(pair.far()));
            assertEquals("", read(pair.far()));
        }
    }

    @Test
    void several_buffers_are_gathered_and_scattered() throws IOException {
        try (var pair = MemoryPair.open(7)) {
            ByteBuffer[] words = {ByteBuffer.wrap(bytes("one")), ByteBuffer.wrap(bytes("three"))};
            assertEquals(7, pair.near().write(words));
            assertEquals(1, words[1].remaining());
            ByteBuffer[] rooms = {ByteBuffer.allocate(2), ByteBuffer.allocate(9)};
            assertEquals(7, pair.far().read(rooms));
            assertEquals("on", US_ASCII.decode(rooms[0].flip()).toString());
            assertEquals("ethre", US_ASCII.decode(rooms[1].flip()).toString());
        }
    }

    @Test
    void a_close_is_an_end_and_writing_to_it_a_reset() throws IOException {
        try (var pair = MemoryPair.open()) {
            pair.far().write(ByteBuffer.wrap(bytes("last words")));
            pair.far().close();
            assertEquals("last words", read(pair.near()));
            assertEquals("end", read(pair.near()));
            assertEquals(1, pair.near().write(ByteBuffer.wrap(bytes("x"))));
            var error = assertThrows(IOException.class, () -> pair.near().write(ByteBuffer.wrap(bytes("y"))));
            assertEquals("Connection reset", error.getMessage());
            assertThrows(ClosedChannelException.class, () -> read(pair.far()));
        }
    }

    @Test
    void a_close_that_leaves_bytes_unread_or_may_not_linger_is_a_reset() throws IOException {
        try (var pair = MemoryPair.open()) {
            pair.near().write(ByteBuffer.wrap(bytes("unread")));
            pair.far().close();
            assertThrows(IOException.class, () -> read(pair.near()));
        }
        try (var pair = MemoryPair.open()) {
            pair.far().setOption(StandardSocketOptions.SO_LINGER, 0);
            pair.far().close();
            assertThrows(IOException.class, () -> read(pair.near()));
        }
    }

    @Test
    void what_arrived_before_a_reset_can_be_read() throws IOException {
        try (var pair = MemoryPair.open()) {
            pair.far().write(ByteBuffer.wrap(bytes("before")));
            pair.far().setOption(StandardSocketOptions.SO_LINGER, 0);
            pair.far().close();
            assertEquals("before", read(pair.near()));
            assertThrows(IOException.class, () -> read(pair.near()));
        }
    }

    @Test
    void halves_are_shut_down_one_by_one() throws IOException {
        try (var pair = MemoryPair.open()) {
            pair.near().shutdownOutput();
            assertEquals("end", read(pair.far()));
            assertThrows(ClosedChannelException.class, () -> pair.near().write(ByteBuffer.allocate(1)));
            pair.far().write(ByteBuffer.wrap(bytes("still")));
            assertEquals("still", read(pair.near()));
            pair.near().shutdownInput();
            assertEquals("end", read(pair.near()));
        }
    }

    @Test
    void a_callback_comes_in_every_turn_until_the_bytes_are_read() {
        run(() -> {
            try (var pair = MemoryPair.open()) {
                List<String> lines = new ArrayList<>();
                getRunningLoop().onReadable(pair.far(), () -> lines.add("ready"));
                sleep(1);
                pair.near().write(ByteBuffer.wrap(bytes("x")));
                sleep(0);
                sleep(0);
                sleep(0);
                assertEquals(List.of("ready", "ready"), lines);
                assertEquals("x", read(pair.far()));
                sleep(1);
                int count = lines.size();
                assertTrue(count <= 3, lines::toString);
                assertTrue(getRunningLoop().removeReadable(pair.far()));
                assertFalse(getRunningLoop().removeReadable(pair.far()));
                pair.near().write(ByteBuffer.wrap(bytes("y")));
                sleep(1);
                assertEquals(count, lines.size());
            }
        });
    }

    @Test
    void readers_and_writers_are_watched_one_by_one_and_not_after_a_close() {
        run(() -> {
            try (var pair = MemoryPair.open()) {
                List<String> lines = new ArrayList<>();
                var loop = getRunningLoop();
                loop.onReadable(pair.far(), () -> lines.add("read"));
                loop.onWritable(pair.far(), () -> {
                    lines.add("write");
                    loop.removeWritable(pair.far());
                });
                pair.near().write(ByteBuffer.wrap(bytes("x")));
                sleep(0);
                sleep(0);
                assertEquals(List.of("read", "write"), lines);
                pair.far().close();
                sleep(1);
                sleep(1);
                int count = lines.size();
                assertTrue(count <= 3, lines::toString);
                assertFalse(loop.removeReadable(pair.far()));
                assertThrows(UncheckedIOException.class, () -> loop.onReadable(pair.far(), () -> {}));
            }
        });
    }

    @Test
    void blocking_mode_is_refused() {
        run(() -> {
            try (var pair = MemoryPair.open()) {
                pair.near().configureBlocking(true);
                assertThrows(
                        IllegalArgumentException.class, () -> getRunningLoop().onReadable(pair.near(), () -> {}));
            }
        });
    }

    @Test
    void a_wait_that_nothing_can_end_is_a_deadlock() {
        var clock = new VirtualClock(Duration.ZERO);
        var options = asyncio.EventLoopOptions.DEFAULT.withClock(clock);
        ScopedValue.where(asyncio.EventLoopOptions.SCOPE, options)
                .run(() -> assertThrows(
                        DeadlockException.class,
                        () -> run(() -> {
                            try (var pair = MemoryPair.streams()) {
                                pair.near().readLine();
                            }
                        })));
    }

    @Test
    void options_are_remembered_and_unknown_ones_refused() throws IOException {
        try (var pair = MemoryPair.open()) {
            assertEquals(-1, pair.near().getOption(StandardSocketOptions.SO_LINGER));
            assertEquals(false, pair.near().getOption(StandardSocketOptions.TCP_NODELAY));
            pair.near().setOption(StandardSocketOptions.TCP_NODELAY, true);
            assertEquals(true, pair.near().getOption(StandardSocketOptions.TCP_NODELAY));
            assertTrue(pair.near().supportedOptions().contains(StandardSocketOptions.SO_KEEPALIVE));
            assertThrows(
                    UnsupportedOperationException.class,
                    () -> pair.near().setOption(StandardSocketOptions.IP_MULTICAST_TTL, 1));
            assertThrows(UnsupportedOperationException.class, () -> pair.near().socket());
        }
    }

    @Test
    void a_capacity_of_nothing_is_refused() {
        var error = assertThrows(IllegalArgumentException.class, () -> MemoryPair.open(0));
        assertEquals("capacity is 0: an end must take at least one byte", error.getMessage());
    }
}
