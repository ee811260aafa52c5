package asyncio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The JDK's poller for blocking sockets never lands on a loop; seen in a JVM of its own, where nobody was first. */
class SocketPollerTest {
    @Test
    @EnabledIfSystemProperty(
            named = "asyncio.way",
            matches = "scheduled",
            disabledReason = "in the baton way all virtual threads have the JDK's scheduler")
    void blocking_sockets_work_after_the_loop_that_used_them_first_is_closed()
            throws IOException, InterruptedException, URISyntaxException {
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "-cp",
                        place(Asyncio.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()),
                        place(SocketPollerTest.class.getResource("SocketsOutliveLoops.java")))
                .redirectErrorStream(true)
                .start();
        String output = new String(java.getInputStream().readAllBytes()).strip();
        assertEquals("all exchanged", output);
        assertEquals(0, java.waitFor());
    }

    private static String place(java.net.URL url) throws URISyntaxException {
        return Path.of(url.toURI()).toString();
    }
}
