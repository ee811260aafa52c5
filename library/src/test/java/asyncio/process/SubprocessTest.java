package asyncio.process;

import static asyncio.Asyncio.*;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.CancelledError;
import asyncio.NoLeaks;
import asyncio.OnVirtualTime;
import asyncio.net.IncompleteReadException;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Children, their ends, their streams and signals to them. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class, Descriptors.class})
class SubprocessTest {
    private static final SubprocessOptions PIPES = SubprocessOptions.PIPES;

    private static Subprocess shell(String line) throws IOException {
        return Subprocess.createSubprocessShell(line, PIPES);
    }

    @Test
    void a_child_ends_with_its_exit_status() {
        run(() -> {
            Subprocess child = Subprocess.createSubprocessShell("exit 7");
            assertEquals(7, child.waitFor());
            assertEquals(OptionalInt.of(7), child.returncode());
            assertEquals(7, child.waitFor());
        });
    }

    @Test
    void a_child_killed_by_a_signal_is_told_from_one_that_exits_as_a_shell_would_say_it() {
        run(() -> {
            assertEquals(-15, Subprocess.createSubprocessShell("kill -TERM $$").waitFor());
            assertEquals(143, Subprocess.createSubprocessShell("exit 143").waitFor());
        });
    }

    @Test
    void there_is_no_returncode_while_a_child_runs() {
        run(() -> {
            Subprocess child = Subprocess.createSubprocessExec(List.of("cat"), PIPES);
            assertEquals(OptionalInt.empty(), child.returncode());
            assertEquals("<Subprocess " + child.pid() + ">", child.toString());
            child.stdin().close();
            assertEquals(0, child.waitFor());
        });
    }

    @Test
    void communicate_feeds_and_takes_in_both_outputs() {
        run(() -> {
            Output output = shell("cat; echo bad >&2; exit 3").communicate("some text".getBytes(UTF_8));
            assertEquals("some text", output.text());
            assertEquals("bad\n", new String(output.stderr(), UTF_8));
        });
    }

    @Test
    void communicate_closes_standard_input_without_input_too() {
        run(() -> {
            Subprocess child = Subprocess.createSubprocessExec(List.of("cat"), PIPES);
            assertEquals("", child.communicate().text());
            assertEquals(OptionalInt.of(0), child.returncode());
        });
    }

    @Test
    void communicate_with_input_needs_a_pipe() {
        run(() -> {
            Subprocess child = Subprocess.createSubprocessExec("true");
            var refused = assertThrows(IllegalStateException.class, () -> child.communicate(new byte[] {1}));
            assertTrue(refused.getMessage().contains("withStdin"), refused.getMessage());
            assertEquals(0, child.communicate().stdout().length);
        });
    }

    @Test
    void a_child_that_does_not_want_all_of_its_input_is_no_error() {
        run(() -> {
            Subprocess child = shell("exec <&-; echo enough");
            assertEquals("enough\n", child.communicate(new byte[1 << 20]).text());
        });
    }

    @Test
    void writing_to_a_child_that_ends_meanwhile_breaks_the_pipe() {
        run(() -> {
            Subprocess child = shell("head -c 1 >/dev/null");
            child.stdin().write(new byte[1 << 20]);
            assertThrows(IOException.class, () -> child.stdin().drain());
            assertThrows(BrokenPipeException.class, () -> child.stdin().waitClosed());
            assertEquals(0, child.waitFor());
        });
    }

    @Test
    void standard_input_closed_in_order_is_closed_without_an_error() {
        run(() -> {
            Subprocess child = Subprocess.createSubprocessExec(List.of("cat"), PIPES);
            child.stdin().write("x".getBytes(UTF_8));
            child.stdin().writeEof();
            child.stdin().waitClosed();
            assertEquals("x", new String(child.stdout().read(), UTF_8));
            child.waitFor();
        });
    }

