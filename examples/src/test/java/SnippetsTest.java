import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Code in the how-to pages compiles. Where it is a program, it prints what the block of text after it says, on virtual
 * time. Programs that need other libraries are proven where those are, in {@code integrations}.
 */
class SnippetsTest {
    private static final Pattern SNIPPET = Pattern.compile("(?<!<!-- integrations/[\\w.]{1,60} -->\\n"
            + ")```java\\n"
            + "((?!module )(?s:.*?))```\\n"
            + "(?:\\n"
            + "```text\\n"
            + "((?s:.*?))```)?");
    private static final Pattern TYPE = Pattern.compile("(?m)^(?:public )?class (\\w+)");

    /** Code of a page; what it prints, or null if it is not a program. */
    record Snippet(String page, int number, String code, String output) {
        String name() {
            return TYPE.matcher(code)
                    .results()
                    .map(type -> type.group(1))
                    .findFirst()
                    .orElse("snippet");
        }

        @Override
        public String toString() {
            return page + " " + number;
        }
    }

    static List<Snippet> snippets() throws IOException {
        List<Snippet> snippets = new ArrayList<>();
        for (Path page : ListingsTest.pages()) {
            if (page.getParent().endsWith("how-to")) {
                for (MatchResult found :
                        SNIPPET.matcher(Files.readString(page)).results().toList()) {
                    snippets.add(new Snippet(
                            page.getFileName().toString(), snippets.size() + 1, found.group(1), found.group(2)));
                }
            }
        }
        return snippets;
    }

    @ParameterizedTest
    @MethodSource("snippets")
    void code_compiles_and_prints_what_the_page_says(Snippet snippet, @TempDir Path folder) throws Exception {
        compile(snippet, folder);
        if (snippet.output() != null) {
            try (URLClassLoader loader =
                    new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
                assertEquals(snippet.output(), ExamplesTest.outputOf(loader.loadClass(snippet.name())));
            }
        }
    }

    private static void compile(Snippet snippet, Path folder) {
        JavaFileObject source =
                new SimpleJavaFileObject(
                        URI.create("string:///" + snippet.name() + ".java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignored) {
                        return snippet.code();
                    }
                };
        StringWriter messages = new StringWriter();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options = List.of("-proc:none", "-d", folder.toString());
        assertTrue(
                compiler.getTask(messages, null, null, options, null, List.of(source))
                        .call(),
                () -> messages.toString());
    }
}
