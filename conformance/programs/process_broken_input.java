// Writing to a child that has closed its input ends by an error, which drain and wait_closed tell.
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
        var child = Subprocess.createSubprocessShell("exec <&-; echo closed; exec sleep 100", options);
        IO.println(text(child.stdout().readLine()));
        child.stdin().write(new byte[1_000_000]);
        try {
            child.stdin().drain();
        } catch (IOException e) {
            IO.println("drain: lost");
        }
        child.kill();
        IO.println(child.waitFor());
    });
}
