package asyncio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Links between the pages of this repository lead somewhere. */
class DocsTest {
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");
    private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```|`[^`\n]*`");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.+)$");

    /** The folder with README and docs, above the one in which tests run. */
    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("docs"))) {
            folder = Objects.requireNonNull(folder.getParent(), "no folder docs above the working directory");
        }
        return folder;
    }

    @Test
    void no_link_is_dead() throws IOException {
        assertEquals("", String.join("\n", deadLinks(root())));
    }

    @Test
    void dead_links_are_found(@TempDir Path root) throws IOException {
        Files.createDirectories(root.resolve("docs/how-to"));
        Files.writeString(root.resolve("docs/how-to/tea.md"), "# Make `tea`\n[up](../../README.md#the-beginning)\n");
        Files.writeString(root.resolve("README.md"), """
            # The Beginning
            [fine](docs/how-to/tea.md#make-tea) [here](#the-beginning) [far](https://example.org/x)
            `[code](nowhere)` [gone](docs/coffee.md) [part](docs/how-to/tea.md#coffee)
            """);
        assertEquals(
                List.of(
                        "README.md: docs/coffee.md leads nowhere",
                        "README.md: docs/how-to/tea.md#coffee leads nowhere"),
                deadLinks(root));
    }

    private static List<String> deadLinks(Path root) throws IOException {
        List<String> dead = new ArrayList<>();
        for (Path page : pages(root)) {
            String text = CODE.matcher(Files.readString(page)).replaceAll("");
            List<String> targets =
                    LINK.matcher(text).results().map(link -> link.group(1)).toList();
            for (String target : targets) {
                if (!target.matches("[a-z]+:.*") && !leadsSomewhere(page, target)) {
                    dead.add(root.relativize(page) + ": " + target + " leads nowhere");
                }
            }
        }
        return dead;
    }

    private static List<Path> pages(Path root) throws IOException {
        try (Stream<Path> atTop = Files.list(root);
                Stream<Path> below = Files.walk(root.resolve("docs"))) {
            return Stream.concat(atTop, below)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    private static boolean leadsSomewhere(Path page, String target) throws IOException {
        int hash = target.indexOf('#');
        String path = hash < 0 ? target : target.substring(0, hash);
        Path file = path.isEmpty() ? page : page.resolveSibling(path);
        return Files.exists(file)
                && (hash < 0 || anchors(Files.readString(file)).contains(target.substring(hash + 1)));
    }

    /** Headings as the end of a link: lower case, words joined by hyphens, without punctuation. */
    private static Set<String> anchors(String text) {
        return HEADING.matcher(text)
                .results()
                .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\w\\- ]", "").replace(' ', '-'))
                .collect(Collectors.toSet());
    }
}
