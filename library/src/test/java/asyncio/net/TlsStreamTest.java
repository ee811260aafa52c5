package asyncio.net;

import static asyncio.Asyncio.*;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.NoLeaks;
import asyncio.OnVirtualTime;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Streams over TLS. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class TlsStreamTest {
    private static final String HOST = "127.0.0.1";

    private static byte[] bytes(String text) {
        return text.getBytes(US_ASCII);
    }

    private static String text(byte[] data) {
        return new String(data, US_ASCII);
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
                    0,
                    TlsFiles.server());
            var stream = Net.connect(HOST, server.port(), TlsFiles.client());
            stream.write(bytes("one\ntwo\n"));
            assertEquals("echo one\n", text(stream.readLine()));
            assertEquals("echo two\n", text(stream.readLine()));
            stream.close();
            stream.waitClosed();
            server.close();
            server.waitClosed();
        });
    }

    @Test
    void many_bytes_go_there_and_back() {
        run(() -> {
            var server = Net.serve(
                    stream -> {
                        for (byte[] data = stream.read(65536); data.length > 0; data = stream.read(65536)) {
                            stream.write(data);
                        }
                    },
                    HOST,
                    0,
                    TlsFiles.server());
            byte[] sent = new byte[1_000_000];
            new Random(1).nextBytes(sent);
            try (var stream = Net.connect("localhost", server.port(), TlsFiles.client())) {
                var sending = createTask(() -> stream.write(sent));
                assertArrayEquals(sent, stream.readExactly(sent.length));
                await(sending);
            }
            server.close();
            server.waitClosed();
        });
    }
}
