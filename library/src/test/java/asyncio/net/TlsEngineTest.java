package asyncio.net;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.*;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The thinking of TLS, without a connection: two engines whose bytes a test carries, cut as it likes. */
class TlsEngineTest {
    private static final String V12 = "TLSv1.2";
    private static final String V13 = "TLSv1.3";

    /** An engine, what it has decrypted, and what it has to send. */
    private static final class End {
        final TlsEngine engine;
        final ByteArrayOutputStream plain = new ByteArrayOutputStream();
        final ByteArrayOutputStream wire = new ByteArrayOutputStream();
        private final ByteBuffer plainRoom = ByteBuffer.allocate(TlsBuffers.SIZE);
        private final ByteBuffer wireRoom = ByteBuffer.allocate(TlsBuffers.SIZE);

        End(TlsSetup setup) throws SSLException {
            engine = new TlsEngine(setup.engine());
        }

        static End client(String version) throws IOException {
            TlsOptions options =
                    TlsOptions.of(TlsFiles.trusting()).withParameters(p -> p.setProtocols(new String[] {version}));
            return new End(TlsSetup.client(options, "localhost", -1));
        }

        static End server() throws IOException {
            return new End(TlsSetup.server(TlsOptions.of(TlsFiles.context("localhost"))));
        }

        /** Goes on until bytes are needed, or the end is there. */
        TlsEngine.Stop go() throws SSLException {
            while (true) {
                TlsEngine.Stop stop = engine.advance(plainRoom.clear(), wireRoom.clear());
                plain.write(plainRoom.array(), 0, plainRoom.position());
                wire.write(wireRoom.array(), 0, wireRoom.position());
                if (stop == TlsEngine.Stop.TASKS) {
                    engine.tasks().forEach(Runnable::run);
                } else if (stop != TlsEngine.Stop.ROOM) {
                    return stop;
                }
            }
        }

        TlsEngine.Stop receive(byte[] bytes) throws SSLException {
            engine.receive(ByteBuffer.wrap(bytes));
            return go();
        }

        void write(byte[] data) throws SSLException {
            ByteBuffer rest = ByteBuffer.wrap(data);
            while (rest.hasRemaining()) {
                engine.encrypt(rest, wireRoom.clear());
                assertTrue(wireRoom.position() > 0, "nothing was encrypted");
                wire.write(wireRoom.array(), 0, wireRoom.position());
            }
        }

        void close() {
            engine.close(wireRoom.clear());
            wire.write(wireRoom.array(), 0, wireRoom.position());
        }

        void alert() {
            engine.alert(wireRoom.clear());
            wire.write(wireRoom.array(), 0, wireRoom.position());
        }

        byte[] takeWire() {
            byte[] bytes = wire.toByteArray();
            wire.reset();
            return bytes;
        }
    }

    @FunctionalInterface
    private interface Cut {
        int size(int left);
    }

    /** Carries bytes between the ends, in pieces, until neither has anything to say. */
    private static void carry(End one, End other, Cut cut) throws SSLException {
        one.go();
        other.go();
        while (one.wire.size() + other.wire.size() > 0) {
            deliver(one.takeWire(), other, cut);
            deliver(other.takeWire(), one, cut);
        }
    }

    private static void deliver(byte[] bytes, End to, Cut cut) throws SSLException {
        for (int at = 0; at < bytes.length; ) {
            int size = Math.min(cut.size(bytes.length - at), bytes.length - at);
            to.engine.receive(ByteBuffer.wrap(bytes, at, size));
            to.go();
            at += size;
        }
    }

    private static byte[] random(int count) {
        byte[] bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }

    private static void checkTalk(String version, Cut cut) throws IOException {
        End client = End.client(version);
        End server = End.server();
        carry(client, server, cut);
        assertEquals(TlsEngine.State.OPEN, client.engine.state());
        assertEquals(TlsEngine.State.OPEN, server.engine.state());
        byte[] request = random(40_000);
        byte[] reply = random(17);
        client.write(request);
        server.write(reply);
        carry(client, server, cut);
        assertArrayEquals(request, server.plain.toByteArray());
        assertArrayEquals(reply, client.plain.toByteArray());
        client.close();
        assertEquals(TlsEngine.State.CLOSING, client.engine.state());
        carry(client, server, cut);
        server.close();
        carry(client, server, cut);
        assertEquals(TlsEngine.State.CLOSED, client.engine.state());
        assertEquals(TlsEngine.State.CLOSED, server.engine.state());
    }

    @ParameterizedTest
    @ValueSource(strings = {V12, V13})
    void all_bytes_may_come_at_once(String version) throws IOException {
        checkTalk(version, left -> left);
    }

