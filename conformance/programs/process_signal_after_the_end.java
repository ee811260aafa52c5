// A signal to a child that is over finds nobody.
import asyncio.*;
import asyncio.net.*;
import asyncio.process.*;
import static asyncio.Asyncio.*;

void main() {
    run(() -> {
        var options = SubprocessOptions.DEFAULT.withStdin(Stdio.PIPE).withStdout(Stdio.PIPE);
        var child = Subprocess.createSubprocessExec(List.of("cat"), options);
        child.terminate();
        IO.println(child.waitFor());
        sleep(0.02);
        for (Runnable act : List.<Runnable>of(child::kill, child::terminate, () -> child.sendSignal(2))) {
            try {
                act.run();
            } catch (ProcessLookupException e) {
                IO.println("no such process");
            }
        }
    });
}
