// Cancelling communicate leaves the child alone.
import asyncio.*;
import asyncio.net.*;
import asyncio.process.*;
import static asyncio.Asyncio.*;

void main() {
    run(() -> {
        var options = SubprocessOptions.DEFAULT.withStdin(Stdio.PIPE).withStdout(Stdio.PIPE);
        var child = Subprocess.createSubprocessExec(List.of("sleep", "100"), options);
        var task = createTask(() -> child.communicate());
        sleep(0.02);
        task.cancel();
        try {
            await(task);
        } catch (CancelledError e) {
            IO.println("cancelled");
        }
        IO.println(child.returncode().isEmpty() ? "runs" : "ended");
        child.kill();
        IO.println(child.waitFor());
    });
}
