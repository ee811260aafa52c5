package asyncio.net;

import static asyncio.Asyncio.*;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.NoLeaks;
import asyncio.OnVirtualTime;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A peer that resets the connection, whatever state that is in: the protocol hears of the end once, and why. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class ResetTest {
    private static final int TIMES = FullLoad.or(3, 1_000);
    private static final byte[] MUCH = new byte[8 * 1024 * 1024];

    /** Ends a connection by a reset. */
    private static void reset(SocketChannel channel) throws IOException {
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        channel.close();
    }

    private static void times(Body body) {
        run(() -> {
            for (int i = 0; i < TIMES; i++) {
                body.run();
            }
        });
    }

    @FunctionalInterface
    private interface Body {
        void run() throws Exception;
    }

    private static void assertLostOnce(Recorder recorder, String how) {
        recorder.lost.await();
        sleep(1);
        List<String> lines = recorder.lines;
        assertEquals(1, lines.stream().filter(line -> line.startsWith("lost")).count(), lines::toString);
        assertTrue(lines.getLast().startsWith(how), lines::toString);
    }

    @Test
    void while_idle() {
        times(() -> {
            try (var pair = Pair.over(Pair.channels(), new Recorder())) {
                reset(pair.peer);
                assertLostOnce(pair.protocol, "lost Connection reset");
            }
        });
    }

    @Test
    void while_bytes_wait_to_be_read() {
        times(() -> {
            try (var pair = Pair.over(Pair.channels(), new Recorder())) {
                pair.peer.write(ByteBuffer.wrap("hello".getBytes(US_ASCII)));
                reset(pair.peer);
                assertLostOnce(pair.protocol, "lost Connection reset");
            }
        });
    }

    @Test
    void while_reading_is_paused_and_bytes_wait_to_be_sent() {
        times(() -> {
            try (var pair = Pair.over(Pair.channels(), new Recorder())) {
                pair.transport.pauseReading();
                pair.transport.write(MUCH);
                assertTrue(pair.transport.getWriteBufferSize() > 0);
                reset(pair.peer);
                assertLostOnce(pair.protocol, "lost ");
            }
        });
    }

    @Test
    void when_this_end_has_sent_all_it_wants() {
        times(() -> {
            try (var pair = Pair.over(Pair.channels(), new Recorder())) {
                pair.transport.writeEof();
                sleep(1);
                reset(pair.peer);
                assertLostOnce(pair.protocol, "lost Connection reset");
            }
        });
    }

    @Test
    void when_the_other_end_had_sent_all_and_this_one_still_writes() {
        times(() -> {
            try (var pair = Pair.over(Pair.channels(), new Recorder())) {
                pair.protocol.keepsOpen = true;
                pair.transport.write(MUCH);
                pair.peer.shutdownOutput();
                pair.protocol.ended.await();
                reset(pair.peer);
                assertLostOnce(pair.protocol, "lost ");
            }
        });
    }

    @Test
    void while_closing_with_bytes_that_wait_to_be_sent() {
        times(() -> {
            try (var pair = Pair.over(Pair.channels(), new Recorder())) {
                pair.transport.write(MUCH);
                pair.transport.close();
                assertTrue(pair.transport.isClosing());
                reset(pair.peer);
                assertLostOnce(pair.protocol, "lost ");
            }
        });
    }

    @Test
    void right_after_closing() {
        times(() -> {
            try (var pair = Pair.over(Pair.channels(), new Recorder())) {
                pair.transport.close();
                reset(pair.peer);
                assertLostOnce(pair.protocol, "lost");
            }
        });
    }

    @Test
    void before_the_server_accepts() {
        times(() -> {
            Recorder[] made = new Recorder[1];
            try (Server server = Net.createServer(() -> made[0] = new Recorder(), "127.0.0.1", 0)) {
                reset(SocketChannel.open(server.sockets().getFirst().getLocalAddress()));
                while (made[0] == null) {
                    sleep(0.01);
                }
                assertLostOnce(made[0], "lost Connection reset");
            }
        });
    }

    @Test
    void while_connecting() {
        times(() -> {
            int port;
            try (ServerSocketChannel listener = ServerSocketChannel.open()) {
                listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                port = ((InetSocketAddress) listener.getLocalAddress()).getPort();
            }
            assertThrows(ConnectException.class, () -> Net.connect("127.0.0.1", port));
        });
    }

    @Test
    void under_a_task_that_reads() {
        times(() -> {
            SocketChannel[] ends = Pair.channels();
            try (Stream stream = new Stream(Net.openConnection(ends[0], StreamReader.DEFAULT_LIMIT))) {
                var reading = createTask(stream::readLine);
                sleep(0);
                reset(ends[1]);
                assertThrows(SocketException.class, () -> await(reading));
            }
        });
    }

    @Test
    void under_a_task_that_waits_for_room() {
        times(() -> {
            SocketChannel[] ends = Pair.channels();
            try (Stream stream = new Stream(Net.openConnection(ends[0], StreamReader.DEFAULT_LIMIT))) {
                var writing = createTask(() -> stream.write(MUCH));
                sleep(0);
                assertFalse(writing.done());
                reset(ends[1]);
                assertThrows(IOException.class, () -> await(writing));
            }
        });
    }
}
