package asyncio.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * A process of an installed command at the other end; Debian's package has the name of the command. Without it the test
 * is skipped; {@code .ci/run} sees to it that none is. The methods hold their thread while they wait.
 */
final class CommandPeer implements AutoCloseable {
    private final String command;
    private final Process process;
    private final BufferedReader errors;

    CommandPeer(String command, String... arguments) throws IOException {
        if (!isInstalled(command)) {
            abort("no " + command + " found: install it");
        }
        this.command = command;
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of(arguments));
        process = new ProcessBuilder(all).start();
        errors = process.errorReader(ISO_8859_1);
    }

    private static boolean isInstalled(String command) {
        return List.of(System.getenv("PATH").split(":")).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    }

    void write(byte[] data) throws IOException {
        OutputStream input = process.getOutputStream();
        input.write(data);
        input.flush();
    }

    /** Ends what the command reads. */
    void writeEof() throws IOException {
        process.getOutputStream().close();
    }

    byte[] readExactly(int count) throws IOException {
        return process.getInputStream().readNBytes(count);
    }

    /** All that it prints until it ends, which it has to do well. */
    byte[] output() throws IOException, InterruptedException {
        byte[] output = process.getInputStream().readAllBytes();
        assertEquals(0, exitCode(), () -> command + ": " + errors.lines().toList());
        return output;
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(command + " does not end");
        }
        return process.exitValue();
    }

    /** The next line among its messages that has a text in it. */
    String message(String text) throws IOException {
        String line = "";
        while (!line.contains(text)) {
            line = Objects.requireNonNull(errors.readLine(), command + " has ended without " + text);
        }
        return line;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            exitCode();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
