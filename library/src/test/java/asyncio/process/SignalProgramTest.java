package asyncio.process;

import static org.junit.jupiter.api.Assertions.*;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import asyncio.EventLoop;
import java.io.BufferedReader;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A JVM runs a program of {@link SignalProgram}, and is sent a signal whenever it says that it is ready. */
class SignalProgramTest {
    private static final int BY_TERM = 143;
    private static final int BY_INTERRUPT = 130;
    private static final int BY_USR1 = 138;

    private Process child;

    @BeforeAll
    static void there_are_signals() {
        assumeFalse(System.getProperty("os.name").startsWith("Windows"), "no signals to send");
    }

    @AfterEach
    void end() {
        if (child != null) {
            child.destroyForcibly();
        }
    }

    @Test
    void a_program_stops_cleanly_on_sigterm() throws Exception {
        assertEquals(List.of("stops by TERM"), linesOf("stops-cleanly", "TERM", 0));
    }

    @Test
    void after_the_run_the_signal_is_the_jvms_again() throws Exception {
        assertEquals(List.of(), linesOf("gives-back", "TERM", BY_TERM));
    }

    @Test
    void after_the_run_a_signal_that_nobody_had_is_the_systems_again() throws Exception {
        assertEquals(List.of(), linesOf("gives-back", "USR1", BY_USR1));
    }

    @Test
    void a_handler_of_sigint_goes_before_the_runners_and_leaves_the_jvms() throws Exception {
        assertEquals(List.of("handled"), linesOf("ctrl-c", "INT", BY_INTERRUPT));
    }

    @Test
    void ctrl_c_ends_all_loops_of_a_group() throws Exception {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "the program looks into /proc");
        assertEquals(
                List.of("a loop cleans up", "a loop cleans up", "interrupted", "loops left: [], sockets left: []"),
                linesOf("loop-group", "INT", BY_INTERRUPT));
    }

    @Test
    void ctrl_c_ends_a_server_on_several_loops() throws Exception {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "the program looks into /proc");
        assertEquals(
                List.of("a handler ends", "interrupted", "loops left: [], sockets left: []"),
                linesOf("server-group", "INT", BY_INTERRUPT));
    }

    @Test
    void sigterm_ends_a_server_on_several_loops_if_the_program_takes_it() throws Exception {
        assertEquals(
                List.of("a handler ends", "<ServerGroup of 2 loops ended>"), linesOf("server-group-stops", "TERM", 0));
    }

    @Test
    void each_signal_arrives_or_is_refused() throws Exception {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "signals are numbered otherwise");
        List<String> refused = List.of("QUIT", "ILL", "FPE", "KILL", "SEGV", "STOP");
        for (String line : linesOf("each", "CONT", 0)) {
            String name = line.substring(0, line.indexOf(' '));
            String expected = name + (refused.contains(name) ? " is refused: SIG" + name : " arrives as " + name);
            assertTrue(line.startsWith(expected), line);
        }
    }

    @Test
    void a_jvm_that_leaves_signals_to_the_system_says_so_for_each() throws Exception {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "signals are numbered otherwise");
        List<String> lines = linesOf("each", "CONT", 0, "-Xrs");
        assertEquals(31, lines.size(), lines::toString);
        for (String line : lines) {
            assertTrue(line.contains(" is refused: ") && line.contains("java -Xrs"), line);
        }
        assertTrue(
                lines.contains(
                        "USR1 is refused: SIGUSR1 would never arrive: java -Xrs leaves all signals to the system;"
                                + " start the JVM without it"),
                lines::toString);
    }

    /** What the program prints besides "ready". */
    private List<String> linesOf(String program, String signal, int expectedStatus, String... flags) throws Exception {
        child = start(program, flags);
        List<String> lines = new ArrayList<>();
        try (BufferedReader output = child.inputReader()) {
            String line;
            while ((line = output.readLine()) != null) {
                if (line.equals("ready")) {
                    new ProcessBuilder("kill", "-s", signal, Long.toString(child.pid()))
                            .start()
                            .waitFor();
                } else {
                    lines.add(line);
                }
            }
        }
        assertTrue(child.waitFor(50, TimeUnit.SECONDS), () -> "printed " + lines);
        assertEquals(expectedStatus, child.exitValue(), () -> "printed " + lines);
        return lines;
    }

    private static Process start(String program, String... flags) throws Exception {
        List<String> command = new ArrayList<>(List.of("env", "--default-signal"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (System.getProperty("asyncio.way", "").equals("scheduled")) {
            command.add("--add-opens=java.base/java.lang=ALL-UNNAMED");
        }
        command.addAll(List.of(flags));
        command.addAll(List.of("-cp", placeOf(EventLoop.class) + File.pathSeparator + placeOf(SignalProgram.class)));
        command.addAll(List.of(SignalProgram.class.getName(), program));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static String placeOf(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }
}
