package asyncio.net;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.*;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;

/** The name in a client's first message, as the JDK's own client writes it. */
class ClientHelloTest {
    private static byte[] hello(String name) throws IOException {
        TlsOptions options = TlsOptions.of(TlsFiles.trusting()).withServerHostname(name);
        TlsEngine client = new TlsEngine(TlsSetup.client(options, null, -1).engine());
        ByteBuffer wire = ByteBuffer.allocate(TlsBuffers.SIZE);
        client.advance(ByteBuffer.allocate(TlsBuffers.SIZE), wire);
        return Arrays.copyOf(wire.array(), wire.position());
    }

    private static String name(byte[] received) throws SSLException {
        return ClientHello.serverName(ByteBuffer.wrap(received));
    }

    /** The same message in records of one byte each. */
    private static byte[] inManyRecords(byte[] hello) {
        ByteArrayOutputStream records = new ByteArrayOutputStream();
        for (byte content : Arrays.copyOfRange(hello, 5, hello.length)) {
            records.writeBytes(new byte[] {22, 3, 3, 0, 1, content});
        }
        return records.toByteArray();
    }

    @Test
    void the_name_is_found_in_lower_case() throws IOException {
        assertEquals("other.test", name(hello("other.test")));
        assertEquals("other.test", name(hello("OTHER.Test")));
    }

    @Test
    void a_client_may_ask_for_none() throws IOException {
        assertEquals("", name(hello("")));
        assertEquals("", name(hello("127.0.0.1")), "an address is no name");
    }

    @Test
    void it_may_come_cut_anywhere() throws IOException {
        byte[] hello = hello("other.test");
        for (int end = 0; end < hello.length; end++) {
            assertNull(name(Arrays.copyOf(hello, end)));
        }
        assertEquals("other.test", name(Arrays.copyOf(hello, hello.length + 100)), "more has come");
    }

    @Test
    void it_may_come_in_many_records() throws IOException {
        byte[] records = inManyRecords(hello("other.test"));
        assertEquals("other.test", name(records));
        assertNull(name(Arrays.copyOf(records, records.length - 1)));
    }

    @Test
    void the_buffer_is_left_as_it_is() throws IOException {
        ByteBuffer received = ByteBuffer.wrap(hello("other.test"));
        int size = received.remaining();
        ClientHello.serverName(received);
        assertEquals(size, received.remaining());
    }

    @Test
    void something_else_is_refused_at_the_first_byte_that_shows_it() {
        for (String text : List.of("G", "GET / HTTP/1.1\r\n")) {
            var error = assertThrows(SSLException.class, () -> name(text.getBytes(US_ASCII)));
            assertEquals("not a TLS handshake; does the other end speak plain text?", error.getMessage());
        }
        byte[] serverHello = {22, 3, 3, 0, 4, 2, 0, 0, 40};
        var error = assertThrows(SSLException.class, () -> name(serverHello));
        assertEquals("a TLS handshake that does not begin with a ClientHello", error.getMessage());
        byte[] empty = {22, 3, 3, 0, 0};
        error = assertThrows(SSLException.class, () -> name(empty));
        assertEquals("a TLS record for a handshake is empty", error.getMessage());
    }

    @Test
    void one_that_does_not_end_is_refused() throws IOException {
        byte[] endless = new byte[ClientHello.MOST + 1];
        byte[] record = {22, 3, 3, (byte) 255, (byte) 255, 1, (byte) 255, (byte) 255, (byte) 255};
        System.arraycopy(record, 0, endless, 0, record.length);
        Arrays.fill(endless, record.length, endless.length, (byte) 22);
        assertNull(name(Arrays.copyOf(endless, ClientHello.MOST)));
        var error = assertThrows(SSLException.class, () -> name(endless));
        assertEquals("a TLS ClientHello of more than 65536 bytes", error.getMessage());
    }

    @Test
    void lengths_that_do_not_fit_are_malformed() throws IOException {
        byte[] hello = hello("other.test");
        hello[5 + 4 + 34] = (byte) 255; // of the session
        var error = assertThrows(SSLException.class, () -> name(hello));
        assertTrue(error.getMessage().startsWith("a malformed TLS ClientHello: "), error::getMessage);
        byte[] name = hello("other.test");
        int at = new String(name, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("other.test");
        name[at + 5] = 0;
        assertThrows(SSLException.class, () -> name(name));
    }

    @Test
    void whatever_comes_gives_a_name_a_wait_or_a_refusal() throws IOException {
        byte[] hello = hello("other.test");
        for (int seed = 0; seed < 3000; seed++) {
            Random random = new Random(seed);
            byte[] wrong = random.nextBoolean() ? hello.clone() : inManyRecords(hello);
            for (int i = random.nextInt(4); i >= 0; i--) {
                wrong[random.nextInt(wrong.length)] = (byte) random.nextInt(256);
            }
            try {
                name(Arrays.copyOf(wrong, 1 + random.nextInt(wrong.length)));
            } catch (SSLException e) {
                assertNotNull(e.getMessage(), "seed " + seed);
            }
        }
    }
}