    @Test
    void lines_are_read_while_the_child_runs() {
        run(() -> {
            Subprocess child = Subprocess.createSubprocessExec(List.of("cat"), PIPES);
            for (String line : List.of("one\n", "two\n")) {
                child.stdin().write(line.getBytes(UTF_8));
                assertEquals(line, new String(child.stdout().readLine(), UTF_8));
            }
            child.stdin().close();
            child.waitFor();
        });
    }

    @Test
    void output_can_be_read_when_the_child_has_ended() {
        run(() -> {
            Subprocess child = shell("echo late");
            assertEquals(0, child.waitFor());
            assertEquals("late\n", new String(child.stdout().read(), UTF_8));
        });
    }

    @Test
    void a_child_that_closes_its_pipes_lives_on() {
        run(() -> {
            Subprocess child = shell("exec <&- >&- 2>&-; exec sleep 100");
            assertEquals(0, child.stdout().read().length);
            assertEquals(0, child.stderr().read().length);
            assertEquals(OptionalInt.empty(), child.returncode());
            child.kill();
            assertEquals(-9, child.waitFor());
        });
    }

    @Test
    void a_child_is_over_although_its_own_children_hold_its_pipes() {
        run(() -> {
            Subprocess child = shell("sleep 100 & echo $!");
            assertEquals(0, child.waitFor());
            String grandchild = new String(child.stdout().readLine(), UTF_8).strip();
            assertThrows(
                    TimeoutException.class, () -> waitFor(() -> child.stdout().read(), 1));
            assertThrows(ProcessLookupException.class, () -> child.sendSignal(15)); // although its streams go on
            Subprocess.createSubprocessExec("kill", grandchild).waitFor();
            assertEquals(0, child.stdout().read().length);
        });
    }

    @Test
    void a_child_that_ignores_a_signal_is_ended_by_kill() {
        run(() -> {
            Subprocess child = shell("trap '' TERM; echo ready; exec sleep 100");
            child.stdout().readLine();
            child.terminate();
            assertThrows(TimeoutException.class, () -> waitFor((asyncio.Coroutine<Integer>) child::waitFor, 0.5));
            child.kill();
            assertEquals(-9, child.waitFor());
        });
    }

    @Test
    void a_signal_reaches_a_child_that_has_a_handler() {
        run(() -> {
            Subprocess child = shell("trap 'echo got it; exit 5' USR1; echo ready; while :; do sleep 0.01; done");
            child.stdout().readLine();
            child.sendSignal(10);
            assertEquals("got it\n", new String(child.stdout().readLine(), UTF_8));
            assertEquals(5, child.waitFor());
        });
    }

    @Test
    void no_signal_is_blocked_in_a_child() {
        run(() -> {
            Output output = Subprocess.createSubprocessExec(List.of("grep", "SigBlk", "/proc/self/status"), PIPES)
                    .communicate();
            assertEquals("SigBlk:\t0000000000000000\n", output.text());
        });
    }

    @Test
    void a_signal_to_a_child_that_is_over_is_refused_and_so_is_one_that_does_not_exist() {
        run(() -> {
            Subprocess child = shell("exit 0");
            child.communicate();
            assertThrows(ProcessLookupException.class, child::kill);
            Subprocess ended = shell("exec sleep 1000");
            ended.kill();
            ended.waitFor();
            assertThrows(ProcessLookupException.class, ended::kill);
            Subprocess other = shell("cat");
            assertThrows(IllegalArgumentException.class, () -> other.sendSignal(1000));
            other.kill();
            other.waitFor();
        });
    }

    @Test
    void many_may_wait_and_a_cancelled_wait_leaves_the_child_alone() {
        run(() -> {
            Subprocess child = Subprocess.createSubprocessExec(List.of("cat"), PIPES);
            var first = createTask(child::waitFor);
            var second = createTask(child::waitFor);
            var third = createTask(child::waitFor);
            sleep(0);
            second.cancel();
            assertThrows(CancelledError.class, () -> await(second));
            assertEquals(OptionalInt.empty(), child.returncode());
            child.stdin().close();
            assertEquals(0, await(first));
            assertEquals(0, await(third));
        });
    }

