package asyncio.benchmarks.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A server under test.
 *
 * @param kind of {@link EchoServer}, or null for the C program
 * @param open whether {@code java.lang} is open to this library
 */
record Candidate(String label, @Nullable String kind, boolean open) {
    static final List<Candidate> ALL = List.of(
            new Candidate("C epoll", null, false),
            new Candidate("protocol", "protocol", true),
            new Candidate("streams", "streams", true),
            new Candidate("streams, buffer", "streams-buffer", true),
            new Candidate("protocol, baton", "protocol", false),
            new Candidate("streams, baton", "streams", false),
            new Candidate("Netty epoll", "netty", false),
            new Candidate("plain threads", "threads", false));

    /** By lines there is no protocol of ours: the streams are what knows lines. TLS is for those that use the JDK's. */
    boolean knows(Load.Kind load) {
        return switch (load) {
            case BYTES -> true;
            case LINES -> kind == null || (!kind.equals("protocol") && !kind.equals("streams-buffer"));
            case TLS -> kind != null && !kind.equals("threads") && !kind.equals("streams-buffer");
        };
    }

    /** Starts it on the first core; it is there when this returns. */
    Running start(Load.Kind load) throws IOException, InterruptedException {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of("taskset", "-c", "0"));
        if (kind == null) {
            command.addAll(List.of(Lab.program("echo"), String.valueOf(port)));
            if (load == Load.Kind.LINES) {
                command.add("line");
            }
        } else {
            command.addAll(java(kind + load.suffix, port));
        }
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start();
        awaitPort(port, process);
        return new Running(this, process, port);
    }

    private List<String> java(String kindOfServer, int port) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms512m",
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-Djava.util.logging.config.file=/dev/null",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dasyncio.certificates=" + System.getProperty("asyncio.certificates", "")));
        if (open) {
            command.add("--add-opens=java.base/java.lang=ALL-UNNAMED");
        }
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                EchoServer.class.getName(),
                kindOfServer,
                String.valueOf(port)));
        return command;
    }

    private static int freePort() throws IOException {
        try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    private void awaitPort(int port, Process process) throws IOException, InterruptedException {
        for (int attempt = 0; attempt < 300; attempt++) {
            try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException e) {
                if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                    throw new IOException(label + " has ended with status " + process.exitValue(), e);
                }
            }
        }
        process.destroy();
        throw new IOException(label + " does not listen at port " + port + " after 30 seconds");
    }

    /** One that has been started. */
    record Running(Candidate candidate, Process process, int port) implements AutoCloseable {
        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
