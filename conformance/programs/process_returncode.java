// There is no return code while a child runs; afterwards it stays.
import asyncio.*;
import asyncio.net.*;
import asyncio.process.*;
import static asyncio.Asyncio.*;

void main() {
    run(() -> {
        var child =
                Subprocess.createSubprocessExec(List.of("cat"), SubprocessOptions.DEFAULT.withStdin(Stdio.PIPE));
        IO.println(child.returncode().isEmpty() ? "True" : "False");
        child.stdin().close();
        IO.println(child.waitFor());
        IO.println(child.returncode().getAsInt());
        IO.println(child.waitFor());
    });
}
