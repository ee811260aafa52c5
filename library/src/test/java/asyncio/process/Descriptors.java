package asyncio.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails a test that leaves a pipe or a child behind, living or as a zombie. */
public final class Descriptors implements BeforeEachCallback, AfterEachCallback {
    private static final Path OPEN = Path.of("/proc/self/fd");
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);

    private TreeMap<String, Integer> before = new TreeMap<>();

    /** Registered by {@code @ExtendWith}. */
    public Descriptors() {}

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        before = open();
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        long deadline = System.nanoTime() + PATIENCE;
        String left = left();
        while (!left.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(1_000_000);
            left = left();
        }
        if (!left.isEmpty()) {
            throw new AssertionError("the test left something behind: " + left);
        }
    }

    private String left() throws IOException {
        TreeMap<String, Integer> now = open();
        now.entrySet().removeIf(kind -> kind.getValue() <= before.getOrDefault(kind.getKey(), 0));
        List<String> children = children();
        return now.isEmpty() && children.isEmpty() ? "" : "descriptors " + now + ", children " + children;
    }

    /** How many descriptors there are of each kind that this package opens. */
    static TreeMap<String, Integer> open() throws IOException {
        TreeMap<String, Integer> kinds = new TreeMap<>();
        try (Stream<Path> all = Files.list(OPEN)) {
            all.forEach(fd -> {
                String kind = kind(fd);
                if (kind.equals("pipe") || kind.equals("pidfd")) {
                    kinds.merge(kind, 1, Integer::sum);
                }
            });
        }
        return kinds;
    }

    private static String kind(Path fd) {
        try {
            String target = Files.readSymbolicLink(fd).toString();
            return target.startsWith("pipe:") ? "pipe" : target.contains("pidfd") ? "pidfd" : "";
        } catch (IOException e) {
            return ""; // closed meanwhile
        }
    }

    /** Zombies count: nobody has taken note of their end. */
    static List<String> children() throws IOException {
        List<String> children = new ArrayList<>();
        try (Stream<Path> tasks = Files.list(Path.of("/proc/self/task"))) {
            for (Path task : tasks.toList()) {
                Path file = task.resolve("children");
                String line = Files.exists(file) ? readIfThere(file) : "";
                if (!line.isBlank()) {
                    children.add(line.strip());
                }
            }
        }
        return children;
    }

    private static String readIfThere(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return ""; // the thread has ended meanwhile
        }
    }
}
