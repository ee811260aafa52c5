// A child that ignores SIGTERM lives on until it is killed.
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
        var child = Subprocess.createSubprocessShell(
                "trap '' TERM; echo ready; exec sleep 100", SubprocessOptions.DEFAULT.withStdout(Stdio.PIPE));
        IO.println(text(child.stdout().readLine()));
        child.terminate();
        try {
            waitFor(() -> child.waitFor(), 0.2);
        } catch (java.util.concurrent.TimeoutException e) {
            IO.println("still there");
        }
        child.kill();
        IO.println(child.waitFor());
    });
}
