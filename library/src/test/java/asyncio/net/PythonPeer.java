package asyncio.net;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process with CPython's asyncio at the other end; see {@code peer.py}. Without a CPython the test is skipped. */
final class PythonPeer implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;

    PythonPeer(String... arguments) throws IOException, URISyntaxException {
        this("peer.py", arguments, 8);
    }

    /** TLS, by {@code tlspeer.py}; startTls of streams is newer than the rest. */
    static PythonPeer ofTls(String... arguments) throws IOException, URISyntaxException {
        return new PythonPeer("tlspeer.py", arguments, 11);
    }

    /** Datagrams, by {@code udppeer.py}. */
    static PythonPeer ofDatagrams(String... arguments) throws IOException, URISyntaxException {
        return new PythonPeer("udppeer.py", arguments, 9);
    }

    private PythonPeer(String script, String[] arguments, int minorVersion) throws IOException, URISyntaxException {
        List<String> command = new ArrayList<>(List.of(python(minorVersion), path(script)));
        command.addAll(List.of(arguments));
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        output = process.inputReader(StandardCharsets.US_ASCII);
    }

    private static String path(String script) throws URISyntaxException {
        return Path.of(Objects.requireNonNull(PythonPeer.class.getResource(script))
                        .toURI())
                .toString();
    }

    /** $PYTHON, one on the path, or one of pyenv's. */
    private static String python(int minorVersion) throws IOException {
        List<String> candidates = new ArrayList<>();
        if (System.getenv("PYTHON") != null) {
            candidates.add(System.getenv("PYTHON"));
        }
        candidates.addAll(List.of("python3.13", "python3"));
        Path versions = Path.of(System.getProperty("user.home"), ".pyenv", "versions");
        if (Files.isDirectory(versions)) {
            try (Stream<Path> installed = Files.list(versions)) {
                installed
                        .map(version -> version.resolve("bin/python3").toString())
                        .forEach(candidates::add);
            }
        }
        return candidates.stream()
                .filter(command -> isPython(command, minorVersion))
                .findFirst()
                .orElseGet(() -> abort("no CPython found: install python3, or name one in PYTHON"));
    }

    private static boolean isPython(String command, int minorVersion) {
        try {
            Process process = new ProcessBuilder(
                            command,
                            "-c",
                            "import sys; sys.exit(sys.implementation.name != 'cpython' or sys.version_info < (3, "
                                    + minorVersion + "))")
                    .redirectErrorStream(true)
                    .start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The next line that it prints; waits for it. */
    String line() throws IOException {
        return Objects.requireNonNull(output.readLine(), "the Python program has ended");
    }

    @Override
    public void close() throws IOException {
        process.outputWriter().close();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("the Python program does not end");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
