package asyncio;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The threads that a loop may leave behind: every virtual thread, and the platform threads that the library starts. The
 * JDK lists virtual threads in its thread containers, which the build opens to the tests. A thread dump would list them
 * too, but takes their stacks, and on JDK 25 that may crash the JVM while they are mounted or unmounted (JDK-8364343).
 */
final class LiveThreads {
    private static final String CONTAINERS = "jdk.internal.vm.ThreadContainers";
    private static final String CONTAINER = "jdk.internal.vm.ThreadContainer";

    private LiveThreads() {}

    /** Names by thread id. */
    static Map<Long, String> now() throws ReflectiveOperationException {
        Map<Long, String> threads = new TreeMap<>();
        collect(Class.forName(CONTAINERS).getMethod("root").invoke(null), threads);
        return threads;
    }

    private static void collect(Object container, Map<Long, String> threads) throws ReflectiveOperationException {
        for (Object thread : list(container, "threads")) {
            add((Thread) thread, threads);
        }
        for (Object inner : list(container, "children")) {
            collect(inner, threads);
        }
    }

    private static Object[] list(Object container, String what) throws ReflectiveOperationException {
        Method method = Class.forName(CONTAINER).getMethod(what);
        return ((Stream<?>) method.invoke(container)).toArray();
    }

    private static void add(Thread thread, Map<Long, String> threads) {
        String name = thread.getName();
        if (isOurs(name) || (thread.isVirtual() && !name.contains("Poller"))) {
            threads.put(thread.threadId(), name);
        }
    }

    /** The watchdog ends by itself, a moment after the last loop. */
    private static boolean isOurs(String name) {
        return name.startsWith("asyncio_") || (name.startsWith("asyncio-") && !name.equals("asyncio-watchdog"));
    }
}
