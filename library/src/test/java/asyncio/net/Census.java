package asyncio.net;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many objects of each class are alive, after a collection. What is left of each of many connections shows in it
 * however small it is, while the size of the heap goes up and down. The JVM's own bean is reached by reflection,
 * because the module under test does not read {@code java.management}.
 */
record Census(String histogram) {
    /** Kept as the text that it is: two objects, which do not disturb the next one. */
    static Census now() throws ReflectiveOperationException {
        return new Census(takeHistogram());
    }

    private Map<String, Long> counts() {
        Map<String, Long> counts = new HashMap<>();
        for (String line : histogram.lines().toList()) {
            String[] columns = line.strip().split("\\s+"); // number, objects, bytes, class
            if (columns.length >= 4 && columns[0].matches("\\d+:")) {
                counts.merge(columns[3], Long.valueOf(columns[1]), Long::sum);
            }
        }
        return counts;
    }

    private static String takeHistogram() throws ReflectiveOperationException {
        Class<?> nameType = Class.forName("javax.management.ObjectName");
        Object name = nameType.getConstructor(String.class).newInstance("com.sun.management:type=DiagnosticCommand");
        Object server = Class.forName("java.lang.management.ManagementFactory")
                .getMethod("getPlatformMBeanServer")
                .invoke(null);
        return (String) Class.forName("javax.management.MBeanServer")
                .getMethod("invoke", nameType, String.class, Object[].class, String[].class)
                .invoke(server, name, "gcClassHistogram", new Object[] {new String[0]}, new String[] {
                    String[].class.getName()
                });
    }

    /** The classes of which at least so many more are alive than there were before. */
    List<String> grownBy(long count, Census before) {
        Map<String, Long> now = counts();
        Map<String, Long> then = before.counts();
        return now.keySet().stream()
                .filter(name -> now.get(name) - then.getOrDefault(name, 0L) >= count)
                .toList();
    }
}
