import static org.junit.jupiter.api.Assertions.assertEquals;

import asyncio.testing.VirtualTime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each example prints exactly its transcript, {@code src/test/resources/NAME.txt}, on virtual time. Where the fallback
 * prints something else, that is {@code NAME.baton.txt}. An example without a transcript fails.
 */
class ExamplesTest {
    static final Path TRANSCRIPTS = Path.of("src", "test", "resources");

    static List<String> examples() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(""))) {
            return files.map(Path::toString)
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void an_example_prints_its_transcript(String name) throws Exception {
        assertEquals(transcript(name), outputOf(Class.forName(name)));
    }

    static String transcript(String name) throws IOException {
        Path ofThisWay = TRANSCRIPTS.resolve(name + "." + System.getProperty("asyncio.way") + ".txt");
        return Files.readString(Files.exists(ofThisWay) ? ofThisWay : TRANSCRIPTS.resolve(name + ".txt"));
    }

    /** What the instance main of a class prints, on virtual time. */
    static String outputOf(Class<?> type) throws ReflectiveOperationException {
        Constructor<?> constructor = type.getDeclaredConstructor();
        Method main = type.getDeclaredMethod("main");
        constructor.setAccessible(true);
        main.setAccessible(true);
        Object program = constructor.newInstance();

        ByteArrayOutputStream output = new ByteArrayOutputStream();
        PrintStream console = System.out;
        System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
        try {
            VirtualTime.run(() -> invoke(main, program));
        } finally {
            System.setOut(console);
        }
        return output.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    private static void invoke(Method main, Object program) {
        try {
            main.invoke(program);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("the example failed", e);
        }
    }
}
