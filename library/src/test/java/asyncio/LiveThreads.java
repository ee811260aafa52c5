package asyncio;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The threads that a loop may leave behind: every virtual thread, and the platform threads that the library starts. The
 * JDK tells about virtual threads in a thread dump and nowhere else. Reached by reflection, because the module under
 * test does not read {@code java.management}.
 */
final class LiveThreads {
    private static final Pattern THREAD = Pattern.compile(
            "\"tid\": \"(\\d+)\",\\s*\"time\": \"[^\"]*\",\\s*(\"virtual\": true,)?\\s*\"name\": \"([^\"]*)\"");

    private LiveThreads() {}

    /** Names by thread id. */
    static Map<Long, String> now() {
        Map<Long, String> threads = new TreeMap<>();
        Matcher matcher = THREAD.matcher(dump());
        while (matcher.find()) {
            String name = matcher.group(3);
            boolean virtual = matcher.group(2) != null;
            if (isOurs(name) || (virtual && !name.contains("Poller"))) {
                threads.put(Long.valueOf(matcher.group(1)), name);
            }
        }
        return threads;
    }

    /** The watchdog ends by itself, a moment after the last loop. */
    private static boolean isOurs(String name) {
        return name.startsWith("asyncio_") || (name.startsWith("asyncio-") && !name.equals("asyncio-watchdog"));
    }

    private static String dump() {
        try {
            Path file = Files.createTempFile("threads", ".json");
            Files.delete(file);
            try {
                dumpTo(file);
                return Files.readString(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (ReflectiveOperationException | IOException e) {
            throw new AssertionError("no thread dump", e);
        }
    }

    private static void dumpTo(Path file) throws ReflectiveOperationException {
        Class<?> bean = Class.forName("com.sun.management.HotSpotDiagnosticMXBean");
        Class<?> format = Class.forName("com.sun.management.HotSpotDiagnosticMXBean$ThreadDumpFormat");
        Method find =
                Class.forName("java.lang.management.ManagementFactory").getMethod("getPlatformMXBean", Class.class);
        Object json = format.getField("JSON").get(null);
        bean.getMethod("dumpThreads", String.class, format).invoke(find.invoke(null, bean), file.toString(), json);
    }
}
