package asyncio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;

/** The map of package arrows. A new arrow is a decision, not an import. */
class LayeringTest {
    private static final Map<String, List<String>> ARROWS = Map.of(
            "asyncio", List.of("asyncio.poll"),
            "asyncio.file", List.of("asyncio"),
            "asyncio.net", List.of("asyncio"),
            "asyncio.poll", List.of(),
            "asyncio.process", List.of("asyncio", "asyncio.net"),
            "asyncio.testing", List.of("asyncio", "asyncio.net"));

    private static final Pattern ARROW = Pattern.compile("^ {3}(\\S+) +-> (\\S+) +(.*)$");

    @Test
    void packages_lean_only_on_those_below_them() throws URISyntaxException {
        Map<String, TreeSet<String>> expected = new TreeMap<>();
        ARROWS.forEach((from, to) -> expected.put(from, new TreeSet<>(to)));
        assertEquals(expected, arrowsWithin());
    }

    @Test
    void only_the_poller_names_a_selector() throws URISyntaxException {
        List<String> users = jdeps("-verbose:class")
                .lines()
                .map(ARROW::matcher)
                .filter(Matcher::matches)
                .filter(arrow -> arrow.group(2).equals("java.nio.channels.Selector"))
                .map(arrow -> arrow.group(1))
                .toList();
        assertEquals(List.of("asyncio.poll.Poller"), users);
    }

    @Test
    void the_library_stands_on_the_base_module_alone() {
        List<String> required = Asyncio.class.getModule().getDescriptor().requires().stream()
                .filter(requires ->
                        !requires.modifiers().contains(java.lang.module.ModuleDescriptor.Requires.Modifier.STATIC))
                .map(java.lang.module.ModuleDescriptor.Requires::name)
                .toList();
        assertEquals(List.of("java.base"), required);
    }

    private static Map<String, TreeSet<String>> arrowsWithin() throws URISyntaxException {
        Map<String, TreeSet<String>> arrows = new TreeMap<>();
        for (String line : jdeps("-verbose:package").lines().toList()) {
            Matcher arrow = ARROW.matcher(line);
            if (arrow.matches()) {
                TreeSet<String> targets = arrows.computeIfAbsent(arrow.group(1), key -> new TreeSet<>());
                if (arrow.group(2).startsWith("asyncio") && !arrow.group(2).equals(arrow.group(1))) {
                    targets.add(arrow.group(2));
                }
            }
        }
        return arrows;
    }

    private static String jdeps(String verbosity) throws URISyntaxException {
        Path classes = Path.of(Asyncio.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        StringWriter output = new StringWriter();
        PrintWriter writer = new PrintWriter(output);
        ToolProvider tool = ToolProvider.findFirst("jdeps").orElseThrow();
        String[] arguments = {
            verbosity, "-filter:none", "--ignore-missing-deps", "--multi-release", "base", classes.toString()
        };
        int status = tool.run(writer, writer, arguments);
        assertEquals(0, status, () -> "jdeps " + Arrays.toString(arguments) + ": " + output);
        return output.toString();
    }
}
