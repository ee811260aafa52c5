// Input goes in, both outputs come out, and the child has ended then.
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
                "cat; echo to standard error >&2; exit 2", SubprocessOptions.PIPES);
        var output = child.communicate(bytes("some input"));
        IO.println(text(output.stdout()));
        IO.println(text(output.stderr()));
        IO.println(child.returncode().getAsInt());
    });
}
