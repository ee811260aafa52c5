package asyncio.process;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.NoLeaks;
import asyncio.OnVirtualTime;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a child is started with, and why one is not started. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class, Descriptors.class})
class SpawnerTest {
    private static final SubprocessOptions OUTPUT = SubprocessOptions.DEFAULT.withStdout(Stdio.PIPE);

    private static String output(SubprocessOptions options, String... command) throws IOException {
        return Subprocess.createSubprocessExec(List.of(command), options)
                .communicate()
                .text();
    }

    private static <X extends Exception> X failure(Class<X> type, SubprocessOptions options, String... command) {
        return assertThrows(type, () -> Subprocess.createSubprocessExec(List.of(command), options));
    }

    @Test
    void a_program_that_is_not_there_is_not_found() {
        run(() -> {
            assertEquals(
                    "no-such-program: No such file or directory",
                    failure(NoSuchFileException.class, OUTPUT, "no-such-program")
                            .getMessage());
            failure(NoSuchFileException.class, OUTPUT, "/no/such/program");
            failure(NoSuchFileException.class, OUTPUT, "");
        });
    }

    @Test
    void a_file_that_is_no_program_cannot_be_executed(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("plain"), "text");
        Path nonsense = Files.write(folder.resolve("nonsense"), new byte[] {1, 2, 3});
        assertTrue(nonsense.toFile().setExecutable(true));
        run(() -> {
            failure(AccessDeniedException.class, OUTPUT, file.toString());
            failure(AccessDeniedException.class, OUTPUT.withEnvironment(Map.of("PATH", folder.toString())), "plain");
            var error = failure(FileSystemException.class, OUTPUT, nonsense.toString());
            assertTrue(error.getMessage().contains("Exec format error"), error.getMessage());
        });
    }

    @Test
    void a_directory_that_is_missing_or_none_is_named(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("plain"), "text");
        run(() -> {
            Path missing = folder.resolve("missing");
            var error = failure(NoSuchFileException.class, OUTPUT.withDirectory(missing), "true");
            assertEquals(missing.toString(), error.getFile());
            failure(NotDirectoryException.class, OUTPUT.withDirectory(file), "true");
        });
    }

    @Test
    void what_no_system_takes_is_refused_at_once() {
        run(() -> {
            failure(IllegalArgumentException.class, OUTPUT, "echo", "a\0b");
            assertThrows(IllegalArgumentException.class, () -> Subprocess.createSubprocessExec(List.of(), OUTPUT));
            assertThrows(IllegalArgumentException.class, () -> OUTPUT.withStdin(Stdio.STDOUT));
            assertThrows(IllegalArgumentException.class, () -> OUTPUT.withLimit(0));
            assertThrows(IllegalArgumentException.class, () -> OUTPUT.withEnvironment(Map.of("a=b", "c")));
        });
    }

    /** The numbers of its parent, its group and its session, as the system shows them. */
    private static List<Integer> kin(Subprocess child) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + child.pid() + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return List.of(Integer.valueOf(fields[1]), Integer.valueOf(fields[2]), Integer.valueOf(fields[3]));
    }

    private static void end(Subprocess child) throws IOException {
        child.kill();
        child.waitFor();
    }

    @Test
    void a_child_belongs_to_the_group_that_it_is_started_in() {
        run(() -> {
            List<String> command = List.of("sleep", "60");
            Subprocess usual = Subprocess.createSubprocessExec(command, SubprocessOptions.DEFAULT);
            Subprocess leader =
                    Subprocess.createSubprocessExec(command, SubprocessOptions.DEFAULT.withGroup(ProcessGroup.NEW));
            Subprocess member = Subprocess.createSubprocessExec(
                    command, SubprocessOptions.DEFAULT.withGroup(ProcessGroup.of(leader.pid())));
            Subprocess apart = Subprocess.createSubprocessExec(
                    command, SubprocessOptions.DEFAULT.withGroup(ProcessGroup.NEW_SESSION));
            int here = (int) ProcessHandle.current().pid();
            int group = kin(usual).get(1);
            int session = kin(usual).get(2);
            assertNotEquals(usual.pid(), group);
            assertEquals(List.of(here, leader.pid(), session), kin(leader));
            assertEquals(List.of(here, leader.pid(), session), kin(member));
            assertEquals(List.of(here, apart.pid(), apart.pid()), kin(apart));
            leader.sendSignalToGroup(Subprocess.SIGTERM);
            assertEquals(-Subprocess.SIGTERM, leader.waitFor());
            assertEquals(-Subprocess.SIGTERM, member.waitFor());
            assertThrows(ProcessLookupException.class, () -> leader.sendSignalToGroup(Subprocess.SIGTERM));
            assertThrows(IllegalArgumentException.class, () -> apart.sendSignalToGroup(1000));
            end(usual);
            end(apart);
        });
    }

    @Test
    void a_signal_to_a_group_reaches_those_that_its_leader_has_left() {
        run(() -> {
            Subprocess leader = Subprocess.createSubprocessExec(
                    List.of("/bin/sh", "-c", "sleep 60 & echo started"), OUTPUT.withGroup(ProcessGroup.NEW));
            assertEquals("started\n", new String(leader.stdout().readLine()));
            assertEquals(0, leader.waitFor());
            leader.sendSignalToGroup(Subprocess.SIGTERM);
            assertEquals(0, leader.stdout().read().length); // the last to have this pipe has ended
        });
    }

    @Test
    void a_group_that_is_not_there_or_not_the_childs_own_is_an_error() {
        run(() -> {
            int none = Integer.MAX_VALUE;
            var error = failure(FileSystemException.class, OUTPUT.withGroup(ProcessGroup.of(none)), "sleep", "60");
            assertTrue(error.getMessage().contains("no process group " + none), error.getMessage());
            assertThrows(IllegalArgumentException.class, () -> ProcessGroup.of(0));
            assertThrows(NullPointerException.class, () -> OUTPUT.withGroup(null));
            Subprocess child = Subprocess.createSubprocessExec(List.of("sleep", "60"), OUTPUT);
            assertThrows(IllegalStateException.class, () -> child.sendSignalToGroup(Subprocess.SIGTERM));
            end(child);
        });
    }

    @Test
    void arguments_arrive_as_they_are() {
        run(() -> assertEquals(
                "[a b] [] [ü] ['\"$x]", output(OUTPUT, "printf", "[%s] [%s] [%s] [%s]", "a b", "", "ü", "'\"$x")));
    }

    @Test
    void the_environment_is_that_of_this_process_or_the_given_one_only() {
        run(() -> {
            assertEquals(System.getenv("PATH") + "\n", output(OUTPUT, "/bin/sh", "-c", "echo $PATH"));
            assertEquals("A=1\n", output(OUTPUT.withEnvironment(Map.of("A", "1")), "/usr/bin/env"));
        });
    }

    @Test
    void the_directory_is_where_the_child_starts(@TempDir Path folder) {
        run(() -> assertEquals(folder.toRealPath() + "\n", output(OUTPUT.withDirectory(folder), "/bin/pwd")));
    }

    @Test
    void the_program_is_searched_in_the_path_that_the_child_gets(@TempDir Path folder) throws IOException {
        Path tool = Files.writeString(folder.resolve("tool"), "#!/bin/sh\necho found\n");
        assertTrue(tool.toFile().setExecutable(true));
        run(() ->
                assertEquals("found\n", output(OUTPUT.withEnvironment(Map.of("PATH", "/nowhere:" + folder)), "tool")));
    }

    @Test
    void standard_streams_may_be_files(@TempDir Path folder) {
        run(() -> {
            Path in = Files.writeString(folder.resolve("in"), "text");
            Path out = folder.resolve("out");
            var options = SubprocessOptions.DEFAULT.withStdin(Stdio.from(in));
            Subprocess.createSubprocessExec(List.of("cat"), options.withStdout(Stdio.to(out)))
                    .waitFor();
            Subprocess.createSubprocessExec(List.of("cat"), options.withStdout(Stdio.appendTo(out)))
                    .waitFor();
            assertEquals("texttext", Files.readString(out));
            Subprocess.createSubprocessExec(List.of("cat"), options.withStdout(Stdio.to(out)))
                    .waitFor();
            assertEquals("text", Files.readString(out));
            failure(NoSuchFileException.class, OUTPUT.withStdin(Stdio.from(folder.resolve("none"))), "cat");
        });
    }

    @Test
    void standard_error_may_go_where_standard_output_goes() {
        run(() -> assertEquals(
                "out\nerr\n", output(OUTPUT.withStderr(Stdio.STDOUT), "/bin/sh", "-c", "echo out; echo err >&2")));
    }

    @Test
    void the_null_device_gives_nothing_and_takes_all() {
        run(() -> {
            var options = OUTPUT.withStdin(Stdio.DEVNULL).withStderr(Stdio.DEVNULL);
            assertEquals("", output(options, "/bin/sh", "-c", "cat; echo lost >&2"));
        });
    }

    @Test
    void a_child_gets_no_other_descriptor_of_this_process() {
        run(() -> {
            Subprocess other = Subprocess.createSubprocessExec(List.of("cat"), SubprocessOptions.PIPES);
            String listing = output(
                    SubprocessOptions.PIPES,
                    "/bin/sh",
                    "-c",
                    "for f in /proc/$$/fd/*; do [ -e $f ] && echo ${f##*/}; done");
            other.stdin().close();
            other.waitFor();
            assertEquals(List.of("0", "1", "2"), listing.lines().toList());
        });
    }

    @Test
    void a_command_is_shown_in_an_error_of_its_directory(@TempDir Path folder) {
        run(() -> {
            var error = failure(NoSuchFileException.class, OUTPUT.withDirectory(folder.resolve("none")), "make", "all");
            assertTrue(error.getMessage().contains("make all"), error.getMessage());
        });
    }

    @Test
    void a_shell_runs_a_line() {
        run(() -> assertEquals(
                "2\n",
                Subprocess.createSubprocessShell("echo a b | wc -w | tr -d ' '", OUTPUT)
                        .communicate()
                        .text()));
    }
}
