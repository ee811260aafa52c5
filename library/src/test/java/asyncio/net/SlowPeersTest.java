package asyncio.net;

import static asyncio.Asyncio.*;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.NoLeaks;
import asyncio.OnVirtualTime;
import asyncio.Task;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Peers that send a byte a second, and peers that never read: they cost neither time nor memory. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class SlowPeersTest {
    private static final String HOST = "127.0.0.1";
    private static final int PEERS = FullLoad.or(20, 500);

    /** Where all may knock at once: the system answers late for who finds no room, and that is in real time. */
    private static final ServerOptions ROOMY = ServerOptions.DEFAULT.withBacklog(1_024);

    private static final String LINE = "a line that takes a while to come\n";

    private static void echo(Stream stream) throws IOException {
        for (byte[] line : stream) {
            stream.write(line);
        }
    }

    private static String speakSlowly(int port) throws IOException {
        try (Stream stream = Net.connect(HOST, port)) {
            for (byte each : LINE.getBytes(US_ASCII)) {
                stream.write(new byte[] {each});
                sleep(1);
            }
            return new String(stream.readLine(), US_ASCII);
        }
    }

    @Test
    void clients_that_send_a_byte_a_second_get_whole_answers_and_hold_up_nobody() {
        run(() -> {
            try (Server server = Net.serve(SlowPeersTest::echo, HOST, 0, ROOMY);
                    Stream quick = Net.connect(HOST, server.port())) {
                List<Task<String>> slow = new ArrayList<>();
                for (int i = 0; i < PEERS; i++) {
                    slow.add(createTask(() -> speakSlowly(server.port())));
                }
                for (int i = 0; i < LINE.length(); i++) {
                    quick.write("quick\n".getBytes(US_ASCII));
                    assertEquals("quick\n", new String(quick.readLine(), US_ASCII));
                    sleep(1);
                }
                for (Task<String> task : slow) {
                    assertEquals(LINE, await(task));
                }
            }
        });
    }

    @Test
    void a_limit_on_each_line_gets_rid_of_them() {
        run(() -> {
            List<String> dropped = new ArrayList<>();
            try (Server server = Net.serve(
                    stream -> {
                        try {
                            stream.write(timeout(10, stream::readLine));
                        } catch (TimeoutException e) {
                            dropped.add("dropped");
                        }
                    },
                    HOST,
                    0,
                    ROOMY)) {
                List<Task<String>> slow = new ArrayList<>();
                for (int i = 0; i < PEERS; i++) {
                    slow.add(createTask(() -> speakSlowly(server.port())));
                }
                await(gatherReturnExceptions(slow));
                assertEquals(PEERS, dropped.size());
            }
        });
    }

    /** Sends without end, as far as the stream lets it. */
    private static void flood(Stream stream) throws IOException {
        byte[] data = new byte[10_000];
        while (true) {
            stream.write(data);
        }
    }

    @Test
    void clients_that_never_read_fill_no_memory_beyond_the_water_mark() {
        run(() -> {
            List<Transport> transports = new ArrayList<>();
            try (Server server = Net.serve(
                    stream -> {
                        transports.add(stream.writer().transport());
                        flood(stream);
                    },
                    HOST,
                    0,
                    ROOMY)) {
                List<SocketChannel> silent = new ArrayList<>();
                for (int i = 0; i < PEERS; i++) {
                    silent.add(SocketChannel.open(server.sockets().getFirst().getLocalAddress()));
                }
                sleep(60);
                assertEquals(PEERS, transports.size());
                for (Transport transport : transports) {
                    long buffered = transport.getWriteBufferSize();
                    long most = transport.getWriteBufferLimits().high() + 10_000L;
                    assertTrue(buffered > 0 && buffered <= most, buffered + " bytes are buffered");
                }
                for (SocketChannel client : silent) {
                    client.close();
                }
                server.abortClients();
            }
        });
    }
}
