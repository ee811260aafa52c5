package asyncio.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Both halves of a pair print the same lines: see README.md of this module. */
class ConformanceTest {
    /** In the mask of signals that a process ignores. */
    private static final long SIGINT = 1L << (2 - 1);

    private static final Path PROGRAMS = Path.of(System.getProperty("basedir", "."), "programs");

    @TestFactory
    Stream<DynamicTest> java_prints_what_python_printed() throws IOException {
        return names(".txt").stream().map(name -> DynamicTest.dynamicTest(name, () -> check(name)));
    }

    @Test
    void every_program_has_its_other_half_and_its_transcript() throws IOException {
        var endings = List.of(".py", ".java", ".txt");
        var missing = new TreeSet<String>();
        for (var ending : endings) {
            for (var name : names(ending)) {
                endings.stream().map(other -> name + other).forEach(missing::add);
            }
        }
        assertFalse(missing.isEmpty(), "no programs in " + PROGRAMS.toAbsolutePath());
        missing.removeIf(file -> Files.exists(PROGRAMS.resolve(file)));
        assertEquals(Set.of(), missing, "missing files");
    }

    @Test
    void both_halves_say_in_their_first_line_what_they_show() throws IOException {
        for (var name : names(".py")) {
            var python = lines(name + ".py").getFirst();
            assertEquals(python.replaceFirst("# ", "// "), lines(name + ".java").getFirst(), name);
        }
    }

    private static void check(String name) throws IOException, InterruptedException {
        assumeTrue(heedsInterrupts() || !raisesInterrupts(name), "SIGINT is ignored here, as in a shell's background");
        var expected = lines(name + ".txt");
        var printed = new Program(name).run();
        if (!printed.equals(expected)) {
            fail(name + " prints other lines than Python:\n" + sideBySide(expected, printed));
        }
    }

    private static boolean raisesInterrupts(String name) throws IOException {
        return lines(name + ".java").stream().anyMatch(line -> line.contains("sun.misc.Signal"));
    }

    /** What a shell starts in the background ignores SIGINT, and nobody can change that. */
    private static boolean heedsInterrupts() throws IOException {
        var status = Path.of("/proc/self/status");
        return !Files.exists(status)
                || Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .noneMatch(line ->
                                (Long.parseUnsignedLong(line.substring(7).strip(), 16) & SIGINT) != 0);
    }

    /** A table of both transcripts, with a mark at each line that differs. */
    private static String sideBySide(List<String> expected, List<String> printed) {
        int width = Stream.concat(expected.stream(), Stream.of("Python"))
                .mapToInt(String::length)
                .max()
                .getAsInt();
        var row = "%-2s %-" + width + "s | %s%n";
        return row.formatted("", "Python", "Java")
                + IntStream.range(0, Math.max(expected.size(), printed.size()))
                        .mapToObj(i -> {
                            var left = i < expected.size() ? expected.get(i) : "";
                            var right = i < printed.size() ? printed.get(i) : "";
                            return row.formatted(left.equals(right) ? "" : "!=", left, right);
                        })
                        .collect(Collectors.joining());
    }

    private static List<String> lines(String file) throws IOException {
        return Files.readAllLines(PROGRAMS.resolve(file));
    }

    private static Set<String> names(String ending) throws IOException {
        try (var files = Files.list(PROGRAMS)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(ending))
                    .map(file -> file.substring(0, file.length() - ending.length()))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
