package asyncio.net;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.NoLeaks;
import asyncio.OnVirtualTime;
import asyncio.Task;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Much data both ways at once, while whoever writes and whoever reads pauses as chance will have it: the hash of what
 * arrives is the hash of what was sent. Pauses take virtual time.
 */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class TransferTest {
    private static final long BYTES = FullLoad.or(8, 1024) * 1024L * 1024L;

    /** Fewer in the build: ciphers are slow until they are compiled. */
    private static final long BYTES_OVER_TLS = FullLoad.or(1, 1024) * 1024L * 1024L;

    private static final int LARGEST = 256 * 1024;

    /** Hashes by the seed of the end that has sent or received. */
    private final Map<Integer, String> sent = new HashMap<>();

    private final Map<Integer, String> received = new HashMap<>();

    private static MessageDigest digest() throws Exception {
        return MessageDigest.getInstance("SHA-256");
    }

    private static void maybePause(Random random) {
        if (random.nextInt(64) == 0) {
            sleep(random.nextDouble());
        }
    }

    /** Writes pieces of random size; the hash of all of them. */
    private static String send(Stream stream, int seed, long bytes) throws Exception {
        Random random = new Random(seed);
        MessageDigest digest = digest();
        byte[] content = new byte[2 * LARGEST];
        random.nextBytes(content);
        for (long left = bytes; left > 0; ) {
            int size = (int) Math.min(left, 1 + random.nextInt(LARGEST));
            int start = random.nextInt(LARGEST);
            digest.update(content, start, size);
            stream.write(ByteBuffer.wrap(content, start, size));
            left -= size;
            maybePause(random);
        }
        if (stream.writer().canWriteEof()) {
            stream.writeEof();
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String receive(Stream stream, int seed, long bytes) throws Exception {
        Random random = new Random(seed);
        MessageDigest digest = digest();
        long received = 0;
        while (received < bytes) {
            byte[] data = stream.read(1 + random.nextInt(LARGEST));
            assertNotEquals(0, data.length, () -> "the end came early");
            digest.update(data);
            received += data.length;
            maybePause(random);
        }
        assertEquals(bytes, received);
        if (stream.writer().canWriteEof()) {
            assertEquals(0, stream.read(1).length);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void what_is_sent_arrives_both_ways(int seed) {
        transfer(seed, BYTES, ServerOptions.DEFAULT, ConnectOptions.DEFAULT);
    }

    @Test
    void what_is_sent_arrives_both_ways_over_tls() throws IOException {
        transfer(3, BYTES_OVER_TLS, TlsFiles.server(), TlsFiles.client());
    }

    private void transfer(int seed, long bytes, ServerOptions serving, ConnectOptions connecting) {
        run(() -> {
            Server server = Net.serve(stream -> exchange(stream, seed, bytes), "127.0.0.1", 0, serving);
            try (Stream client = Net.connect("127.0.0.1", server.port(), connecting)) {
                exchange(client, seed + 100, bytes);
            }
            server.close();
            server.waitClosed();
        });
        assertEquals(sent.get(seed), received.get(seed + 100));
        assertEquals(sent.get(seed + 100), received.get(seed));
        FullLoad.report(bytes + " bytes each way, the same hash: " + sent.get(seed));
    }

    private void exchange(Stream stream, int seed, long bytes) {
        Task<String> sending = createTask(() -> send(stream, seed, bytes));
        Task<String> receiving = createTask(() -> receive(stream, seed + 1_000, bytes));
        sent.put(seed, await(sending));
        received.put(seed, await(receiving));
    }
}
