package asyncio.net;

import static asyncio.Asyncio.*;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.NoLeaks;
import asyncio.OnVirtualTime;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The limit in the options is that of the reader, whichever way a stream came about. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class ReaderLimitTest {
    private static final String HOST = "127.0.0.1";
    private static final ServerOptions SERVING = ServerOptions.DEFAULT.withLimit(3);
    private static final ConnectOptions CONNECTING = ConnectOptions.DEFAULT.withLimit(3);

    /** Says of each line whether it was too long. */
    static void judge(Stream stream) throws IOException {
        for (String verdict = verdict(stream); !verdict.isEmpty(); verdict = verdict(stream)) {
            stream.write(verdict.getBytes(US_ASCII));
        }
    }

    private static String verdict(Stream stream) throws IOException {
        try {
            return stream.readLine().length == 0 ? "" : "fine\n";
        } catch (LimitOverrunException e) {
            return "too long\n";
        }
    }

    private static void judge(StreamReader reader, StreamWriter writer) throws IOException {
        try (Stream stream = new Stream(reader, writer)) {
            judge(stream);
        }
    }

    private static String ask(Stream stream, String line) throws IOException {
        stream.write(line.getBytes(US_ASCII));
        return new String(stream.readLine(), US_ASCII);
    }

    /** For a client of {@link #judge(Stream)}. */
    static void checkLimitOfThree(Stream client) throws IOException {
        try (client) {
            assertEquals("fine\n", ask(client, "abc\n"));
            assertEquals("too long\n", ask(client, "abcd\n"));
        }
    }

    private static void checkLimitOfClient(Stream client) throws IOException {
        try (client) {
            client.write("abc\n".getBytes(US_ASCII));
            assertThrows(LimitOverrunException.class, client::readLine, "the answer is fine");
        }
    }

    private static void end(Server server) {
        server.close();
        server.waitClosed();
    }

    @Test
    void over_tcp() {
        run(() -> {
            for (Server server : List.of(
                    Net.startServer(ReaderLimitTest::judge, HOST, 0, SERVING),
                    Net.startServer(ReaderLimitTest::judge, List.of(HOST), 0, SERVING),
                    Net.serve(ReaderLimitTest::judge, HOST, 0, SERVING))) {
                checkLimitOfThree(Net.connect(HOST, server.port()));
                checkLimitOfClient(Net.connect(HOST, server.port(), CONNECTING));
                end(server);
            }
        });
    }

    @Test
    void over_unix_domain_sockets(@TempDir Path folder) {
        run(() -> {
            Path path = folder.resolve("s");
            Server server = Net.startUnixServer(ReaderLimitTest::judge, path, SERVING);
            checkLimitOfThree(new Stream(Net.openUnixConnection(path)));
            checkLimitOfClient(new Stream(Net.openUnixConnection(path, CONNECTING)));
            end(server);
        });
    }

    @Test
    void over_a_channel_that_is_there_already() {
        run(() -> {
            for (int way = 0; way < 2; way++) {
                var ends = Pair.channels();
                var reader = way == 0 ? Net.openConnection(ends[0], 3) : Net.openConnection(ends[0], CONNECTING);
                var judging = createTask(() -> judge(reader.reader(), reader.writer()));
                checkLimitOfThree(new Stream(Net.openConnection(ends[1], StreamReader.DEFAULT_LIMIT)));
                await(judging);
            }
        });
    }
}
