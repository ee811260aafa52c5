package asyncio.junit;

import static org.junit.jupiter.api.Assertions.*;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What this module leans on, and that the page of names has its own. */
class ModuleTest {
    private static final Path CLASSES = Path.of("target", "classes", "asyncio", "junit");
    private static final Path PAGE = Path.of("..", "docs", "reference", "python-map.md");

    @Test
    void it_leans_on_the_library_and_on_junit_and_on_nothing_else() throws IOException {
        try (InputStream file = Files.newInputStream(Path.of("target", "classes", "module-info.class"))) {
            Set<String> required = ModuleDescriptor.read(file).requires().stream()
                    .filter(requires -> !requires.modifiers().contains(Requires.Modifier.STATIC))
                    .map(Requires::name)
                    .collect(Collectors.toSet());
            assertEquals(Set.of("java.base", "asyncio", "org.junit.jupiter.api"), required);
        }
    }

    @Test
    void each_public_type_is_on_the_page_of_names() throws IOException {
        String page = Files.readString(PAGE);
        List<String> missing = publicTypes().stream()
                .map(type -> "`" + (type.isAnnotation() ? "@" : "") + type.getSimpleName() + "`")
                .filter(name -> !page.contains(name))
                .toList();
        assertEquals(List.of(), missing);
    }

    private static List<? extends Class<?>> publicTypes() throws IOException {
        try (Stream<Path> files = Files.list(CLASSES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".class") && !file.equals("package-info.class"))
                    .map(file -> load("asyncio.junit." + file.substring(0, file.length() - ".class".length())))
                    .filter(type -> Modifier.isPublic(type.getModifiers()))
                    .toList();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
