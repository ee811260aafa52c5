// Formats our sources with palantir-java-format, or says which ones are not formatted.
//
//     java config/Format.java check|write FOLDER...      (from the build: mvn -N verify, mvn -N verify -Dformat=write)
//
// Why not Spotless: it runs the formatter inside Maven's JVM, and the formatter parses with the javac of the JVM it
// runs in. Maven may run on 17, our sources are Java 25. So the build starts this file in the JDK that compiles them.
//
// A compact source file (a `void main()` without a class around it) is more than the formatter knows: such a file is
// formatted inside a class of our making, which is taken off again.

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

static final Formatter FORMATTER = Formatter.createFormatter(JavaFormatterOptions.builder()
        .style(JavaFormatterOptions.Style.PALANTIR)
        .build());
static final Pattern COMPACT = Pattern.compile("(?m)^void main\\(");
static final Pattern HEADER = Pattern.compile("(?s)\\A(.*\\nimport [^\\n]*;\\n|import [^\\n]*;\\n)?(.*)\\z");
static final String WRAPPER = "class CompactSourceFile {\n";

void main(String[] args) throws IOException {
    var write = args[0].equals("write");
    var bad = Stream.of(args)
            .skip(1)
            .flatMap(folder -> sources(Path.of(folder)).stream())
            .parallel()
            .filter(file -> !format(file, write))
            .sorted()
            .toList();
    bad.forEach(file -> System.err.println("not formatted: " + file.normalize()));
    if (!bad.isEmpty()) {
        System.err.println("format them with: mvn -N verify -Dformat=write");
        System.exit(1);
    }
}

/** The Java files below a folder, without what the build made. */
List<Path> sources(Path folder) {
    try (var files = Files.walk(folder)) {
        return files.filter(file -> file.toString().endsWith(".java"))
                .filter(file -> !file.toString().matches(".*[/\\\\](target|\\.git)[/\\\\].*"))
                .toList();
    } catch (IOException e) {
        throw new UncheckedIOException(e);
    }
}

/** Whether the file is well formatted, perhaps because it was just written so. */
boolean format(Path file, boolean write) {
    try {
        var source = Files.readString(file);
        var wanted = COMPACT.matcher(source).find() ? compact(source) : FORMATTER.formatSourceAndFixImports(source);
        if (!wanted.equals(source) && write) {
            Files.writeString(file, wanted);
        }
        return write || wanted.equals(source);
    } catch (FormatterException e) {
        e.diagnostics().forEach(line -> System.err.println(file.normalize() + ":" + line));
        return false;
    } catch (IOException e) {
        throw new UncheckedIOException(e);
    }
}

/** Formats a file that has members and no class, with a class around them; its imports stay in the order written. */
String compact(String source) throws FormatterException {
    var parts = HEADER.matcher(source);
    parts.matches();
    var header = parts.group(1) == null ? "" : parts.group(1);
    var formatted = FORMATTER.formatSource(header + WRAPPER + parts.group(2) + "}\n");
    var start = formatted.indexOf(WRAPPER);
    var end = formatted.lastIndexOf("}\n");
    var members = formatted.substring(start + WRAPPER.length(), end);
    return formatted.substring(0, start) + members.replaceFirst("^\\n", "").replaceAll("(?m)^ {4}", "");
}
