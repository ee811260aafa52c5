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
    }

    /** Keeps records of levels ERROR and WARNING from the console, and remembers them and those of level INFO. */
    private boolean isLoggable(Object record) throws ReflectiveOperationException {
        Object levelObject = get(record, "getLevel");
        int level = (int) levelObject.getClass().getMethod("intValue").invoke(levelObject);
        if (level < INFO) {
            return true;
        }
        String message = String.valueOf(get(record, "getMessage")).replace(System.lineSeparator(), " | ");
        Object thrown = get(record, "getThrown");
        Queue<String> queue = level < WARNING ? infos : level < SEVERE ? warnings : records;
        queue.add(thrown == null ? message : message + " | " + thrown);
        return level < WARNING;
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

    private static List<String> take(Queue<String> records) {
        List<String> taken = new ArrayList<>();
        String record;
        while ((record = records.poll()) != null) {
            taken.add(record);
        }
        return taken;
    }
}
