// A small shell: cd, exit, and whatever the system's shell can run. Without a terminal it runs a few lines of its own.
import asyncio.*;
import asyncio.process.*;
import static asyncio.Asyncio.*;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;

Path directory = Path.of("/");

/** What the child prints goes through our hands, so that it comes where our own lines go. */
void execute(String line) throws IOException {
    var options = SubprocessOptions.DEFAULT
            .withStdin(Stdio.DEVNULL)
            .withStdout(Stdio.PIPE)
            .withStderr(Stdio.STDOUT)
            .withDirectory(directory);
    var child = Subprocess.createSubprocessShell(line, options);
    try {
        for (var output : child.stdout()) {
            IO.println(new String(output, UTF_8).stripTrailing());
        }
        int code = child.waitFor();
        if (code != 0) {
            IO.println(code < 0 ? "[killed by signal " + -code + "]" : "[exit status " + code + "]");
        }
    } finally {
        if (child.returncode().isEmpty()) {
            child.kill();
        }
    }
}

boolean obey(String line) {
    var words = line.split(" +", 2);
    try {
        switch (words[0]) {
            case "exit" -> {
                return false;
            }
            case "cd" ->
                directory =
                        directory.resolve(words.length > 1 ? words[1] : "/").normalize();
            default -> execute(line);
        }
    } catch (IOException e) {
        IO.println(e);
    }
    return true;
}

void main() {
    run(() -> {
        if (System.console() == null) {
            for (var line : List.of(
                    "cd usr",
                    "pwd",
                    "echo a b c | wc -w",
                    "ls /no/such 2> /dev/null",
                    "kill -9 $$",
                    "cd no",
                    "pwd")) {
                IO.println(directory + " $ " + line);
                obey(line);
            }
            return;
        }
        var terminal = Pipes.standardInput();
        var goesOn = true;
        while (goesOn) {
            IO.print(directory + " $ ");
            var line = new String(terminal.readLine(), UTF_8);
            goesOn = !line.isEmpty() && obey(line.strip());
        }
    });
}
