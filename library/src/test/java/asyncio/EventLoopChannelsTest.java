package asyncio;

import static asyncio.ChannelPair.fill;
import static asyncio.ChannelPair.receive;
import static asyncio.ChannelPair.send;
import static org.junit.jupiter.api.Assertions.*;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Callbacks for channels that are ready. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class EventLoopChannelsTest {
    private final List<String> lines = new ArrayList<>();
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
        source.close();
        sink.close();
    }

    private static void turn(EventLoop loop) {
        loop.stop();
        loop.runForever();
    }

    private void read(EventLoop loop, int until) {
        int octet = receive(source);
        lines.add("read " + octet);
        if (octet == until) {
            loop.stop();
        }
    }

    @Test
    void a_reader_is_called_when_bytes_are_there(EventLoop loop) {
        loop.onReadable(source, () -> read(loop, 3));
        loop.callSoon(() -> send(sink, 1));
        loop.callLater(1, () -> send(sink, 2));
        loop.callLater(2, () -> send(sink, 3));
        loop.runForever();
        assertEquals(List.of("read 1", "read 2", "read 3"), lines);
    }

    @Test
    void a_reader_wakes_a_loop_that_sleeps(EventLoop loop) throws InterruptedException {
        loop.onReadable(source, () -> read(loop, 7));
        Thread writer = Thread.ofPlatform().start(() -> send(sink, 7));
        loop.runForever();
        writer.join();
        assertEquals(List.of("read 7"), lines);
    }

    @Test
    void a_reader_is_called_in_every_turn_until_it_has_read(EventLoop loop) {
        send(sink, 1);
        loop.onReadable(source, () -> lines.add("ready"));
        for (int i = 0; i < 3; i++) {
            turn(loop);
        }
        assertEquals(List.of("ready", "ready", "ready"), lines);
    }

    @Test
    void a_reader_is_told_the_end(EventLoop loop) throws IOException {
        sink.close();
        loop.onReadable(source, () -> read(loop, -1));
        loop.runForever();
        assertEquals(List.of("read -1"), lines);
    }

    @Test
    void a_removed_reader_is_not_called(EventLoop loop) {
        send(sink, 1);
        loop.onReadable(source, () -> lines.add("never"));
        assertTrue(loop.removeReadable(source));
        assertFalse(loop.removeReadable(source));
        turn(loop);
        assertEquals(List.of(), lines);
    }

    @Test
    void a_reader_that_is_ready_can_be_removed_in_the_same_turn(EventLoop loop) {
        send(sink, 1);
        loop.callSoon(() -> loop.removeReadable(source));
        loop.onReadable(source, () -> lines.add("never"));
        turn(loop);
        assertEquals(List.of(), lines);
    }

    @Test
    void a_new_reader_takes_the_place_of_the_old_one(EventLoop loop) {
        send(sink, 1);
        loop.onReadable(source, () -> lines.add("old"));
        loop.onReadable(source, () -> lines.add("new"));
        turn(loop);
        assertEquals(List.of("new"), lines);
        assertTrue(loop.removeReadable(source));
        assertFalse(loop.removeReadable(source));
    }

    @Test
    void a_reader_that_is_ready_can_be_replaced_in_the_same_turn(EventLoop loop) {
        send(sink, 1);
        loop.callSoon(() -> loop.onReadable(source, () -> lines.add("new")));
        loop.onReadable(source, () -> lines.add("old"));
        turn(loop);
        assertEquals(List.of(), lines);
        turn(loop);
        assertEquals(List.of("new"), lines);
    }

    @Test
    void a_channel_can_be_watched_again_right_after_it_was_removed(EventLoop loop) {
        send(sink, 1);
        for (int i = 0; i < 3; i++) {
            loop.onReadable(source, () -> lines.add("ready"));
            turn(loop);
            assertTrue(loop.removeReadable(source));
        }
        loop.onReadable(source, () -> lines.add("again"));
        assertTrue(loop.removeReadable(source));
        loop.onReadable(source, () -> lines.add("and again"));
        turn(loop);
        assertEquals(List.of("ready", "ready", "ready", "and again"), lines);
    }

    @Test
    void a_writer_is_called_when_there_is_room_again(EventLoop loop) throws IOException {
        fill(sink);
        loop.onWritable(sink, () -> {
            lines.add("room");
            loop.stop();
        });
        turn(loop);
        assertEquals(List.of(), lines);
        loop.callSoon(() -> drain(lines));
        loop.runForever();
        assertEquals(List.of("drained", "room"), lines);
        assertTrue(loop.removeWritable(sink));
        assertFalse(loop.removeWritable(sink));
    }

    private void drain(List<String> told) {
        try {
            while (source.read(ByteBuffer.allocate(1 << 16)) > 0) {
                Thread.onSpinWait();
            }
            told.add("drained");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void one_channel_may_have_a_reader_and_a_writer(EventLoop loop) throws IOException {
        try (ChannelPair pair = ChannelPair.connect()) {
            send(pair.server(), 1);
            loop.onWritable(pair.client(), () -> lines.add("writer"));
            loop.onReadable(pair.client(), () -> {
                lines.add("reader");
                loop.stop();
            });
            loop.runForever();
            assertEquals(List.of("reader", "writer"), lines.subList(lines.indexOf("reader"), lines.size()));
            assertTrue(loop.removeReadable(pair.client()));
            lines.clear();
            turn(loop);
            assertEquals(List.of("writer"), lines);
            assertTrue(loop.removeWritable(pair.client()));
            turn(loop);
            assertEquals(List.of("writer"), lines);
        }
    }

    @Test
    void a_listener_is_readable_when_somebody_connects(EventLoop loop) throws IOException {
        try (ServerSocketChannel listener = ChannelPair.listen();
                SocketChannel client = SocketChannel.open()) {
            listener.configureBlocking(false);
            client.configureBlocking(false);
            loop.onReadable(listener, () -> {
                accept(listener);
                loop.stop();
            });
            turn(loop);
            assertEquals(List.of(), lines);
            client.connect(listener.getLocalAddress());
            loop.runForever();
            assertEquals(List.of("accepted"), lines);
        }
    }

    private void accept(ServerSocketChannel listener) {
        try (SocketChannel accepted = listener.accept()) {
            lines.add(accepted == null ? "nobody" : "accepted");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_client_is_writable_when_it_has_connected(EventLoop loop) throws IOException {
        try (ServerSocketChannel listener = ChannelPair.listen();
                SocketChannel client = SocketChannel.open()) {
            client.configureBlocking(false);
            client.connect(listener.getLocalAddress());
            loop.onWritable(client, () -> {
                finishConnecting(client);
                loop.stop();
            });
            loop.runForever();
            assertEquals(List.of("connected true"), lines);
            listener.accept().close();
        }
    }

    private void finishConnecting(SocketChannel client) {
        try {
            lines.add("connected " + client.finishConnect());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void in_a_turn_the_queue_comes_before_channels_and_channels_before_timers(EventLoop loop) {
        send(sink, 1);
        loop.callLater(0, () -> lines.add("timer"));
        loop.onReadable(source, () -> lines.add("channel"));
        loop.callSoon(() -> lines.add("queue"));
        turn(loop);
        assertEquals(List.of("queue", "channel", "timer"), lines);
    }

    @Test
    void a_failing_reader_is_reported_and_stays(EventLoop loop) {
        loop.setExceptionHandler(
                (where, context) -> lines.add("reported " + context.exception().getMessage()));
        send(sink, 1);
        loop.onReadable(source, () -> {
            throw new IllegalStateException("broken");
        });
        turn(loop);
        turn(loop);
        assertEquals(List.of("reported broken", "reported broken"), lines);
    }

    @Test
    void a_reader_keeps_its_context_from_call_to_call(EventLoop loop) {
        ContextVar<Integer> calls = new ContextVar<>("calls", 0);
        send(sink, 1);
        loop.onReadable(source, () -> {
            calls.set(calls.get() + 1);
            lines.add("call " + calls.get());
        });
        turn(loop);
        turn(loop);
        assertEquals(List.of("call 1", "call 2"), lines);
        assertEquals(0, calls.get());
    }

    @Test
    void a_channel_in_blocking_mode_is_refused_and_can_be_mended(EventLoop loop) throws IOException {
        source.configureBlocking(true);
        var error = assertThrows(IllegalArgumentException.class, () -> loop.onReadable(source, () -> {}));
        assertTrue(error.getMessage().contains("in blocking mode: call configureBlocking(false) first"));
        source.configureBlocking(false);
        send(sink, 5);
        loop.onReadable(source, () -> read(loop, 5));
        loop.runForever();
        assertEquals(List.of("read 5"), lines);
    }

    @Test
    void a_channel_that_can_never_be_ready_for_it_is_refused(EventLoop loop) {
        assertThrows(IllegalArgumentException.class, () -> loop.onWritable(source, () -> {}));
        var error = assertThrows(IllegalArgumentException.class, () -> loop.onReadable(sink, () -> {}));
        assertTrue(error.getMessage().endsWith("it never becomes ready for that"), error.getMessage());
    }

    @Test
    void a_closed_channel_is_refused(EventLoop loop) throws IOException {
        source.close();
        var error = assertThrows(UncheckedIOException.class, () -> loop.onReadable(source, () -> {}));
        assertTrue(error.getMessage().startsWith("cannot watch "), error.getMessage());
    }

    @Test
    void a_channel_that_closes_while_it_is_watched_is_forgotten(EventLoop loop) throws IOException {
        loop.onReadable(source, () -> lines.add("never"));
        turn(loop);
        source.close();
        loop.callLater(1, () -> lines.add("the loop goes on"));
        loop.callLater(2, loop::stop);
        loop.runForever();
        assertEquals(List.of("the loop goes on"), lines);
        assertFalse(loop.removeReadable(source));
    }

    @Test
    void closing_a_loop_leaves_channels_open_and_free_for_another_loop(EventLoop loop) throws IOException {
        loop.onReadable(source, () -> lines.add("never"));
        loop.close();
        assertTrue(source.isOpen());
        assertFalse(loop.removeReadable(source));
        assertThrows(IllegalStateException.class, () -> loop.onReadable(source, () -> {}));
        send(sink, 1);
        try (EventLoop other = new EventLoop()) {
            other.onReadable(source, () -> read(other, 1));
            other.runForever();
        }
        source.configureBlocking(true);
        assertEquals(List.of("read 1"), lines);
    }
}
