package asyncio.net;

import static org.junit.jupiter.api.Assertions.*;

import asyncio.NoLeaks;
import asyncio.testing.Seeds;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * However the records of TLS are cut, no byte is lost. Whatever is wrong in them ends in an {@link SSLException} or in
 * silence: in no other error, no hang, and no byte that nobody has sent. A seed repeats cuts and mistakes; the keys are
 * new each time.
 */
@ExtendWith(NoLeaks.class)
class TlsEngineFuzzTest {
    /** In each way of running, and each has seeds of its own. */
    private static final int SEEDS = 60;

    private static final long FIRST =
            Long.getLong("asyncio.fuzz", "baton".equals(System.getProperty("asyncio.way")) ? 1_000_000_000 : 0);

    /** Far more than a talk takes. */
    private static final int MOST_STEPS = 10_000;

    private static final int MOST_BYTES = 40_000;

    @Test
    void bytes_arrive_however_records_are_cut_and_mistakes_are_seen() {
        Seeds.of(SEEDS).withFirst(FIRST).forEach(seed -> new Talk(seed).check());
    }

    /** One side: its engine, what it sends and what it has got. */
    private static final class Side {
        final TlsEngine engine;
        final ByteBuffer unsent;
        final byte[] sent;
        final ByteArrayOutputStream received = new ByteArrayOutputStream();
        final ByteArrayOutputStream wire = new ByteArrayOutputStream();
        private final ByteBuffer plainRoom = ByteBuffer.allocate(TlsBuffers.SIZE);
        private final ByteBuffer wireRoom = ByteBuffer.allocate(TlsBuffers.SIZE);

        private final TlsSetup setup;

        Side(TlsSetup setup, Random random) throws SSLException {
            this.setup = setup;
            engine = setup.begin();
            sent = new byte[random.nextInt(MOST_BYTES)];
            random.nextBytes(sent);
            unsent = ByteBuffer.wrap(sent);
        }

        void receive(byte[] bytes) throws SSLException {
            engine.receive(ByteBuffer.wrap(bytes));
            go();
        }

        void go() throws SSLException {
            TlsEngine.Stop stop = null;
            for (int i = 0; stop != TlsEngine.Stop.INPUT && stop != TlsEngine.Stop.END; i++) {
                assertTrue(i < MOST_STEPS, "the engine goes on for ever");
                stop = engine.advance(plainRoom.clear(), wireRoom.clear());
                received.write(plainRoom.array(), 0, plainRoom.position());
                takeWire();
                if (stop == TlsEngine.Stop.TASKS) {
                    engine.tasks().forEach(Runnable::run);
                } else if (stop == TlsEngine.Stop.NAME) {
                    setup.choose(engine);
                }
            }
        }

        /** Encrypts some of what is to be sent. */
        void write(int count) throws SSLException {
            int end = unsent.limit();
            unsent.limit(Math.min(end, unsent.position() + count));
            engine.encrypt(unsent, wireRoom.clear());
            unsent.limit(end);
            takeWire();
        }

        private void takeWire() {
            wire.write(wireRoom.array(), 0, wireRoom.position());
        }
    }

    /** Two sides, and what carries bytes between them. */
    private static final class Talk {
        private final Random random;
        private final Side client;
        private final Side server;
        private final int mistakeAt;
        private int carried;
        private boolean mistaken;

        Talk(long seed) throws IOException {
            random = new Random(seed);
            client = new Side(TlsSetup.client(TlsOptions.of(TlsFiles.trusting()), "localhost", -1), random);
            server = new Side(TlsSetup.server(forServer(random.nextBoolean())), random);
            mistakeAt = random.nextBoolean() ? Integer.MAX_VALUE : random.nextInt(random.nextBoolean() ? 3000 : 30_000);
        }

        private static TlsOptions forServer(boolean byName) throws IOException {
            SSLContext localhost = TlsFiles.context("localhost");
            return byName
                    ? TlsOptions.DEFAULT.withSniCallback(name -> name.equals("localhost") ? localhost : null)
                    : TlsOptions.of(localhost);
        }

        void check() {
            @Nullable SSLException error = run();
            assertPrefix(client.sent, server.received.toByteArray());
            assertPrefix(server.sent, client.received.toByteArray());
            if (!mistaken) {
                assertNull(error);
                assertEquals(client.sent.length, server.received.size(), "bytes are lost");
                assertEquals(server.sent.length, client.received.size(), "bytes are lost");
            }
        }

        private static void assertPrefix(byte[] sent, byte[] received) {
            assertArrayEquals(Arrays.copyOf(sent, received.length), received, "bytes that nobody has sent");
        }

        private @Nullable SSLException run() {
            try {
                client.go();
                for (int i = 0; !isOver(); i++) {
                    assertTrue(i < MOST_STEPS, "the talk goes on for ever");
                    step(client, server);
                    step(server, client);
                }
                return null;
            } catch (SSLException e) {
                return e;
            }
        }

        /** Whether neither has anything to send; after a mistake an engine may wait for what never comes. */
        private boolean isOver() {
            boolean silent = client.wire.size() + server.wire.size() == 0;
            return silent && (mistaken || (!client.unsent.hasRemaining() && !server.unsent.hasRemaining()));
        }

        private void step(Side from, Side to) throws SSLException {
            from.write(random.nextInt(MOST_BYTES));
            byte[] bytes = from.wire.toByteArray();
            from.wire.reset();
            for (int at = 0; at < bytes.length; ) {
                int size = Math.min(cut(), bytes.length - at);
                to.receive(carry(Arrays.copyOfRange(bytes, at, at + size)));
                at += size;
            }
        }

        private int cut() {
            return 1 + random.nextInt(random.nextBoolean() ? 10 : 5000);
        }

        /** A piece as it arrives: as it is, or once with a mistake. */
        private byte[] carry(byte[] piece) {
            carried += piece.length;
            if (mistaken || carried < mistakeAt) {
                return piece;
            }
            mistaken = true;
            int at = random.nextInt(piece.length);
            switch (random.nextInt(3)) {
                case 0 -> piece[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> piece = Arrays.copyOf(piece, at);
                default -> random.nextBytes(piece);
            }
            return piece;
        }
    }
}
