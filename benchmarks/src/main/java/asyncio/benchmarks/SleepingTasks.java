package asyncio.benchmarks;

import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.run;
import static asyncio.Asyncio.sleep;

import asyncio.Asyncio;
import asyncio.Task;
import asyncio.VoidCoroutine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How many bytes something asleep takes: {@code tasks}, or {@code threads} for plain virtual threads; the second
 * argument says how many. Prints resident bytes and live heap bytes each, on two lines.
 *
 * <p>Both are measured after a full collection, with a collector that gives back what is free: see {@link #FLAGS}.
 * The code must be hot: a stack that goes to sleep in code of the first compiler is much larger. So crowds
 * come and go before, also of the full size: what has never grown that far is compiled again when it does.
 */
public final class SleepingTasks {
    /** A heap that gives back at once what a full collection has freed. */
    static final String[] FLAGS = {
        "-XX:+UseSerialGC",
        "-Xms16m",
        "-Xmx4g",
        "-XX:MinHeapFreeRatio=1",
        "-XX:MaxHeapFreeRatio=2",
        "-XX:-ShrinkHeapInSteps"
    };

    private static final int SMALL = 20_000;
    private static final int SMALL_ROUNDS = 50;
    private static final int LARGE_ROUNDS = 2;
    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration SHORT = Duration.ofMillis(20);
    private static final Duration MIDDLE = Duration.ofSeconds(2);

    private SleepingTasks() {}

    public static void main(String[] args) throws InterruptedException {
        int count = Integer.parseInt(args[1]);
        if (args[0].equals("tasks")) {
            run(() -> tasks(count));
        } else {
            threads(count);
        }
    }

    private static void tasks(int count) {
        for (int i = 0; i < SMALL_ROUNDS; i++) {
            start(SMALL, SHORT).forEach(Asyncio::await);
        }
        for (int i = 0; i < LARGE_ROUNDS; i++) {
            start(count, MIDDLE).forEach(Asyncio::await);
        }
        Footprint before = Footprint.now();
        List<Task<?>> crowd = start(count, LONG);
        sleep(SHORT);
        before.printGrowth(crowd);
    }

    private static List<Task<?>> start(int count, Duration time) {
        VoidCoroutine body = () -> sleep(time);
        List<Task<?>> tasks = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            tasks.add(createTask(body));
        }
        return tasks;
    }

    private static void threads(int count) throws InterruptedException {
        for (int i = 0; i < SMALL_ROUNDS; i++) {
            join(startThreads(SMALL, SHORT));
        }
        for (int i = 0; i < LARGE_ROUNDS; i++) {
            join(startThreads(count, MIDDLE));
        }
        Footprint before = Footprint.now();
        List<Thread> crowd = startThreads(count, LONG);
        for (Thread thread : crowd) {
            while (thread.getState() != Thread.State.TIMED_WAITING) {
                Thread.sleep(SHORT);
            }
        }
        before.printGrowth(crowd);
    }

    private static List<Thread> startThreads(int count, Duration time) {
        Runnable body = () -> {
            try {
                Thread.sleep(time);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        List<Thread> threads = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            threads.add(Thread.startVirtualThread(body));
        }
        return threads;
    }

    private static void join(List<Thread> threads) throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** Footprint of this process after a full collection. */
    private record Footprint(long resident, long live) {
        static Footprint now() {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            return new Footprint(residentBytes(), runtime.totalMemory() - runtime.freeMemory());
        }

        /** Prints what each member costs, and ends the program: to wake them all is of no interest. */
        void printGrowth(List<?> crowd) {
            Footprint now = now();
            System.out.println((now.resident - resident) / crowd.size());
            System.out.println((now.live - live) / crowd.size());
            System.out.flush();
            Runtime.getRuntime().halt(0);
        }

        /** VmRSS, which Linux knows. */
        private static long residentBytes() {
            try (var lines = Files.lines(Path.of("/proc/self/status"))) {
                String line = lines.filter(each -> each.startsWith("VmRSS:"))
                        .findFirst()
                        .orElseThrow();
                return 1024 * Long.parseLong(line.replaceAll("[^0-9]", ""));
            } catch (IOException e) {
                throw new UncheckedIOException("this measurement needs Linux", e);
            }
        }
    }
}