    @Test
    void a_cancelled_communicate_leaves_the_child_alone() {
        run(() -> {
            Subprocess child = Subprocess.createSubprocessExec(List.of("sleep", "100"), PIPES);
            var task = createTask(() -> child.communicate());
            sleep(0);
            task.cancel();
            assertThrows(CancelledError.class, () -> await(task));
            assertEquals(OptionalInt.empty(), child.returncode());
            child.kill();
            assertEquals(-9, child.waitFor());
        });
    }

    @Test
    void a_cancelled_creation_kills_the_child() {
        run(() -> {
            for (int turns = 0; turns < 12; turns++) {
                var creation = createTask(() -> Subprocess.createSubprocessExec(List.of("sleep", "100"), PIPES));
                for (int i = 0; i < turns; i++) {
                    sleep(0);
                }
                creation.cancel();
                try {
                    await(creation).kill();
                } catch (CancelledError e) {
                    assertTrue(creation.cancelled());
                }
            }
        });
    }

    @Test
    void a_creation_that_is_cancelled_when_the_child_runs_already_kills_it() {
        run(() -> {
            var creation = createTask(() -> Subprocess.createSubprocessExec(List.of("sleep", "100"), PIPES));
            sleep(0);
            while (ProcessHandle.current().children().findAny().isEmpty()) {
                Thread.onSpinWait(); // holds the loop, so that it has not heard of the child
            }
            creation.cancel();
            assertThrows(CancelledError.class, () -> await(creation));
        });
    }

    @Test
    void a_child_whose_loop_closes_is_killed() {
        run(() -> {
            Subprocess.createSubprocessExec(List.of("sleep", "100"), PIPES);
        });
    }

    @Test
    void the_streams_that_are_no_pipes_say_so() {
        run(() -> {
            Subprocess child = Subprocess.createSubprocessExec("true");
            assertThrows(IllegalStateException.class, child::stdin);
            assertThrows(IllegalStateException.class, child::stdout);
            assertThrows(IllegalStateException.class, child::stderr);
            child.waitFor();
        });
    }

    @Test
    void the_limit_holds_back_a_child_that_nobody_reads() {
        run(() -> {
            Subprocess child = Subprocess.createSubprocessExec(
                    List.of("head", "-c", "1000000", "/dev/zero"), PIPES.withLimit(1000));
            assertThrows(TimeoutException.class, () -> waitFor((asyncio.Coroutine<Integer>) child::waitFor, 0.5));
            assertEquals(1_000_000, child.stdout().readExactly(1_000_000).length);
            assertEquals(0, child.waitFor());
        });
    }

    @Test
    void a_stream_that_ends_too_early_says_what_there_was() {
        run(() -> {
            Subprocess child = shell("printf abc");
            var error = assertThrows(
                    IncompleteReadException.class, () -> child.stdout().readExactly(5));
            assertEquals("abc", new String(error.partial(), UTF_8));
            child.waitFor();
        });
    }

    @Test
    void a_null_is_named() {
        run(() -> {
            var word = assertThrows(
                    NullPointerException.class, () -> Subprocess.createSubprocessExec("echo", (String) null));
            assertEquals("word 1 of a child's command is null", word.getMessage());
            var line = assertThrows(NullPointerException.class, () -> Subprocess.createSubprocessShell((String) null));
            assertEquals("a shell needs a line, got null", line.getMessage());
            Subprocess child = shell("exit 0");
            var input = assertThrows(NullPointerException.class, () -> child.communicate((byte[]) null));
            assertTrue(input.getMessage().startsWith("communicate() needs bytes, got null"), input::toString);
            child.communicate();
        });
    }
}
