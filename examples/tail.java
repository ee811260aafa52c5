// Tails three files at once: a child for each, and one task that prints whatever line comes next.
import asyncio.*;
import asyncio.process.*;
import static asyncio.Asyncio.*;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.*;

void tail(Path file, Queue<String> lines) throws IOException {
    var options = SubprocessOptions.DEFAULT.withStdout(Stdio.PIPE);
    var child = Subprocess.createSubprocessExec(List.of("tail", "-n", "+1", "-f", file.toString()), options);
    try {
        for (var line : child.stdout()) {
            lines.put(file.getFileName() + ": " + new String(line, UTF_8).strip());
        }
    } finally {
        if (child.returncode().isEmpty()) {
            child.kill();
        }
    }
}

void append(Path file, String line) throws IOException {
    Files.writeString(file, line + "\n", StandardOpenOption.APPEND);
}

void main() throws IOException {
    var folder = Files.createTempDirectory("tail");
    var files = Stream.of("a.log", "b.log", "c.log").map(folder::resolve).toList();
    run(() -> {
        var lines = new Queue<String>();
        for (var file : files) {
            Files.createFile(file);
            createTask(() -> tail(file, lines));
        }
        for (int i = 1; i <= 2; i++) {
            for (var file : files) {
                append(file, "line " + i);
                IO.println(lines.get());
            }
        }
    });
    for (var file : files) {
        Files.delete(file);
    }
    Files.delete(folder);
}
