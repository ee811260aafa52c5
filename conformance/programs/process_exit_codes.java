// How a child has ended: an exit status, or the negated number of a signal.
import asyncio.*;
import asyncio.net.*;
import asyncio.process.*;
import static asyncio.Asyncio.*;

int code(String line) throws IOException {
    var child = Subprocess.createSubprocessShell(line);
    return child.waitFor();
}

void main() {
    run(() -> {
        IO.println(code("exit 0"));
        IO.println(code("exit 3"));
        IO.println(code("kill -TERM $$"));
        IO.println(code("kill -KILL $$"));
        IO.println(code("exit 143"));
    });
}
