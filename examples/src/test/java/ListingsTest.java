import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The documentation shows files of this repository and not copies that grow old: a fenced block after a comment such as
 * {@code <!-- examples/hello.java -->} is that file. The tutorial shows no other code, no page another program of this
 * library, each example is in the list of examples, and the tour names no method that does not exist.
 */
class ListingsTest {
    static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    static final Path SOURCES = ROOT.resolve("library/src/main/java/asyncio");

    private static final Pattern LISTING =
            Pattern.compile("(?m)^<!-- ([\\w./-]+\\.(?:java|txt)) -->\\n```[^\\n]*\\n((?s:.*?))^```$");
    private static final Pattern OTHER_JAVA = Pattern.compile("(?m)^```java\\n((?s:.*?))^```$");
    private static final Pattern METHOD = Pattern.compile("\\b([A-Z]\\w+)\\.([a-z]\\w+)\\b");

    record Listing(String page, String file, String text) {
        @Override
        public String toString() {
            return page + " shows " + file;
        }
    }

    static List<Path> pages() throws IOException {
        try (Stream<Path> atTop = Files.list(ROOT);
                Stream<Path> docs = Files.walk(ROOT.resolve("docs"));
                Stream<Path> examples = Files.list(ROOT.resolve("examples"))) {
            return Stream.of(atTop, docs, examples)
                    .flatMap(files -> files)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    static List<Listing> listings() throws IOException {
        List<Listing> listings = new ArrayList<>();
        for (Path page : pages()) {
            String name = ROOT.relativize(page).toString();
            LISTING.matcher(Files.readString(page))
                    .results()
                    .map(listing -> new Listing(name, listing.group(1), listing.group(2)))
                    .forEach(listings::add);
        }
        return listings;
    }

    @ParameterizedTest
    @MethodSource("listings")
    void a_listing_is_the_file_that_it_names(Listing listing) throws IOException {
        assertEquals(Files.readString(ROOT.resolve(listing.file())), listing.text());
    }

    @Test
    void the_tutorial_shows_nothing_but_files() throws IOException {
        for (Path page : pages()) {
            if (page.getParent().endsWith("tutorial")) {
                String rest = LISTING.matcher(Files.readString(page)).replaceAll("");
                assertFalse(rest.contains("```"), "a listing that is no file, in " + page);
            }
        }
    }

    /** Other Java on a page is a fragment, or belongs to a project of the reader, such as a module descriptor. */
    @Test
    void a_program_on_a_page_is_a_file() throws IOException {
        List<String> others = new ArrayList<>();
        for (Path page : pages()) {
            String rest = LISTING.matcher(Files.readString(page)).replaceAll("");
            OTHER_JAVA
                    .matcher(rest)
                    .results()
                    .filter(block -> block.group(1).startsWith("import "))
                    .map(block ->
                            page.getFileName() + ": " + block.group(1).lines().toList())
                    .forEach(others::add);
        }
        assertEquals(List.of(), others);
    }

    @Test
    void each_example_is_in_the_list_of_examples() throws IOException {
        String list = Files.readString(ROOT.resolve("examples/README.md"));
        for (String example : ExamplesTest.examples()) {
            assertTrue(list.contains("](" + example + ".java)"), example + ".java is not in examples/README.md");
        }
    }

    @Test
    void methods_that_the_tour_names_exist() throws IOException {
        String tour = Files.readString(ROOT.resolve("docs/explanation/tour.md"));
        List<String> missing = new ArrayList<>();
        for (MatchResult name : METHOD.matcher(tour).results().toList()) {
            if (!exists(name.group(1), name.group(2))) {
                missing.add(name.group());
            }
        }
        assertEquals(List.of(), missing);
    }

    private static boolean exists(String type, String method) throws IOException {
        for (String folder : List.of("", "poll", "net", "file", "process", "testing")) {
            Path file = SOURCES.resolve(folder).resolve(type + ".java");
            if (Files.exists(file)) {
                return Pattern.compile("\\b" + method + "\\(")
                        .matcher(Files.readString(file))
                        .find();
            }
        }
        return false;
    }
}