    @ParameterizedTest
    @ValueSource(strings = {V12, V13})
    void bytes_may_come_one_by_one(String version) throws IOException {
        checkTalk(version, left -> 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {V12, V13})
    void bytes_may_come_in_any_pieces(String version) throws IOException {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            checkTalk(version, left -> 1 + random.nextInt(random.nextBoolean() ? 30 : 20_000));
        }
    }

    /** Two records, cut in two at every place: each gives what it holds as soon as it is whole. */
    @Test
    void records_may_be_cut_at_every_byte() throws IOException {
        End client = End.client(V13);
        End server = End.server();
        carry(client, server, left -> left);
        for (int at = 0; at < 60; at++) {
            client.write("first".getBytes(US_ASCII));
            int first = client.wire.size();
            client.write("second".getBytes(US_ASCII));
            byte[] bytes = client.takeWire();
            int cut = Math.min(at, bytes.length);
            server.plain.reset();
            deliver(bytes, server, left -> left == bytes.length && cut > 0 ? cut : left);
            assertEquals("firstsecond", server.plain.toString(US_ASCII));
            server.plain.reset();
            assertEquals(0, server.engine.pending(), "cut at " + cut + " of " + first);
        }
    }

    @Test
    void the_first_record_is_there_before_the_second_is_whole() throws IOException {
        End client = End.client(V13);
        End server = End.server();
        carry(client, server, left -> left);
        client.write("first".getBytes(US_ASCII));
        int first = client.wire.size();
        client.write("second".getBytes(US_ASCII));
        byte[] bytes = client.takeWire();
        server.engine.receive(ByteBuffer.wrap(bytes, 0, bytes.length - 1));
        assertEquals(TlsEngine.Stop.INPUT, server.go());
        assertEquals("first", server.plain.toString(US_ASCII));
        assertEquals(bytes.length - 1 - first, server.engine.pending());
    }

    @Test
    void a_closed_end_still_reads() throws IOException {
        End client = End.client(V13);
        End server = End.server();
        carry(client, server, left -> left);
        server.write("late".getBytes(US_ASCII));
        client.close();
        assertFalse(client.engine.canEncrypt());
        carry(client, server, left -> left);
        assertEquals("late", client.plain.toString(US_ASCII));
        assertEquals(TlsEngine.State.ENDED, server.engine.state());
        assertTrue(server.engine.canEncrypt(), "the other half is open");
    }

    @Test
    void plain_text_is_refused_and_answered() throws IOException {
        End server = End.server();
        assertThrows(SSLException.class, () -> server.receive("GET / HTTP/1.1\r\n\r\n".getBytes(US_ASCII)));
        assertEquals(TlsEngine.State.FAILED, server.engine.state());
        server.alert();
        assertEquals(0x15, server.takeWire()[0], "an alert");
    }

    @Test
    void a_changed_byte_is_noticed_and_answered() throws IOException {
        End client = End.client(V13);
        End server = End.server();
        carry(client, server, left -> left);
        client.write("first".getBytes(US_ASCII));
        byte[] bytes = client.takeWire();
        bytes[bytes.length - 1] ^= 1;
        assertThrows(SSLException.class, () -> server.receive(bytes));
        assertEquals(TlsEngine.State.FAILED, server.engine.state());
        assertEquals(0, server.plain.size());
        server.alert();
        byte[] alert = server.takeWire();
        assertThrows(SSLException.class, () -> client.receive(alert));
    }

    @Test
    void what_was_closed_before_the_ends_agreed_has_failed() throws IOException {
        End client = End.client(V13);
        client.go();
        client.close();
        assertEquals(TlsEngine.State.FAILED, client.engine.state());
    }

    @Test
    void a_released_engine_holds_nothing() throws IOException {
        End client = End.client(V13);
        client.engine.receive(ByteBuffer.wrap(new byte[3]));
        client.engine.release();
        assertEquals(0, client.engine.pending());
        assertFalse(client.engine.canEncrypt());
        assertThrows(NullPointerException.class, client.engine::sslEngine);
    }

    @Test
    void certificates_are_checked_by_tasks() throws IOException {
        End client = End.client(V13);
        client.go();
        End server = End.server();
        server.engine.receive(ByteBuffer.wrap(client.takeWire()));
        ByteBuffer plain = ByteBuffer.allocate(TlsBuffers.SIZE);
        ByteBuffer wire = ByteBuffer.allocate(TlsBuffers.SIZE);
        assertEquals(TlsEngine.Stop.TASKS, server.engine.advance(plain, wire));
        assertEquals(TlsEngine.Stop.TASKS, server.engine.advance(plain, wire), "until they have run");
        List<Runnable> tasks = server.engine.tasks();
        assertEquals(1, tasks.size());
    }
}
