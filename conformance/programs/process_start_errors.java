// What keeps a child from being started, and bad arguments.
import asyncio.*;
import asyncio.net.*;
import asyncio.process.*;
import static asyncio.Asyncio.*;
import java.nio.file.*;

void attempt(String name, SubprocessOptions options, String... command) {
    try {
        Subprocess.createSubprocessExec(List.of(command), options);
        IO.println(name + " started");
    } catch (NoSuchFileException e) {
        IO.println(name + " not found");
    } catch (NotDirectoryException e) {
        IO.println(name + " no directory");
    } catch (AccessDeniedException e) {
        IO.println(name + " permission denied");
    } catch (IOException e) {
        IO.println(name + " os error");
    } catch (IllegalArgumentException e) {
        IO.println(name + " value error");
    }
}

void main() {
    run(() -> {
        var options = SubprocessOptions.DEFAULT;
        attempt("missing", options, "no-such-program");
        attempt("missing path", options, "/no/such/program");
        attempt("not executable", options, "/etc/passwd");
        attempt("a folder", options, "/etc");
        attempt("missing directory", options.withDirectory(Path.of("/no/such/directory")), "true");
        attempt("file as directory", options.withDirectory(Path.of("/etc/passwd")), "true");
        attempt("null in an argument", options, "true", "a\0b");
        try {
            options.withEnvironment(Map.of("a=b", "c"));
        } catch (IllegalArgumentException e) {
            IO.println("a name with = value error");
        }
    });
}
