package asyncio.conformance;

import asyncio.testing.VirtualTime;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/** The Java half of a pair: a compiled compact source file that is run as the launcher would run it. */
final class Program {
    /** Programs live on virtual time, and are short in real time, so one that takes longer than this hangs. */
    private static final Duration LIMIT = Duration.ofSeconds(15);

    private static final boolean IN_REAL_TIME = Boolean.getBoolean("conformance.realTime");

    private final String name;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    Program(String name) {
        this.name = name;
    }

    /**
     * Runs the program in a thread of its own, with a virtual clock of its own, and returns the lines it printed. The
     * thread is called main, as that of a program that java runs, so that an interrupt signal reaches the program.
     * Standard output belongs to the program until it ends: one program at a time.
     */
    List<String> run() throws InterruptedException {
        var stdout = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            join(Thread.ofPlatform().name("main").daemon().start(this::live));
        } finally {
            System.setOut(stdout);
        }
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private void live() {
        if (IN_REAL_TIME) {
            callMain();
        } else {
            VirtualTime.run(this::callMain);
        }
    }

    /** Makes the object inside the virtual time, because a program may create its loop in a field. */
    private void callMain() {
        try {
            var type = Class.forName(name);
            var constructor = type.getDeclaredConstructor();
            var main = type.getDeclaredMethod("main");
            constructor.setAccessible(true);
            main.setAccessible(true);
            main.invoke(constructor.newInstance());
        } catch (InvocationTargetException e) {
            failure.set(e.getCause());
        } catch (ReflectiveOperationException e) {
            failure.set(e);
        }
    }

    private void join(Thread thread) throws InterruptedException {
        if (!thread.join(LIMIT)) {
            var where = Arrays.stream(thread.getStackTrace()).map(frame -> "\n    at " + frame);
            var message = name + " hangs" + where.collect(Collectors.joining()) + soFar();
            thread.interrupt();
            throw new AssertionError(message);
        }
        if (failure.get() != null) {
            throw new AssertionError(name + " threw " + failure.get() + soFar(), failure.get());
        }
    }

    private String soFar() {
        return "\nit had printed:\n" + printed.toString(StandardCharsets.UTF_8);
    }
}
