package asyncio.net;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.*;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import asyncio.EventLoop;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A JVM that may open a hundred files, and needs more than that. How often clients come and go is
 * {@code -Dasyncio.rounds}, once if it is not there.
 */
class OutOfFilesTest {
    private static final int FILES = 100;
    private static final int CLIENTS = 130;
    private static final int LATE = 20;

    private Process child;
    private BufferedReader output;
    private int port;

    @AfterEach
    void end() {
        if (child != null) {
            child.destroyForcibly();
        }
    }

    private void start(Class<?> program, String... arguments) throws IOException, URISyntaxException {
        boolean scheduled = !"baton".equals(System.getProperty("asyncio.way"));
        List<String> java = new ArrayList<>();
        java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        java.add("-XX:+UseSerialGC");
        java.add("-Dasyncio.way=" + (scheduled ? "scheduled" : "baton"));
        if (scheduled) {
            java.add("--add-opens=java.base/java.lang=ALL-UNNAMED");
        }
        java.addAll(List.of("-cp", placeOf(EventLoop.class) + File.pathSeparator + placeOf(program)));
        java.add(program.getName());
        java.addAll(List.of(arguments));
        List<String> command = new ArrayList<>(List.of("sh", "-c", "ulimit -n " + FILES + " && exec \"$@\"", "sh"));
        command.addAll(java);
        child = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        output = child.inputReader();
    }

    private void startServer() throws IOException, URISyntaxException {
        start(OutOfFiles.class);
        assertTrue(line().endsWith("a rehearsal"));
        port = Integer.parseInt(line().substring("port ".length()));
    }

    private static String placeOf(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }

    private String line() throws IOException {
        return Objects.requireNonNull(output.readLine(), "the server has ended");
    }

    /** When the next report came, by the server's clock. */
    private double report() throws IOException {
        String line = line();
        assertTrue(line.endsWith("Too many open files"), line);
        return Double.parseDouble(line.split(" ")[1]);
    }

    private static void assertEchoes(Socket client, String text) throws IOException {
        client.getOutputStream().write((text + "\n").getBytes(US_ASCII));
        assertEquals(text + "\n", new String(client.getInputStream().readNBytes(text.length() + 1), US_ASCII));
    }

    @Test
    void it_is_reported_once_a_second_and_the_server_goes_on() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no shell to lower the limit");
        startServer();
        for (int round = 0; round < Integer.getInteger("asyncio.rounds", 1); round++) {
            comeAndGo();
        }
    }

    @Test
    void a_loop_without_a_file_left_can_still_wait_for_the_first_time() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no shell to lower the limit");
        start(OutOfFilesBeforeAWait.class, "50");
        assertEquals("no file is left", line());
        assertEquals("waited", line());
        assertEquals(0, child.waitFor());
    }

    @Test
    void a_jvm_that_will_never_wait_says_so_when_the_first_channel_is_watched() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no shell to lower the limit");
        assumeTrue("baton".equals(System.getProperty("asyncio.way")), "a scheduled loop waits on its own thread");
        start(OutOfFilesBeforeAWait.class, "2");
        String said = line();
        assertTrue(said.startsWith("this JVM cannot wait on virtual threads"), said);
    }

    private void comeAndGo() throws IOException {
        List<Socket> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(new Socket(InetAddress.getLoopbackAddress(), port));
        }
        double first = report();
        assertEchoes(clients.getFirst(), "still here");
        double second = report();
        assertTrue(second - first >= 0.99, () -> "reported after " + (second - first) + " seconds");
        for (Socket client : clients.subList(0, CLIENTS - LATE)) {
            client.close();
        }
        for (Socket client : clients.subList(CLIENTS - LATE, CLIENTS)) {
            assertEchoes(client, "served in the end");
            client.close();
        }
        while (output.ready()) {
            report();
        }
    }
}
