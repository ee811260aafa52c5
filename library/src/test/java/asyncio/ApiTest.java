package asyncio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The page that maps Python's names to ours says what the code has, no more and no less. */
class ApiTest {
    private static PythonMap page() throws IOException {
        return new PythonMap(Files.readString(DocsTest.root().resolve(PythonMap.FILE)));
    }

    /** Every name of asyncio, by its id in the order of Python's documentation. */
    private static Map<String, String> pythonNames() throws IOException {
        Map<String, String> names = new LinkedHashMap<>();
        try (InputStream file = Objects.requireNonNull(ApiTest.class.getResourceAsStream("asyncio-names.tsv"))) {
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .forEach(line -> {
                        int tab = line.indexOf('\t');
                        names.put(line.substring(0, tab), line.substring(tab + 1));
                    });
        }
        return names;
    }

    private static void assertNone(List<String> complaints) {
        assertEquals("", String.join("\n", complaints));
    }

    @Test
    void the_page_has_one_line_for_every_name_of_python() throws IOException {
        assertNone(page().wrongIds(pythonNames()));
    }

    @Test
    void every_line_says_what_there_is_or_why_not() throws IOException {
        assertNone(page().wrongCells());
    }

    @Test
    void every_name_on_the_page_exists() throws IOException, URISyntaxException {
        assertNone(page().missingInCode(PublicApi.ofLibrary()));
    }

    @Test
    void every_public_name_is_on_the_page() throws IOException, URISyntaxException {
        assertNone(page().missingOnPage(PublicApi.ofLibrary()));
    }

    @Test
    void nothing_that_exists_is_called_planned() throws IOException, URISyntaxException {
        assertNone(page().noLongerPlanned(PublicApi.ofLibrary()));
    }

    /** A checker that never complains proves nothing: each kind of mistake, planted in a small page. */
    @Nested
    class EachMistakeIsFound {
        private static final Map<String, String> NAMES = Map.of("A-1", "gate.open");
        private static final PublicApi API = new PublicApi(
                List.of(Planted.Gate.class, Planted.Latch.class, Planted.Gate.State.class, Planted.class));
        private static final String NAMED =
                "`Planted`, `Planted.Gate`, `new Planted.Gate(int)`, `Planted.Gate.open(String)`,"
                        + " `Planted.Gate.State`, `Planted.Gate.State.SHUT`, `Planted.Latch`, `Planted.Latch.hold()`,"
                        + " `Planted.Latch.unhook()`";

        private static PythonMap page(String... lines) {
            return new PythonMap(
                    "| Id | Python | How | Java | Remark |\n|---|---|---|---|---|\n" + String.join("\n", lines));
        }

        private static PythonMap pageWith(String how, String java, String remark) {
            return page("| A-1 | `gate.open` | " + how + " | " + java + " | " + remark + " |");
        }

        private static void assertOne(String expected, List<String> complaints) {
            assertEquals(1, complaints.size(), complaints::toString);
            assertEquals(expected, complaints.getFirst().substring(0, expected.length()));
        }

        @Test
        void a_page_without_a_mistake_has_no_complaint() {
            PythonMap page = pageWith("differs", NAMED, "Opens a `Planted.Gate`, not a `Thread`.");
            assertNone(page.wrongIds(NAMES));
            assertNone(page.wrongCells());
            assertNone(page.missingInCode(API));
            assertNone(page.missingOnPage(API));
            assertNone(page.noLongerPlanned(API));
        }

        @Test
        void a_python_name_without_a_line() {
            assertOne(PythonMap.FILE + ": no line for A-1 gate.open: add one", page().wrongIds(NAMES));
        }

        @Test
        void an_unknown_id() {
            PythonMap page =
                    page("| A-1 | `gate.open` | same | `Planted.Gate` | |", "| A-2 | x | same | `Planted.Gate` | |");
            assertOne(PythonMap.FILE + ":4: unknown id A-2", page.wrongIds(NAMES));
        }

        @Test
        void two_lines_with_one_id() {
            PythonMap page = page(
                    "| A-1 | `gate.open` | same | `Planted.Gate` | |",
                    "| A-1 | `gate.open` | same | `Planted.Gate` | |");
            assertOne(PythonMap.FILE + ":4: second line for A-1", page.wrongIds(NAMES));
        }

        @Test
        void a_line_with_another_python_name() {
            PythonMap page = page("| A-1 | `gate.close` | same | `Planted.Gate` | |");
            assertOne(PythonMap.FILE + ":3: A-1 is \"gate.open\" in Python", page.wrongIds(NAMES));
        }

        @Test
        void a_line_that_says_nothing_of_java() {
            assertOne(
                    PythonMap.FILE + ":3: the column Java is empty",
                    pageWith("same", "", "").wrongCells());
            assertOne(
                    PythonMap.FILE + ":3: \"same\" with -",
                    pageWith("same", "-", "").wrongCells());
            assertOne(
                    PythonMap.FILE + ":3: How is \"soon\"",
                    pageWith("soon", "`Planted.Gate`", "").wrongCells());
            assertOne(
                    PythonMap.FILE + ":3: \"not\" without a remark",
                    pageWith("not", "-", "").wrongCells());
            assertOne(
                    PythonMap.FILE + ":3: Java is",
                    pageWith("same", "`Planted.Gate` maybe", "").wrongCells());
        }

        @Test
        void a_name_that_the_code_lacks() {
            for (String name : List.of(
                    "Door",
                    "Planted.Gate.close",
                    "Planted.Gate.open(int)",
                    "new Planted.Gate()",
                    "Planted.Gate.secret",
                    "Planted.Gate.wait")) {
                assertOne(
                        PythonMap.FILE + ":3: `" + name + "` does not exist",
                        pageWith("same", "`" + name + "`", "").missingInCode(API));
            }
        }

        @Test
        void a_name_in_a_sentence_that_the_code_lacks() {
            assertOne(
                    PythonMap.FILE + ":3: `Planted.Gate.close` does not exist",
                    pageWith("differs", "`Planted.Gate`", "Unlike `Planted.Gate.close`.")
                            .missingInCode(API));
        }

        @Test
        void a_name_of_the_code_that_the_page_lacks() {
            for (String name : API.names()) {
                List<String> others = API.names().stream()
                        .filter(other -> !other.equals(name))
                        .map(other -> "`" + other + "`")
                        .toList();
                assertOne(
                        PythonMap.FILE + ": no line has `" + name + "`",
                        pageWith("same", String.join(", ", others), "").missingOnPage(API));
            }
        }

        @Test
        void only_what_users_can_name_is_a_name() {
            assertEquals(
                    "Planted Planted.Gate Planted.Gate.State Planted.Gate.State.SHUT Planted.Gate.open Planted.Latch"
                            + " Planted.Latch.hold Planted.Latch.unhook",
                    String.join(" ", API.names()));
        }

        @Test
        void a_planned_name_that_exists() {
            PythonMap page = pageWith("later", "`Planted.Gate.open`, `Planted.Gate.close`", "");
            assertOne(PythonMap.FILE + ":3: `Planted.Gate.open` exists", page.noLongerPlanned(API));
            assertNone(page.missingInCode(API));
        }
    }
}
