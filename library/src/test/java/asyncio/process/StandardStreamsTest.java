package asyncio.process;

import static asyncio.Asyncio.*;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.EventLoop;
import asyncio.NoLeaks;
import asyncio.OnVirtualTime;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The standard streams of a process, in a JVM of its own: a pipe, a file, a terminal. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class, Descriptors.class})
class StandardStreamsTest {
    private static final SubprocessOptions PIPES = SubprocessOptions.PIPES;

    private static List<String> program() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        if ("scheduled".equals(System.getProperty("asyncio.way"))) {
            command.add("--add-opens=java.base/java.lang=ALL-UNNAMED");
        }
        command.add("-Djava.util.logging.config.file=/dev/null");
        command.add("-cp");
        command.add(placeOf(EventLoop.class) + File.pathSeparator + placeOf(StandardStreams.class));
        command.add(StandardStreams.class.getName());
        return command;
    }

    /** Folders, whether this runs on the class path or patched into the module. */
    private static String placeOf(Class<?> type) {
        String file = "/" + type.getName().replace('.', '/') + ".class";
        String url = String.valueOf(type.getResource(file));
        return Path.of(URI.create(url.substring(0, url.length() - file.length())))
                .toString();
    }

    @Test
    void lines_from_a_pipe_are_read_while_other_work_goes_on() {
        run(() -> {
            Subprocess child = Subprocess.createSubprocessExec(program(), PIPES.withStderr(Stdio.DEVNULL));
            for (String word : List.of("one", "two")) {
                child.stdin().write((word + "\n").getBytes(UTF_8));
                assertEquals("heard " + word + "\n", new String(child.stdout().readLine(), UTF_8));
            }
            child.stdin().close();
            assertEquals(
                    "and System.out still works\n", new String(child.stdout().read(), UTF_8));
            assertEquals(0, child.waitFor());
        });
    }

    @Test
    void a_file_and_a_slow_reader_will_do(@TempDir Path folder) {
        run(() -> {
            Path file = Files.writeString(folder.resolve("in"), "one\ntwo");
            Subprocess child = Subprocess.createSubprocessExec(program(), PIPES.withStdin(Stdio.from(file)));
            Output output = child.communicate();
            assertEquals("heard one\nheard two\nand System.out still works\n", output.text());
            assertTrue(output.stderr().length >= 300_000, output::toString);
        });
    }

    /** A flag belongs to what is open, not to the process: who uses it next would have it, too. */
    @Test
    void who_has_the_streams_next_finds_them_blocking() {
        run(() -> {
            String line = String.join(" ", program())
                    + "; for fd in 0 1 2; do sed -n \"s/^flags:[^0-9]*/flags $fd /p\" /proc/self/fdinfo/$fd; done";
            Subprocess child = Subprocess.createSubprocessExec(List.of("/bin/sh", "-c", line), PIPES);
            List<String> flags = child.communicate("one\n".getBytes(UTF_8))
                    .text()
                    .lines()
                    .filter(text -> text.startsWith("flags"))
                    .toList();
            assertEquals(3, flags.size(), flags::toString);
            for (String shown : flags) {
                int bits = Integer.parseInt(shown.substring(shown.lastIndexOf(' ') + 1), 8);
                assertEquals(0, bits & Libc.NONBLOCK, flags::toString);
            }
        });
    }

    @Test
    void lines_come_from_a_terminal(@TempDir Path folder) {
        run(() -> {
            String line = String.join(" ", program()) + " 2> /dev/null";
            Subprocess child = Subprocess.createSubprocessExec(
                    List.of("script", "-qec", line, folder.resolve("log").toString()), PIPES.withStderr(Stdio.STDOUT));
            child.stdin().write("typed\n".getBytes(UTF_8));
            String printed = "";
            while (!printed.startsWith("heard")) {
                byte[] next = child.stdout().readLine();
                assertNotEquals(0, next.length, "the program has ended");
                printed = new String(next, UTF_8);
            }
            assertEquals("heard typed", printed.strip());
            child.stdin().write(new byte[] {4}); // Ctrl-D
            assertTrue(new String(child.stdout().read(), UTF_8).contains("System.out still works"));
            child.stdin().close();
            assertEquals(0, child.waitFor());
        });
    }
}
