// A child that does not want all of its input is no error for communicate.
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
        var child = Subprocess.createSubprocessShell("exec <&-; echo enough", options);
        var output = child.communicate(new byte[1_000_000]);
        IO.println(text(output.stdout()));
        IO.println(child.returncode().getAsInt());
    });
}
