import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import asyncio.EventLoop;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

/**
 * What the page about the reader's own project shows: its program is compiled and run on the class path, from a jar
 * with the page's manifest, and as the page's module. That the fragments for Maven make a project is what .ci/use-it
 * shows.
 */
class UseItTest {
    private static final Path PAGE = ListingsTest.ROOT.resolve("docs/how-to/use-it-in-your-project.md");
    private static final String GREETING = "hello from Task-2\n";

    @TempDir
    private Path project;

    private static List<String> listings(String language) throws IOException {
        return Pattern.compile("(?m)^```" + language + "\\n((?s:.*?))^```$")
                .matcher(Files.readString(PAGE))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static String listing(String language, String beginning) throws IOException {
        return listings(language).stream()
                .filter(text -> text.startsWith(beginning))
                .findFirst()
                .orElseThrow();
    }

    /** Of the library, a folder or a jar. */
    private static Path library() throws Exception {
        return Path.of(EventLoop.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    private Path compile(String path, String... sources) throws Exception {
        Path classes = project.resolve("classes");
        List<String> arguments = new ArrayList<>(
                List.of("-d", classes.toString(), path, library().toString()));
        for (int i = 0; i < sources.length; i += 2) {
            arguments.add(Files.writeString(project.resolve(sources[i]), sources[i + 1])
                    .toString());
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        assertEquals(0, compiler.run(null, null, null, arguments.toArray(String[]::new)));
        return classes;
    }

    private Path compileProgram() throws Exception {
        return compile("-cp", "App.java", listing("java", "package app;"));
    }

    /** What a JVM prints; the library writes a line to standard error when java.lang is not open. */
    private String run(boolean open, String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(arguments));
        Path errors = project.resolve("errors");
        Process process =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), () -> output + command);
        assertEquals(!open, Files.readString(errors).contains("--add-opens"), Files.readString(errors));
        return output;
    }

    @Test
    void the_program_runs_on_the_class_path() throws Exception {
        String path = compileProgram() + File.pathSeparator + library();
        assertTrue(Files.readString(PAGE).contains("--add-opens java.base/java.lang=ALL-UNNAMED"));
        assertEquals(GREETING, run(true, "--add-opens", "java.base/java.lang=ALL-UNNAMED", "-cp", path, "app.App"));
        assertEquals(GREETING, run(false, "-cp", path, "app.App"));
    }

    @Test
    void a_jar_with_the_manifest_opens_java_lang_by_itself() throws Exception {
        Path classes = compileProgram();
        Manifest manifest = manifest();
        manifest.getMainAttributes()
                .put(Attributes.Name.CLASS_PATH, library().toUri().toString());
        Path jar = project.resolve("app.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            out.putNextEntry(new ZipEntry("app/App.class"));
            out.write(Files.readAllBytes(classes.resolve("app/App.class")));
        }
        assertEquals(GREETING, run(true, "-jar", jar.toString()));
    }

    /** The indented lines of the page. */
    private static Manifest manifest() throws IOException {
        StringBuilder text = new StringBuilder("Manifest-Version: 1.0\n");
        Pattern.compile("(?m)^ {4}((?:Main-Class|Add-Opens): .*)$")
                .matcher(Files.readString(PAGE))
                .results()
                .forEach(line -> text.append(line.group(1)).append('\n'));
        Manifest manifest =
                new Manifest(new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)));
        assertEquals(3, manifest.getMainAttributes().size(), text::toString);
        return manifest;
    }

    @Test
    void the_module_runs_on_the_module_path() throws Exception {
        Path classes = compile(
                "-p", "App.java", listing("java", "package app;"), "module-info.java", listing("java", "module app"));
        String path = classes + File.pathSeparator + library();
        String flag = "--add-opens java.base/java.lang=asyncio";
        assertTrue(Files.readString(PAGE).contains(flag));
        String[] open = flag.split(" ");
        assertEquals(GREETING, run(true, open[0], open[1], "-p", path, "-m", "app/app.App"));
    }

    @Test
    void the_coordinates_are_those_of_the_library() throws Exception {
        String pom = Files.readString(ListingsTest.ROOT.resolve("library/pom.xml"));
        var version = Pattern.compile("<version>(.*?)</version>").matcher(pom);
        assertTrue(version.find());
        String dependency = listing("xml", "<dependency>");
        assertTrue(dependency.contains("<version>" + version.group(1) + "</version>"), dependency);
        String gradle = listing("kotlin", "plugins");
        assertTrue(gradle.contains("\"asyncio:asyncio:" + version.group(1) + "\""), gradle);
    }

    @Test
    void fragments_for_maven_are_well_formed() throws Exception {
        List<String> fragments = listings("xml");
        assertFalse(fragments.isEmpty());
        for (String fragment : fragments) {
            DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader("<project>" + fragment + "</project>")));
        }
    }
}
