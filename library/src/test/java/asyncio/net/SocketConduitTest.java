package asyncio.net;

import static asyncio.Asyncio.*;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.*;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import asyncio.NoLeaks;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What moves the bytes of a socket: the system's calls for memory of the loop, the channel for all other. */
@ExtendWith(NoLeaks.class)
class SocketConduitTest {
    @FunctionalInterface
    private interface Body {
        void run(SocketConduit conduit, SocketChannel peer, BufferPool pool) throws Exception;
    }

    /** Runs with a conduit that is watched. */
    private static void with(Body body) {
        run(() -> {
            SocketChannel[] ends = Pair.channels();
            ends[0].configureBlocking(false);
            try (SocketChannel peer = ends[1];
                    var conduit = new SocketConduit(getRunningLoop(), ends[0])) {
                conduit.onReadable(() -> {});
                try {
                    body.run(conduit, peer, BufferPool.of(getRunningLoop()));
                } finally {
                    conduit.removeReadable();
                }
            }
        });
    }

    private static ByteBuffer ascii(String text) {
        return US_ASCII.encode(text);
    }

    private static String text(ByteBuffer filled) {
        return US_ASCII.decode(filled.flip()).toString();
    }

    private static String receivedBy(SocketChannel peer) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(100);
        peer.read(buffer);
        return text(buffer);
    }

    @Test
    void there_are_calls_on_linux_where_java_lang_is_open() {
        with((conduit, peer, pool) -> assertEquals(
                "scheduled".equals(System.getProperty("asyncio.way")) && "Linux".equals(System.getProperty("os.name")),
                SocketCalls.descriptorOf(conduit.socket()) != null));
    }

    @Test
    void memory_of_the_loop_is_filled_from_its_position_on() {
        with((conduit, peer, pool) -> {
            peer.write(ascii("hello"));
            ByteBuffer room = pool.scratch().put((byte) '>').limit(4);
            assertEquals(3, conduit.read(room));
            assertEquals(2, conduit.read(room.limit(100)));
            assertEquals(">hello", text(room));
        });
    }

    @Test
    void memory_of_the_loop_is_sent_from_position_to_limit() {
        with((conduit, peer, pool) -> {
            ByteBuffer data = pool.outgoing().put(ascii(">hello.")).flip();
            data.position(1).limit(6);
            assertEquals(5, conduit.write(data));
            assertFalse(data.hasRemaining());
            assertEquals("hello", receivedBy(peer));
            assertEquals(0, conduit.write(data));
        });
    }

    @Test
    void memory_of_others_goes_by_the_channel_which_looks_at_it() {
        with((conduit, peer, pool) -> {
            peer.write(ascii("hello"));
            ByteBuffer heap = ByteBuffer.allocate(2);
            assertEquals(2, conduit.read(heap));
            ByteBuffer direct = ByteBuffer.allocateDirect(10);
            assertEquals(3, conduit.read(direct));
            assertEquals("he" + "llo", text(heap) + text(direct));
            ByteBuffer closed;
            try (Arena arena = Arena.ofConfined()) {
                closed = arena.allocate(10).asByteBuffer();
            }
            assertThrows(IllegalStateException.class, () -> conduit.read(closed));
            assertThrows(IllegalStateException.class, () -> conduit.write(closed));
        });
    }

    @Test
    void nothing_is_zero_and_the_end_is_minus_one() {
        with((conduit, peer, pool) -> {
            assertEquals(0, conduit.read(pool.scratch()));
            assertEquals(0, conduit.read(pool.scratch().limit(0)));
            peer.shutdownOutput();
            assertEquals(0, conduit.read(pool.scratch().limit(0)));
            assertEquals(-1, conduit.read(pool.scratch()));
        });
    }

    @Test
    void a_full_socket_takes_nothing() {
        with((conduit, peer, pool) -> {
            int count = 1;
            while (count > 0) {
                count = conduit.write(pool.outgoing());
            }
            assertEquals(0, count);
        });
    }

    @Test
    void a_reset_is_what_the_channel_calls_one() {
        with((conduit, peer, pool) -> {
            peer.setOption(StandardSocketOptions.SO_LINGER, 0);
            peer.close();
            Throwable error = assertThrows(SocketException.class, () -> conduit.read(pool.scratch()));
            assertEquals("Connection reset", error.getMessage());
            assertThrows(IOException.class, () -> conduit.write(pool.outgoing()));
        });
    }

    @Test
    void without_a_watch_it_goes_on_by_the_channel() {
        with((conduit, peer, pool) -> {
            conduit.removeReadable();
            peer.write(ascii("in"));
            ByteBuffer room = pool.scratch();
            assertEquals(2, conduit.read(room));
            assertEquals("in", text(room));
            conduit.write(pool.outgoing().put(ascii("out")).flip());
            assertEquals("out", receivedBy(peer));
            conduit.onWritable(() -> {});
            conduit.write(pool.outgoing().put(ascii("again")).flip());
            assertEquals("again", receivedBy(peer));
            conduit.removeWritable();
            peer.write(ascii("unheard"));
            conduit.socket().shutdownInput();
            assertEquals(-1, conduit.read(pool.scratch())); // what the channel says: the system still has the bytes
        });
    }

    /** What still runs then is on other threads, and the selector has let go of the descriptor. */
    @Test
    void on_a_closed_loop_it_goes_by_the_channel() throws IOException {
        SocketChannel[] ends = Pair.channels();
        ends[0].configureBlocking(false);
        BufferPool[] pool = new BufferPool[1];
        SocketConduit conduit = run(() -> {
            pool[0] = BufferPool.of(getRunningLoop());
            var watched = new SocketConduit(getRunningLoop(), ends[0]);
            watched.onReadable(() -> {});
            return watched;
        });
        try (SocketChannel peer = ends[1];
                conduit) {
            peer.write(ascii("unheard"));
            conduit.socket().shutdownInput();
            assertEquals(-1, conduit.read(pool[0].scratch()));
        }
    }

    @Test
    void a_channel_that_another_thread_has_closed_is_not_touched() {
        with((conduit, peer, pool) -> {
            peer.write(ascii("hello"));
            closeElsewhere(conduit.socket());
            assertThrows(ClosedChannelException.class, () -> conduit.read(pool.scratch()));
            assertThrows(ClosedChannelException.class, () -> conduit.write(pool.outgoing()));
        });
    }

    /** The reason why a call may be under way meanwhile. */
    @Test
    void a_watched_channel_that_is_closed_keeps_its_descriptor_until_the_loop_selects() {
        assumeTrue(Footprint.isKnown(), "this system does not tell its descriptors");
        with((conduit, peer, pool) -> {
            long before = Footprint.openDescriptors();
            closeElsewhere(conduit.socket());
            assertEquals(before, Footprint.openDescriptors());
            while (Footprint.openDescriptors() == before) {
                sleep(0);
            }
            assertEquals(before - 1, Footprint.openDescriptors());
        });
    }

    /** The loop stands still meanwhile, as it does not while a task joins a thread. */
    private static void closeElsewhere(SocketChannel channel) {
        Thread closer = Thread.ofPlatform().start(() -> assertDoesNotThrow(channel::close));
        while (closer.isAlive()) {
            Thread.onSpinWait();
        }
    }
}
