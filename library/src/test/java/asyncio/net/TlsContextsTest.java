package asyncio.net;

import static org.junit.jupiter.api.Assertions.*;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsContextsTest {
    @ParameterizedTest
    @ValueSource(strings = {"localhost", "other", "client"})
    void a_certificate_and_its_key_make_a_context(String name) throws IOException {
        assertEquals("TLS", TlsFiles.context(name).getProtocol());
    }

    @Test
    void the_key_of_another_certificate_is_refused() {
        Path chain = TlsFiles.path("localhost.pem");
        Path key = TlsFiles.path("client.key");
        var error = assertThrows(IOException.class, () -> TlsContexts.withCertificate(chain, key));
        assertEquals(
                "the key in " + key + " is not that of the certificate in " + chain
                        + ", the first one there: they have to be made together",
                error.getMessage());
    }

    @Test
    void a_file_without_what_it_should_hold_is_named() {
        Path chain = TlsFiles.path("localhost.pem");
        Path key = TlsFiles.path("localhost.key");
        assertTrue(assertThrows(IOException.class, () -> TlsContexts.withCertificate(chain, chain))
                .getMessage()
                .startsWith("no private key in " + chain));
        assertTrue(assertThrows(IOException.class, () -> TlsContexts.trusting(key))
                .getMessage()
                .contains(key.toString()));
    }
}
