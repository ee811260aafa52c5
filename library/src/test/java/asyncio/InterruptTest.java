package asyncio;

import static org.junit.jupiter.api.Assertions.*;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ctrl-C: a JVM runs a program of {@link CtrlC}, and is sent a SIGINT whenever it says that it is ready. */
class InterruptTest {
    /** What the shell says of a program that ended by SIGINT. */
    private static final int BY_INTERRUPT = 130;

    /** In the mask of signals that a process ignores. */
    private static final long SIGINT = 1L << (2 - 1);

    private static final long LIMIT_SECONDS = 50;

    private Process child;

    @BeforeEach
    void there_are_signals() throws Exception {
        assumeFalse(System.getProperty("os.name").startsWith("Windows"), "no signals to send");
        assumeTrue(heedsInterrupts() || !prefix().isEmpty(), "SIGINT is ignored here, as in the background of a shell");
    }

    /** What a shell starts in the background ignores SIGINT, and so does what that starts. */
    private static boolean heedsInterrupts() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return true;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .noneMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & SIGINT) != 0);
    }

    /** A command that has the next one heed SIGINT, if there is one. */
    private static List<String> prefix() throws Exception {
        List<String> env = List.of("env", "--default-signal=INT");
        List<String> trial = new ArrayList<>(env);
        trial.add("true");
        Process tried = new ProcessBuilder(trial)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return tried.waitFor() == 0 ? env : List.of();
    }

    @AfterEach
    void end() {
        if (child != null) {
            child.destroyForcibly();
        }
    }

    @Test
    void the_first_cancels_the_main_task() throws Exception {
        assertEquals(List.of("cleaned up", "interrupted"), linesOf("cleans-up", 1, 0));
    }

    @Test
    void a_main_task_that_goes_on_has_its_result() throws Exception {
        assertEquals(List.of("result of a task that went on"), linesOf("swallows", 1, 0));
    }

    @Test
    void the_second_ends_the_run_at_once_and_the_end_of_the_run_cleans_up() throws Exception {
        assertEquals(List.of("cleaned up", "interrupted"), linesOf("twice", 1, 0));
    }

    @Test
    void the_third_is_for_the_jvm() throws Exception {
        assertEquals(List.of(), linesOf("held", 3, BY_INTERRUPT));
    }

    @Test
    void one_while_the_runner_closes_ends_that() throws Exception {
        assertEquals(List.of("interrupted"), linesOf("while-closing", 1, 0));
    }

    @Test
    void after_a_run_it_is_the_jvms_again() throws Exception {
        assertEquals(List.of("result of a run that is over"), linesOf("afterwards", 1, BY_INTERRUPT));
    }

    @Test
    void a_run_on_another_thread_leaves_it_to_the_jvm() throws Exception {
        assertEquals(List.of(), linesOf("other-thread", 1, BY_INTERRUPT));
    }

    /** What the program prints besides "ready". */
    private List<String> linesOf(String program, int signals, int expectedStatus) throws Exception {
        Process started = start(program);
        child = started;
        CompletableFuture.delayedExecutor(LIMIT_SECONDS, TimeUnit.SECONDS).execute(started::destroyForcibly);
        List<String> lines = new ArrayList<>();
        try (BufferedReader output = child.inputReader()) {
            String line;
            while ((line = output.readLine()) != null) {
                if (line.equals("ready")) {
                    interrupt(signals);
                } else {
                    lines.add(line);
                }
            }
        }
        assertEquals(expectedStatus, child.waitFor(), () -> "printed " + lines);
        return lines;
    }

    /** One, or as many as it takes: equal signals that are not far enough apart are one. */
    private void interrupt(int signals) throws Exception {
        do {
            new ProcessBuilder("kill", "-INT", Long.toString(child.pid()))
                    .start()
                    .waitFor();
        } while (signals > 1 && child.isAlive());
    }

    private static Process start(String program) throws Exception {
        List<String> command = new ArrayList<>(prefix());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Dasyncio.way=" + (Fiber.SCHEDULED ? "scheduled" : "baton"));
        if (Fiber.SCHEDULED) {
            command.add("--add-opens=java.base/java.lang=ALL-UNNAMED");
        }
        command.add("-cp");
        command.add(placeOf(EventLoop.class) + File.pathSeparator + placeOf(CtrlC.class));
        command.add(CtrlC.class.getName());
        command.add(program);
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Folders, whether this runs on the class path or patched into the module. */
    private static String placeOf(Class<?> type) {
        String file = "/" + type.getName().replace('.', '/') + ".class";
        String url = String.valueOf(type.getResource(file));
        return Path.of(URI.create(url.substring(0, url.length() - file.length())))
                .toString();
    }
}
