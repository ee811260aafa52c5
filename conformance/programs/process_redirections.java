// Standard error goes where standard output goes, and the null device takes and gives nothing.
import asyncio.*;
import asyncio.net.*;
import asyncio.process.*;
import static asyncio.Asyncio.*;

void main() {
    run(() -> {
        var options = SubprocessOptions.DEFAULT.withStdout(Stdio.PIPE);
        var child = Subprocess.createSubprocessShell("echo out; echo err >&2", options.withStderr(Stdio.STDOUT));
        IO.println(child.communicate().text().replace("\n", " "));
        child = Subprocess.createSubprocessShell(
                "cat; echo lost >&2; echo kept",
                options.withStdin(Stdio.DEVNULL).withStderr(Stdio.DEVNULL));
        IO.println(child.communicate().text().replace("\n", " "));
    });
}
