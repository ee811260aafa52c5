package asyncio.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A program and its arguments, and where the program is found. */
record Command(List<String> words) {
    private static final String DEFAULT_PATH = "/bin:/usr/bin";

    Command {
        words = copyOf(words);
        if (words.isEmpty()) {
            throw new IllegalArgumentException("a child process needs a program, got an empty command");
        }
        for (String word : words) {
            if (word.indexOf(0) >= 0) {
                throw new IllegalArgumentException("embedded null character in \"" + word.replace("\0", "\\0") + "\"");
            }
        }
    }

    private static List<String> copyOf(List<String> words) {
        int at = 0;
        for (String word : Objects.requireNonNull(words, "a child process needs a command, got null")) {
            Objects.requireNonNull(word, "word " + at++ + " of a child's command is null");
        }
        return List.copyOf(words);
    }

    static Command shell(String line) {
        Objects.requireNonNull(line, "a shell needs a line, got null");
        return new Command(List.of("/bin/sh", "-c", line));
    }

    String program() {
        return words.getFirst();
    }

    /**
     * The file to execute: the program itself if it is a path, else the first of that name in the search path that can
     * be executed. If there is none, one that will not do: the system says why.
     */
    String file(@Nullable Map<String, String> environment) {
        String program = program();
        if (program.isEmpty() || program.indexOf('/') >= 0) {
            return program;
        }
        String path = environment == null ? System.getenv("PATH") : environment.get("PATH");
        String notExecutable = program;
        for (String directory : (path == null ? DEFAULT_PATH : path).split(File.pathSeparator, -1)) {
            Path candidate = Path.of(directory.isEmpty() ? "." : directory, program);
            if (Files.isRegularFile(candidate)) {
                if (Files.isExecutable(candidate)) {
                    return candidate.toString();
                }
                notExecutable = candidate.toString();
            }
        }
        return notExecutable;
    }

    @Override
    public String toString() {
        return String.join(" ", words);
    }
}
