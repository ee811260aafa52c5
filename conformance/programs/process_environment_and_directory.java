// A child gets the given environment and starts in the given directory.
import asyncio.*;
import asyncio.net.*;
import asyncio.process.*;
import static asyncio.Asyncio.*;
import java.nio.file.Path;

byte[] bytes(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
}

String text(byte[] data) {
    return new String(data, java.nio.charset.StandardCharsets.US_ASCII).strip();
}

void main() {
    run(() -> {
        var options = SubprocessOptions.DEFAULT.withStdout(Stdio.PIPE);
        var child = Subprocess.createSubprocessExec(
                List.of("/usr/bin/env"), options.withEnvironment(Map.of("COLOUR", "red")));
        IO.println(text(child.communicate().stdout()));
        child = Subprocess.createSubprocessExec(List.of("pwd"), options.withDirectory(Path.of("/usr")));
        IO.println(text(child.communicate().stdout()));
        child = Subprocess.createSubprocessShell(
                "echo $COLOUR",
                options.withEnvironment(Map.of("COLOUR", "blue")).withDirectory(Path.of("/")));
        IO.println(text(child.communicate().stdout()));
    });
}
