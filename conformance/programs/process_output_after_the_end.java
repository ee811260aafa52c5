// What a child has written can be read when it has ended.
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
        var options = SubprocessOptions.DEFAULT.withStdout(Stdio.PIPE).withStderr(Stdio.PIPE);
        var child = Subprocess.createSubprocessShell("echo out; echo err >&2", options);
        IO.println(child.waitFor());
        IO.println(text(child.stdout().read()));
        IO.println(text(child.stderr().read()));
        IO.println(child.stdout().atEof() ? "True" : "False");
    });
}
