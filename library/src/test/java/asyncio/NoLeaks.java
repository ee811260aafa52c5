package asyncio;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Fails a test that leaves something behind: a loop that runs, a stack of a task, a thread of a loop, or an error in
 * the log that the test did not expect. A test that expects one has a parameter {@link Log}, and takes it.
 */
@SuppressWarnings("exports") // public for the tests of other packages, in a module that exports this one
public final class NoLeaks implements BeforeEachCallback, AfterEachCallback, ParameterResolver {
    /** A thread that has done its work may need a moment to end. */
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(5);

    private static final long MOMENT = TimeUnit.MILLISECONDS.toNanos(1);

    private final Log log = new Log();
    private Map<Long, String> before = Map.of();

    /** Registered by {@code @ExtendWith}. */
    public NoLeaks() {}

    @Override
    public void beforeEach(ExtensionContext context) throws ReflectiveOperationException {
        log.listen();
        log.take();
        log.takeWarnings();
        log.takeInfos();
        log.takeDebugs();
        before = LiveThreads.now();
    }

    @Override
    public void afterEach(ExtensionContext context) throws ReflectiveOperationException {
        List<String> leaks = leaks(PATIENCE);
        if (!leaks.isEmpty()) {
            throw new AssertionError("the test left something behind: " + String.join(", ", leaks));
        }
    }

    /** What was left behind since {@link #beforeEach}. */
    List<String> leaks(long patience) throws ReflectiveOperationException {
        List<String> leaks = new ArrayList<>();
        log.take().forEach(record -> leaks.add("logged: " + record));
        threadsLeft(patience).forEach((id, name) -> leaks.add("thread #" + id + " " + name));
        int running = runningLoops();
        if (running > 0) {
            leaks.add(running + " running loops");
        }
        return leaks;
    }

    private Map<Long, String> threadsLeft(long patience) throws ReflectiveOperationException {
        long deadline = System.nanoTime() + patience;
        Map<Long, String> left = newThreads();
        while (!left.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(MOMENT);
            left = newThreads();
        }
        return left;
    }

    private Map<Long, String> newThreads() throws ReflectiveOperationException {
        Map<Long, String> threads = LiveThreads.now();
        threads.keySet().removeAll(before.keySet());
        return threads;
    }

    /** Known in the scheduled way only; in the other a loop that runs shows by its threads. */
    private static int runningLoops() throws ReflectiveOperationException {
        Field running = Loops.class.getDeclaredField("running");
        running.setAccessible(true);
        return Array.getLength(running.get(null));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Log.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return log;
    }
}
