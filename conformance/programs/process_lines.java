// Lines go to a child and come back while it runs.
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
        var options = SubprocessOptions.DEFAULT.withStdin(Stdio.PIPE).withStdout(Stdio.PIPE);
        var child = Subprocess.createSubprocessExec(List.of("cat"), options);
        for (var word : List.of("one", "two", "three")) {
            child.stdin().write(bytes(word + "\n"));
            child.stdin().drain();
            IO.println(text(child.stdout().readLine()));
        }
        child.stdin().writeEof();
        IO.println(child.stdout().readLine().length);
        child.stdin().waitClosed();
        IO.println(child.waitFor());
    });
}
