// communicate closes standard input, also without input, so that a child which reads it ends.
import asyncio.*;
import asyncio.net.*;
import asyncio.process.*;
import static asyncio.Asyncio.*;

void main() {
    run(() -> {
        var options = SubprocessOptions.DEFAULT.withStdin(Stdio.PIPE).withStdout(Stdio.PIPE);
        var child = Subprocess.createSubprocessExec(List.of("cat"), options);
        var output = child.communicate();
        IO.println(output.stdout().length + " " + child.returncode().getAsInt());
        child = Subprocess.createSubprocessExec(List.of("cat"), options);
        output = child.communicate(new byte[0]);
        IO.println(output.stdout().length + " " + child.returncode().getAsInt());
    });
}
