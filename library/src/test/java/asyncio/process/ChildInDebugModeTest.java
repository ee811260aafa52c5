package asyncio.process;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.Log;
import asyncio.NoLeaks;
import asyncio.RunnerOptions;
import asyncio.VoidCoroutine;
import java.nio.channels.Pipe;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What debug mode says of children and pipes. */
@ExtendWith({NoLeaks.class, Descriptors.class})
class ChildInDebugModeTest {
    private static final RunnerOptions DEBUG = RunnerOptions.DEFAULT.withDebug(true);

    private static List<String> unclosed(VoidCoroutine program, RunnerOptions options, Log log) {
        run(program, options);
        return log.takeWarnings().stream()
                .filter(line -> line.startsWith("unclosed "))
                .toList();
    }

    private static void forgetAChild() throws Exception {
        Subprocess.createSubprocessExec(List.of("sleep", "1000"), SubprocessOptions.PIPES);
    }

    @Test
    void a_forgotten_child_is_named_once_with_the_place_where_it_was_started(Log log) {
        List<String> told = unclosed(ChildInDebugModeTest::forgetAChild, DEBUG, log);
        assertEquals(1, told.size(), told::toString);
        assertTrue(
                told.getFirst().matches("unclosed transport <SubprocessTransport pid=\\d+ running> \\| .*"),
                told::toString);
        assertTrue(told.getFirst().contains("ChildInDebugModeTest.forgetAChild("), told::toString);
    }

    @Test
    void without_debug_mode_nothing_is_said(Log log) {
        assertEquals(List.of(), unclosed(ChildInDebugModeTest::forgetAChild, RunnerOptions.DEFAULT, log));
        assertEquals(List.of(), log.takeInfos());
    }

    @Test
    void a_child_is_followed_from_its_start_to_its_end(Log log) {
        List<String> told = unclosed(
                () -> {
                    var child = Subprocess.createSubprocessExec(List.of("sh", "-c", "exit 7"), SubprocessOptions.PIPES);
                    assertEquals(7, child.waitFor());
                },
                DEBUG,
                log);
        assertEquals(List.of(), told);
        List<String> infos = log.takeInfos();
        assertEquals(2, infos.size(), infos::toString);
        assertTrue(
                infos.getFirst().matches("execute program 'sh -c exit 7': <SubprocessTransport pid=\\d+ running>"),
                infos::toString);
        assertTrue(
                infos.getLast().matches("<SubprocessTransport pid=\\d+ returncode=7> exited with return code 7"),
                infos::toString);
    }

    @Test
    void a_child_that_closing_its_transport_kills_is_named_but_is_not_forgotten(Log log) {
        run(
                () -> {
                    var made = Subprocess.subprocessExec(
                            () -> new SubprocessProtocol() {}, List.of("sleep", "1000"), SubprocessOptions.PIPES);
                    made.transport().close();
                },
                DEBUG);
        List<String> told = log.takeWarnings().stream()
                .filter(line -> line.contains("<Subprocess"))
                .toList();
        assertEquals(1, told.size(), told::toString);
        assertTrue(told.getFirst().matches("Close running child process: kill <Subproc.* running>"), told::toString);
    }

    @Test
    void a_forgotten_pipe_is_named(Log log) throws Exception {
        Pipe pipe = Pipe.open();
        List<String> told = unclosed(() -> Pipes.openWritePipe(pipe.sink()), DEBUG, log);
        assertEquals(1, told.size(), told::toString);
        assertTrue(told.getFirst().startsWith("unclosed transport <Transport writing end of a pipe"), told::toString);
        assertFalse(pipe.sink().isOpen());
        pipe.source().close();
    }

    @Test
    void the_standard_streams_are_nobodys_to_close(Log log) {
        assertEquals(List.of(), unclosed(() -> Pipes.standardError(), DEBUG, log));
    }

    @Test
    void the_channel_of_a_pipe_is_its_transports() throws Exception {
        Pipe pipe = Pipe.open();
        run(() -> {
            try (var writer = Pipes.openWritePipe(pipe.sink())) {
                String message = assertThrows(
                                IllegalStateException.class,
                                () -> getRunningLoop().onWritable(pipe.sink(), () -> {}))
                        .getMessage();
                assertTrue(message.contains(" is used by transport of the writing end of a pipe"), message);
                assertThrows(IllegalStateException.class, () -> Pipes.openWritePipe(pipe.sink()));
                assertTrue(pipe.sink().isOpen());
                assertFalse(writer.isClosing());
            }
        });
        pipe.source().close();
    }
}
