package asyncio.net;

import static asyncio.Asyncio.*;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.CancelledError;
import asyncio.Log;
import asyncio.NoLeaks;
import asyncio.OnVirtualTime;
import asyncio.Queue;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a server does with the ends of its handlers. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class StreamHandlerTest {
    private static final String HOST = "127.0.0.1";

    private static byte[] bytes(String text) {
        return text.getBytes(US_ASCII);
    }

    private static String text(byte[] data) {
        return new String(data, US_ASCII);
    }

    @Test
    void a_handler_that_ends_closes_its_stream_if_it_serves_streams() {
        run(() -> {
            try (var server = Net.serve(stream -> stream.write(bytes("bye")), HOST, 0);
                    var stream = Net.connect(HOST, server.port())) {
                assertEquals("bye", text(stream.read()));
            }
        });
    }

    @Test
    void a_handler_that_ends_leaves_its_connection_open_if_it_has_reader_and_writer() {
        run(() -> {
            try (var server = Net.startServer((reader, writer) -> writer.write(bytes("hi")), HOST, 0);
                    var stream = Net.connect(HOST, server.port())) {
                assertEquals("hi", text(stream.readExactly(2)));
                sleep(1);
                assertFalse(stream.reader().atEof());
                server.closeClients();
                assertEquals("", text(stream.read()));
            }
        });
    }

    @Test
    void a_handler_that_fails_is_reported_and_its_connection_closed(Log log) {
        run(() -> {
            try (var server = Net.startServer(
                            (reader, writer) -> {
                                throw new IllegalStateException("no service");
                            },
                            HOST,
                            0);
                    var stream = Net.connect(HOST, server.port())) {
                assertEquals("", text(stream.read()));
            }
        });
        List<String> records = log.take();
        assertEquals(1, records.size(), records::toString);
        assertTrue(records.getFirst().startsWith("Unhandled exception in client_connected_cb"), records::toString);
    }

    /** What ends the connection while a handler is at work. */
    @FunctionalInterface
    private interface Ending {
        void end(Server server, Stream client) throws Exception;
    }

    private static void endDuring(ServerOptions options, ConnectOptions connect, StreamHandler handler, Ending ending) {
        run(() -> {
            Queue<String> ended = new Queue<>();
            try (var server = Net.serve(
                    stream -> {
                        try {
                            handler.handle(stream);
                        } finally {
                            ended.putNowait("handler");
                        }
                    },
                    HOST,
                    0,
                    options)) {
                var client = Net.connect(HOST, server.port(), connect);
                sleep(0.01);
                ending.end(server, client);
                assertEquals("handler", ended.get());
                client.close();
            }
        });
    }

    private static void endDuring(StreamHandler handler, Ending ending) {
        endDuring(ServerOptions.DEFAULT, ConnectOptions.DEFAULT, handler, ending);
    }

    /** Lets a client of this handler reset the connection, and waits for the handler's end. */
    private static void resetDuring(StreamHandler handler) {
        endDuring(handler, (server, client) -> {
            client.writer().getExtraInfo(ExtraInfo.SOCKET).setOption(StandardSocketOptions.SO_LINGER, 0);
            client.writer().transport().abort();
        });
    }

    private static void tick(Stream stream) throws IOException {
        while (true) {
            stream.write(bytes("tick\n"));
            sleep(0.05);
        }
    }

    private static void leave(Server server, Stream client) throws IOException {
        client.readLine();
        client.close();
    }

    @Test
    void a_handler_that_writes_to_a_client_which_has_left_has_not_failed() {
        endDuring(StreamHandlerTest::tick, StreamHandlerTest::leave);
    }

    @Test
    void a_handler_whose_tasks_write_to_a_client_which_has_left_has_not_failed() {
        endDuring(
                stream -> taskGroup(group -> {
                    group.createTask(() -> tick(stream));
                    group.createTask(() -> tick(stream));
                }),
                StreamHandlerTest::leave);
    }

    @Test
    void a_handler_that_writes_to_a_client_which_has_said_good_bye_over_tls_has_not_failed() throws IOException {
        endDuring(TlsFiles.server(), TlsFiles.client(), StreamHandlerTest::tick, StreamHandlerTest::leave);
    }

    @Test
    void a_handler_that_writes_after_its_server_has_closed_its_clients_has_not_failed() {
        endDuring(StreamHandlerTest::tick, (server, client) -> server.closeClients());
        endDuring(StreamHandlerTest::tick, (server, client) -> server.abortClients());
    }

    @Test
    void a_handler_that_writes_after_it_has_closed_its_stream_is_reported(Log log) {
        endDuring(
                stream -> {
                    stream.close();
                    stream.write(bytes("too late"));
                },
                (server, client) -> assertEquals("", text(client.read())));
        assertEquals(1, log.take().size());
    }

    @Test
    void a_handler_that_ends_by_the_loss_of_its_connection_has_not_failed() {
        resetDuring(Stream::readLine);
    }

    @Test
    void a_handler_that_iterates_over_lines_has_not_failed_either() {
        resetDuring(stream -> stream.forEach(line -> fail("no line was sent")));
    }

    @Test
    void a_handler_whose_tasks_end_by_the_loss_of_its_connection_has_not_failed() {
        resetDuring(stream -> taskGroup(group -> {
            group.createTask(() -> stream.read());
            group.createTask(() -> sleep(1000));
        }));
    }

    @Test
    void a_handler_of_which_only_one_task_ends_by_that_is_reported(Log log) {
        resetDuring(stream -> taskGroup(group -> {
            group.createTask(() -> stream.read());
            group.createTask(() -> {
                try {
                    sleep(1000);
                } catch (CancelledError e) {
                    throw new IOException("disk full", e);
                }
            });
        }));
        assertEquals(1, log.take().size());
    }

    @Test
    void a_handler_that_fails_by_an_error_of_its_own_is_reported(Log log) {
        run(() -> {
            try (var server = Net.serve(
                            stream -> {
                                throw new IOException("disk full");
                            },
                            HOST,
                            0);
                    var client = Net.connect(HOST, server.port())) {
                assertEquals("", text(client.read()));
            }
        });
        assertEquals(1, log.take().size());
    }

    @Test
    void a_handler_that_is_cancelled_closes_its_connection_without_a_word() {
        run(() -> {
            try (var server = Net.startServer((reader, writer) -> currentTask().cancel(), HOST, 0);
                    var stream = Net.connect(HOST, server.port())) {
                assertEquals("", text(stream.read()));
            }
        });
    }
}
