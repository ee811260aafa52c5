// What child processes have to stand; run by .ci/children, which says what each part is about.
import asyncio.*;
import asyncio.process.*;
import static asyncio.Asyncio.*;

import java.nio.file.*;
import java.security.MessageDigest;

/** What must not grow: open descriptors, children, and threads of the library; the JVM starts some of its own. */
String footprint() throws IOException {
    try (var fds = Files.list(Path.of("/proc/self/fd"));
            var threads = Files.list(Path.of("/proc/self/task"))) {
        var children = ProcessHandle.current().children().count();
        var ours = threads.filter(thread -> name(thread).startsWith("asyncio_"))
                .count();
        return fds.count() + " descriptors, " + ours + " threads, " + children + " children";
    }
}

String name(Path thread) {
    try {
        return Files.readString(thread.resolve("comm"));
    } catch (IOException e) {
        return ""; // it has ended
    }
}

void check(boolean holds, String what) {
    if (!holds) {
        throw new AssertionError(what);
    }
    IO.println("  " + what);
}

void many(int count) throws IOException {
    var children = new ArrayList<Subprocess>();
    for (int i = 0; i < count; i++) {
        children.add(Subprocess.createSubprocessExec(List.of("cat"), SubprocessOptions.PIPES));
    }
    var alive = ProcessHandle.current().children().count();
    check(alive == count, alive + " of " + count + " children with three pipes each are alive");
    var answers = new ArrayList<Task<String>>();
    for (int i = 0; i < count; i++) {
        var child = children.get(i);
        var input = ("this is " + i).getBytes();
        answers.add(createTask(() -> child.communicate(input).text()));
    }
    var texts = await(gather(answers));
    for (int i = 0; i < count; i++) {
        if (!texts.get(i).equals("this is " + i)) {
            throw new AssertionError("child " + i + " answered " + texts.get(i));
        }
    }
    check(ProcessHandle.current().children().count() == 0, "each has answered and is gone");
}

void oneAfterTheOther(int count) throws IOException {
    Subprocess.createSubprocessExec(List.of("true"), SubprocessOptions.PIPES)
            .communicate();
    sleep(2);
    var before = footprint();
    for (int i = 0; i < count; i++) {
        Subprocess.createSubprocessExec(List.of("true"), SubprocessOptions.PIPES)
                .communicate();
    }
    sleep(2);
    check(footprint().equals(before), "before " + count + " children: " + before + "; after: " + footprint());
}

void much(int bytes) throws Exception {
    var input = new byte[bytes];
    new Random(1).nextBytes(input);
    var child = Subprocess.createSubprocessExec(List.of("cat"), SubprocessOptions.PIPES);
    var output = child.communicate(input).stdout();
    var sha = MessageDigest.getInstance("SHA-256");
    check(
            Arrays.equals(sha.digest(input), sha.digest(output)),
            bytes / 1_000_000 + " MB have gone to a child and back, with the same hash");
}

/** Run as a user whom a limit of processes binds. */
void refused() throws IOException {
    var child = Subprocess.createSubprocessExec(List.of("cat"), SubprocessOptions.PIPES);
    var self = ProcessHandle.current().pid();
    Subprocess.createSubprocessExec("prlimit", "--pid", "" + self, "--nproc=1:1")
            .waitFor();
    sleep(2); // what is idle may end meanwhile, and could not come back
    var before = footprint();
    for (int i = 0; i < 3; i++) {
        try {
            Subprocess.createSubprocessExec(List.of("true"), SubprocessOptions.PIPES);
            throw new AssertionError("the system has not refused");
        } catch (IOException e) {
            IO.println("  " + e);
        }
    }
    check(footprint().equals(before), "nothing is left of the attempts");
    check(child.communicate("still here".getBytes()).text().equals("still here"), "the child of before goes on");
}

void main(String[] args) {
    run(() -> {
        switch (args[0]) {
            case "many" -> many(1000);
            case "one-after-the-other" -> oneAfterTheOther(2000);
            case "much" -> much(100_000_000);
            case "refused" -> refused();
            default -> throw new IllegalArgumentException(args[0]);
        }
    });
}
