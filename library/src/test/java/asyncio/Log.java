package asyncio;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What the library's logger says at level ERROR during a test. A test that expects it takes it; what nobody has taken
 * when the test ends fails it. Reached by reflection, because the module under test does not read {@code java.logging}.
 */
@SuppressWarnings("exports") // public for the tests of other packages, in a module that exports this one
public final class Log {
    private static final int SEVERE = 1000;
    private static final int WARNING = 900;
    private static final int INFO = 800;

    /** Held, because the JDK does not hold loggers. */
    private static final Object LOGGER = logger();

    private final Queue<String> records = new ConcurrentLinkedQueue<>();
    private final Queue<String> warnings = new ConcurrentLinkedQueue<>();
    private final Queue<String> infos = new ConcurrentLinkedQueue<>();
    private final Queue<String> debugs = new ConcurrentLinkedQueue<>();

    Log() {}

    private static Object logger() {
        try {
            return Class.forName("java.util.logging.Logger")
                    .getMethod("getLogger", String.class)
                    .invoke(null, "asyncio");
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("no logger", e);
        }
    }

    void listen() throws ReflectiveOperationException {
        Class<?> filter = Class.forName("java.util.logging.Filter");
        InvocationHandler handler = (proxy, method, arguments) -> isLoggable(arguments[0]);
        Object listener = Proxy.newProxyInstance(Log.class.getClassLoader(), new Class<?>[] {filter}, handler);
        LOGGER.getClass().getMethod("setFilter", filter).invoke(LOGGER, listener);
        Class<?> level = Class.forName("java.util.logging.Level");
        Object fine = level.getField("FINE").get(null);
        LOGGER.getClass().getMethod("setLevel", level).invoke(LOGGER, fine);
    }

    /** Remembers the records, and keeps them from the console. */
    private boolean isLoggable(Object record) throws ReflectiveOperationException {
        Object levelObject = get(record, "getLevel");
        int level = (int) levelObject.getClass().getMethod("intValue").invoke(levelObject);
        String message = String.valueOf(get(record, "getMessage")).replace(System.lineSeparator(), " | ");
        Object thrown = get(record, "getThrown");
        queueOf(level).add(thrown == null ? message : message + " | " + thrown);
        return false;
    }

    private Queue<String> queueOf(int level) {
        if (level < INFO) {
            return debugs;
        }
        return level < WARNING ? infos : level < SEVERE ? warnings : records;
    }

    private static Object get(Object record, String getter) throws ReflectiveOperationException {
        Method method = record.getClass().getMethod(getter);
        return method.invoke(record);
    }

    /** The errors since the last call: message and exception, lines joined by bars. */
    public List<String> take() {
        return take(records);
    }

    /** The warnings since the last call, as {@link #take()}; a test need not take them. */
    public List<String> takeWarnings() {
        return take(warnings);
    }

    /** The records of level INFO since the last call, as {@link #take()}; a test need not take them. */
    public List<String> takeInfos() {
        return take(infos);
    }

    /** The records of level DEBUG since the last call, as {@link #take()}; a test need not take them. */
    public List<String> takeDebugs() {
        return take(debugs);
    }

    private static List<String> take(Queue<String> records) {
        List<String> taken = new ArrayList<>();
        String record;
        while ((record = records.poll()) != null) {
            taken.add(record);
        }
        return taken;
    }
}
