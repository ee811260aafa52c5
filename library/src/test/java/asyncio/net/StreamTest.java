package asyncio.net;

import static asyncio.Asyncio.*;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.CancelledError;
import asyncio.NoLeaks;
import asyncio.OnVirtualTime;
import asyncio.Queue;
import java.io.IOException;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Streams over sockets: client, server, flow control and the end. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class StreamTest {
    private static final String HOST = "127.0.0.1";
    private static final int MUCH = 20_000_000;

    private static byte[] bytes(String text) {
        return text.getBytes(US_ASCII);
    }

    private static String text(byte[] data) {
        return new String(data, US_ASCII);
    }

    /** Two streams with each other: what the server's handler gets is handed out, and the handler waits for ever. */
    private record Ends(Server server, Stream client, Stream server0) implements AutoCloseable {
        static Ends connect() throws IOException {
            Queue<Stream> accepted = new Queue<>();
            Server server = Net.startServer((reader, writer) -> accepted.put(new Stream(reader, writer)), HOST, 0);
            Stream client = Net.connect(HOST, server.port());
            return new Ends(server, client, accepted.get());
        }

        @Override
        public void close() {
            client.writer().transport().abort();
            server0.writer().transport().abort();
            server.close();
            server.waitClosed();
            sleep(0);
        }
    }

    @Test
    void lines_go_there_and_back() {
        run(() -> {
            var server = Net.serve(
                    stream -> {
                        for (byte[] line : stream) {
                            stream.write(bytes("echo " + text(line)));
                        }
                    },
                    HOST,
                    0);
            var stream = Net.connect(HOST, server.port());
            stream.write(bytes("one\ntwo\n"));
            assertEquals("echo one\n", text(stream.readLine()));
            assertEquals("echo two\n", text(stream.readLine()));
            stream.writeEof();
            assertEquals("", text(stream.read()));
            stream.close();
            stream.waitClosed();
            server.close();
            server.waitClosed();
        });
    }

    @Test
    void write_waits_while_too_much_is_buffered() {
        run(() -> {
            try (var ends = Ends.connect()) {
                List<String> lines = new ArrayList<>();
                var writing = createTask(() -> {
                    ends.client.write(new byte[MUCH]);
                    lines.add("written");
                });
                sleep(1);
                assertEquals(List.of(), lines);
                assertEquals(MUCH, ends.server0.readExactly(MUCH).length);
                await(writing);
                assertEquals(List.of("written"), lines);
            }
        });
    }

    @Test
    void a_reader_that_does_not_read_holds_back_its_peer() {
        run(() -> {
            try (var ends = Ends.connect()) {
                var writing = createTask(() -> {
                    for (int i = 0; i < 2000; i++) {
                        ends.client.write(new byte[10_000]);
                    }
                });
                sleep(1);
                sleep(1);
                assertFalse(writing.done());
                assertTrue(ends.client.writer().transport().getWriteBufferSize() <= 65_536 + 10_000);
                for (int i = 0; i < 2000; i++) {
                    assertEquals(10_000, ends.server0.readExactly(10_000).length);
                }
                await(writing);
            }
        });
    }

    @Test
    void several_tasks_may_drain() {
        run(() -> {
            try (var ends = Ends.connect()) {
                StreamWriter writer = ends.client.writer();
                writer.write(new byte[MUCH]);
                var drains = new ArrayList<asyncio.Task<?>>();
                for (int i = 0; i < 3; i++) {
                    drains.add(createTask(writer::drain));
                }
                sleep(1);
                drains.getFirst().cancel();
                assertThrows(CancelledError.class, () -> await(drains.getFirst()));
                ends.server0.readExactly(MUCH);
                await(drains.get(1));
                await(drains.get(2));
            }
        });
    }

    @Test
    void who_waits_to_write_is_told_of_the_loss() {
        run(() -> {
            try (var ends = Ends.connect()) {
                var writing = createTask(() -> ends.client.write(new byte[MUCH]));
                sleep(1);
                ends.server0.writer().transport().abort();
                assertThrows(IOException.class, () -> await(writing));
                assertThrows(IOException.class, () -> ends.client.write(bytes("more")));
                assertThrows(IOException.class, ends.client::waitClosed);
                assertThrows(IOException.class, () -> ends.client.read(1));
            }
        });
    }

    @Test
    void writing_on_a_closed_stream_ends_in_an_error() {
        run(() -> {
            try (var ends = Ends.connect()) {
                ends.client.close();
                assertTrue(ends.client.writer().isClosing());
                String message = assertThrows(SocketException.class, () -> ends.client.write(bytes("x")))
                        .getMessage();
                assertEquals("Connection lost", message);
                ends.client.waitClosed();
            }
        });
    }

    @Test
    void the_error_that_has_ended_the_connection_is_what_the_first_write_after_it_throws() {
        run(() -> {
            try (var ends = Ends.connect()) {
                ends.server0.writer().getExtraInfo(ExtraInfo.SOCKET).setOption(StandardSocketOptions.SO_LINGER, 0);
                ends.server0.writer().transport().abort();
                var error = assertThrows(IOException.class, () -> {
                    while (true) {
                        ends.client.write(bytes("x"));
                    }
                });
                assertSame(error, assertThrows(IOException.class, () -> ends.client.write(bytes("x"))));
                assertSame(error, assertThrows(IOException.class, ends.client::waitClosed));
            }
        });
    }

    @Test
    void a_task_of_another_loop_cannot_wait_for_it() {
        run(() -> {
            try (var ends = Ends.connect()) {
                toThread(() -> run(() -> {
                    var error = assertThrows(IllegalStateException.class, ends.client::waitClosed);
                    assertTrue(error.getMessage().startsWith("waitClosed() from outside its event loop"));
                    assertTrue(error.getMessage().endsWith("use runCoroutineThreadsafe(..., loop)"));
                }));
                ends.client.writer().write(new byte[MUCH]);
                toThread(() -> run(() -> {
                    var error = assertThrows(IllegalStateException.class, ends.client.writer()::drain);
                    assertTrue(error.getMessage().startsWith("drain() from outside its event loop"));
                }));
                ends.client.writer().transport().abort();
                ends.client.waitClosed();
            }
        });
    }

    @Test
    void a_wait_for_the_end_can_be_cancelled_and_repeated() {
        run(() -> {
            try (var ends = Ends.connect()) {
                var waiting = createTask(ends.client::waitClosed);
                sleep(0);
                waiting.cancel();
                assertThrows(CancelledError.class, () -> await(waiting));
                ends.client.close();
                ends.client.waitClosed();
                ends.client.waitClosed();
            }
        });
    }

    @Test
    void closing_the_writer_ends_the_reader() {
        run(() -> {
            try (var ends = Ends.connect()) {
                var reading = createTask(() -> ends.client.reader().readLine());
                sleep(0);
                ends.client.close();
                assertEquals("", text(await(reading)));
            }
        });
    }

    @Test
    void replies_to_what_came_together_leave_together() {
        run(() -> {
            try (var server = Net.serve(
                    stream -> {
                        for (byte[] line : stream) {
                            stream.write(line);
                        }
                    },
                    HOST,
                    0)) {
                var client = Net.createConnection(Recorder::new, HOST, server.port());
                client.transport().write(bytes("a\nb\nc\nd\n"));
                client.protocol().awaitData(8);
                assertEquals(List.of("made", "data a\nb\nc\nd\n"), client.protocol().lines);
                client.transport().abort();
                sleep(0.01);
            }
        });
    }

    @Test
    void a_reply_does_not_wait_for_input_that_is_left() {
        run(() -> {
            try (var ends = Ends.connect()) {
                ends.client.write(bytes("a\nb\n"));
                ends.server0.write(ends.server0.readLine());
                assertTrue(ends.server0.reader().hasData());
                assertEquals("a\n", text(ends.client.readLine()));
            }
        });
    }

    @Test
    void halves_close_one_after_the_other() {
        run(() -> {
            try (var ends = Ends.connect()) {
                assertTrue(ends.client.writer().canWriteEof());
                ends.client.write(ByteBuffer.wrap(bytes("question")));
                ends.client.writeEof();
                assertEquals("question", text(ends.server0.read()));
                ends.server0.writer().writelines(List.of(bytes("ans"), bytes("wer")));
                ends.server0.writer().drain();
                ends.server0.close();
                assertEquals("answer", text(ends.client.read()));
                assertThrows(IllegalStateException.class, () -> ends.client.write(bytes("x")));
            }
        });
    }

    @Test
    void both_ends_know_their_addresses() {
        run(() -> {
            try (var ends = Ends.connect()) {
                StreamWriter client = ends.client.writer();
                StreamWriter server = ends.server0.writer();
                assertEquals(client.getExtraInfo(ExtraInfo.SOCKNAME), server.getExtraInfo(ExtraInfo.PEERNAME));
                assertEquals("?", client.getExtraInfo(new ExtraInfo<>("cipher", String.class), "?"));
            }
        });
    }

    @Test
    void a_stream_pair_closes_its_connection() {
        run(() -> {
            try (var server = Net.serve(stream -> stream.write(stream.read()), HOST, 0)) {
                try (var pair = Net.openConnection(HOST, server.port(), ConnectOptions.DEFAULT.withLimit(10))) {
                    pair.writer().write(bytes("much longer than ten\n"));
                    pair.writer().writeEof();
                    assertThrows(
                            LimitOverrunException.class, () -> pair.reader().readLine());
                }
                sleep(0.01);
            }
        });
    }

    @Test
    void cancelling_a_write_that_waits_does_not_lose_its_bytes() {
        run(() -> {
            try (var ends = Ends.connect()) {
                var writing = createTask(() -> ends.client.write(new byte[MUCH]));
                sleep(1);
                writing.cancel();
                assertThrows(CancelledError.class, () -> await(writing));
                assertEquals(MUCH, ends.server0.readExactly(MUCH).length);
            }
        });
    }

    @Test
    void a_stream_that_is_closed_with_bytes_unread_has_an_end() {
        run(() -> {
            try (var ends = Ends.connect()) {
                ends.server0.write(bytes("one\ntwo\n"));
                assertEquals("one\n", text(ends.client.readLine()));
                ends.client.close();
                ends.client.waitClosed();
                assertEquals("two\n", text(ends.client.readLine()));
                assertTrue(ends.client.reader().atEof());
            }
        });
    }

    @Test
    void drain_throws_what_has_ended_the_connection() {
        run(() -> {
            try (var ends = Ends.connect()) {
                ends.client.write(new byte[MUCH / 100]);
                var error = new IOException("the reader has failed");
                ends.client.reader().setException(error);
                assertSame(error, assertThrows(IOException.class, ends.client.writer()::drain));
                ends.client.writer().transport().abort();
                sleep(0);
                assertSame(error, assertThrows(IOException.class, ends.client.writer()::drain));
            }
        });
    }
}
