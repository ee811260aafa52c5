// The limit of a child is that of the lines of its output.
import asyncio.*;
import asyncio.net.*;
import asyncio.process.*;
import static asyncio.Asyncio.*;

byte[] bytes(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
}

String text(byte[] data) {
    return new String(data, java.nio.charset.StandardCharsets.US_ASCII).strip();
}

void main() {
    run(() -> {
        var options = SubprocessOptions.DEFAULT.withStdout(Stdio.PIPE).withLimit(8);
        var child = Subprocess.createSubprocessShell("printf 'much too long\\nok\\n'", options);
        try {
            child.stdout().readLine();
        } catch (LimitOverrunException e) {
            IO.println("too long");
        }
        IO.println(text(child.stdout().readLine()));
        IO.println(child.waitFor());
    });
}
