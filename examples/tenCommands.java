// Ten shell commands, four at a time, with a progress bar; then what each of them has printed.
import asyncio.*;
import asyncio.process.*;
import static asyncio.Asyncio.*;

final List<String> commands = List.of(
        "echo one",
        "sleep 0.05; echo two",
        "printf three | tr a-z A-Z",
        "seq 100 | wc -l | tr -d ' '",
        "echo five | tr f F",
        "no-such-command",
        "kill -TERM $$",
        "expr 6 \\* 7",
        "head -c 1000000 /dev/zero | wc -c | tr -d ' '",
        "basename /usr/bin/ten");

int done;

String outcome(String command, CapacityLimiter limiter) throws IOException {
    try (var token = limiter.hold()) {
        var options = SubprocessOptions.DEFAULT.withStdout(Stdio.PIPE).withStderr(Stdio.DEVNULL);
        var child = Subprocess.createSubprocessShell(command, options);
        var output = child.communicate().text().strip();
        done++;
        IO.println("[" + "#".repeat(done) + ".".repeat(commands.size() - done) + "]");
        int code = child.returncode().getAsInt();
        return code == 0 ? output : code < 0 ? "killed by signal " + -code : "failed with " + code;
    }
}

void main() {
    run(() -> {
        var limiter = new CapacityLimiter(4);
        var tasks = commands.stream()
                .map(command -> createTask(() -> outcome(command, limiter)))
                .toList();
        var results = await(gather(tasks));
        for (int i = 0; i < results.size(); i++) {
            IO.println(commands.get(i) + ": " + results.get(i));
        }
    });
}
