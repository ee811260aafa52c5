package asyncio.poll;

import static org.junit.jupiter.api.Assertions.*;

import asyncio.NoLeaks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Pipe;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoLeaks.class)
class PollerTest {
    private static final long MILLISECOND = TimeUnit.MILLISECONDS.toNanos(1);

    private final Poller poller = new Poller(true);
    private final List<Object> ready = new ArrayList<>();
    private Pipe.SourceChannel source;
    private Pipe.SinkChannel sink;

    @BeforeEach
    void open() throws IOException {
        Pipe pipe = Pipe.open();
        source = pipe.source();
        sink = pipe.sink();
        source.configureBlocking(false);
        sink.configureBlocking(false);
    }

    @AfterEach
    void close() throws IOException {
        poller.close();
        source.close();
        sink.close();
    }

    private List<Object> look() {
        ready.clear();
        poller.poll(0, ready::add);
        return ready;
    }

    private void send() throws IOException {
        sink.write(ByteBuffer.wrap(new byte[] {1}));
    }

    @Test
    void a_poller_that_watches_nothing_waits_for_its_time() {
        long start = System.nanoTime();
        poller.poll(MILLISECOND, ready::add);
        assertTrue(System.nanoTime() - start >= MILLISECOND);
        assertEquals(List.of(), look());
    }

    @Test
    void a_poller_that_watches_something_waits_for_its_time() {
        poller.watch(source, Poller.READ, "reader");
        long start = System.nanoTime();
        poller.poll(MILLISECOND, ready::add);
        assertTrue(System.nanoTime() - start >= MILLISECOND);
        assertEquals(List.of(), ready);
    }

    @Test
    void waking_it_ends_the_next_wait() {
        poller.wakeup();
        poller.poll(-1, ready::add);
        poller.watch(source, Poller.READ, "reader");
        poller.wakeup();
        poller.poll(-1, ready::add);
        assertEquals(List.of(), ready);
    }

    @Test
    void waking_it_ends_a_wait_in_another_thread() throws InterruptedException {
        Thread waiting = Thread.ofPlatform().start(() -> poller.poll(-1, ready::add));
        poller.wakeup();
        waiting.join();
        poller.watch(source, Poller.READ, "reader");
        waiting = Thread.ofPlatform().start(() -> poller.poll(-1, ready::add));
        poller.wakeup();
        waiting.join();
        assertEquals(List.of(), ready);
    }

    @Test
    void it_may_be_woken_by_one_thread_after_another_has_waited() throws InterruptedException {
        poller.wakeup();
        Thread.ofPlatform().start(() -> poller.poll(-1, ready::add)).join();
        Thread waker = Thread.ofPlatform().start(poller::wakeup);
        poller.poll(-1, ready::add);
        waker.join();
        assertEquals(List.of(), ready);
    }

    @Test
    void a_watcher_is_handed_back_when_its_channel_is_ready() throws IOException {
        assertNull(poller.watch(source, Poller.READ, "reader"));
        assertEquals(List.of(), look());
        send();
        poller.poll(-1, ready::add);
        assertEquals(List.of("reader"), ready);
        assertEquals(List.of("reader"), look(), "as long as it is ready");
        source.read(ByteBuffer.allocate(8));
        assertEquals(List.of(), look());
    }

    @Test
    void a_new_watcher_takes_the_place_of_the_old_one_and_gives_it_back() throws IOException {
        poller.watch(source, Poller.READ, "old");
        assertEquals("old", poller.watch(source, Poller.READ, "new"));
        send();
        assertEquals(List.of("new"), look());
    }

    @Test
    void unwatching_gives_the_watcher_back_once() throws IOException {
        assertNull(poller.unwatch(source, Poller.READ));
        poller.watch(source, Poller.READ, "reader");
        assertNull(poller.unwatch(source, Poller.WRITE));
        assertEquals("reader", poller.unwatch(source, Poller.READ));
        assertNull(poller.unwatch(source, Poller.READ));
        send();
        assertEquals(List.of(), look());
    }

    @Test
    void a_channel_that_nobody_watches_any_more_is_free() throws IOException {
        poller.watch(source, Poller.READ, "reader");
        poller.unwatch(source, Poller.READ);
        look();
        assertFalse(source.isRegistered());
        source.configureBlocking(true);
    }

