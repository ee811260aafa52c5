// Any number of tasks wait for a child; cancelling one wait is of no concern to child or others.
import asyncio.*;
import asyncio.net.*;
import asyncio.process.*;
import static asyncio.Asyncio.*;

void main() {
    run(() -> {
        var child =
                Subprocess.createSubprocessExec(List.of("cat"), SubprocessOptions.DEFAULT.withStdin(Stdio.PIPE));
        var first = createTask(child::waitFor);
        var second = createTask(child::waitFor);
        var third = createTask(child::waitFor);
        sleep(0);
        second.cancel();
        try {
            await(second);
        } catch (CancelledError e) {
            IO.println("cancelled, child runs: " + (child.returncode().isEmpty() ? "True" : "False"));
        }
        child.stdin().close();
        IO.println(await(first) + " " + await(third));
    });
}