    @Test
    void readers_come_before_writers_of_the_same_channel() throws IOException {
        try (DatagramChannel channel = DatagramChannel.open()) {
            channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            channel.configureBlocking(false);
            poller.watch(channel, Poller.WRITE, "writer");
            poller.watch(channel, Poller.READ, "reader");
            assertEquals(List.of("writer"), look());
            channel.send(ByteBuffer.wrap(new byte[] {1}), channel.getLocalAddress());
            assertEquals(List.of("reader", "writer"), look());
            assertEquals("writer", poller.unwatch(channel, Poller.WRITE));
            assertEquals(List.of("reader"), look());
            assertEquals("reader", poller.unwatch(channel, Poller.READ));
            assertEquals(List.of(), look());
        }
    }

    @Test
    void a_channel_can_be_watched_again_in_the_turn_in_which_it_was_let_go() throws IOException {
        send();
        for (int i = 0; i < 3; i++) {
            poller.watch(source, Poller.READ, "reader " + i);
            assertEquals(List.of("reader " + i), look());
            poller.unwatch(source, Poller.READ);
            assertNull(poller.watch(source, Poller.READ, "other"));
            assertEquals(List.of("other"), look());
            poller.unwatch(source, Poller.READ);
        }
    }

    @Test
    void watching_one_channel_again_loses_no_news_of_another() throws IOException {
        Pipe other = Pipe.open();
        other.source().configureBlocking(false);
        poller.watch(other.source(), Poller.READ, "other");
        poller.watch(source, Poller.READ, "reader");
        send();
        other.sink().write(ByteBuffer.wrap(new byte[] {1}));
        poller.unwatch(source, Poller.READ);
        poller.watch(source, Poller.READ, "again");
        assertEquals(2, look().size());
        assertTrue(ready.containsAll(List.of("other", "again")), ready::toString);
        other.source().close();
        other.sink().close();
    }

    @Test
    void a_channel_that_closes_is_forgotten() throws IOException {
        poller.watch(source, Poller.READ, "reader");
        send();
        source.close();
        assertEquals(List.of(), look());
        assertNull(poller.unwatch(source, Poller.READ));
    }

    @Test
    void channels_that_block_or_cannot_be_ready_or_are_closed_are_refused() throws IOException {
        assertThrows(IllegalArgumentException.class, () -> poller.watch(source, Poller.WRITE, "writer"));
        sink.configureBlocking(true);
        assertThrows(IllegalArgumentException.class, () -> poller.watch(sink, Poller.WRITE, "writer"));
        source.close();
        assertThrows(UncheckedIOException.class, () -> poller.watch(source, Poller.READ, "reader"));
        assertEquals(List.of(), look());
    }

    @Test
    void closing_it_leaves_the_channels_open() throws IOException {
        poller.watch(source, Poller.READ, "reader");
        poller.close();
        poller.close();
        assertTrue(source.isOpen());
        assertFalse(source.isRegistered());
        source.configureBlocking(true);
    }

    @Test
    void waking_a_closed_poller_does_no_harm() {
        poller.watch(source, Poller.READ, "reader");
        poller.close();
        poller.wakeup();
    }

    @Test
    void a_closed_channel_is_released_when_it_is_no_longer_watched() throws IOException {
        ServerSocketChannel listener = ServerSocketChannel.open();
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        InetSocketAddress address = (InetSocketAddress) listener.getLocalAddress();
        listener.configureBlocking(false);
        poller.watch(listener, Poller.READ, "listener");
        listener.close();
        assertEquals("listener", poller.unwatch(listener, Poller.READ));
        try (ServerSocketChannel next = ServerSocketChannel.open()) {
            next.bind(address);
            assertEquals(address, next.getLocalAddress());
        }
    }

    /** At whatever moment: while the poller looks, hands on or stops watching. */
    @Test
    void a_channel_that_another_thread_closes_meanwhile_is_no_failure() throws Exception {
        var victims = new SynchronousQueue<AutoCloseable>();
        Thread closer = Thread.ofPlatform()
                .start(() -> assertDoesNotThrow(() -> {
                    for (int i = 0; i < 2_000; i++) {
                        victims.take().close();
                    }
                }));
        for (int i = 0; i < 2_000; i++) {
            Pipe pipe = Pipe.open();
            pipe.source().configureBlocking(false);
            poller.watch(pipe.source(), Poller.READ, "reader");
            pipe.sink().write(ByteBuffer.wrap(new byte[] {1}));
            victims.put(pipe.source());
            while (pipe.source().isOpen()) {
                look();
            }
            poller.unwatch(pipe.source(), Poller.READ);
            pipe.sink().close();
        }
        closer.join();
        assertTrue(look().isEmpty());
    }
}
