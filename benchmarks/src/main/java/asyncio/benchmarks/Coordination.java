package asyncio.benchmarks;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.sleep;
import static asyncio.Asyncio.timeout;
import static asyncio.Asyncio.waitFor;

import asyncio.Future;
import asyncio.Lock;
import asyncio.Queue;
import asyncio.Semaphore;
import asyncio.Task;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Tasks that wait for each other, and limits on how long they wait. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Coordination {
    private static final int TIMES = 10_000;
    private static final Integer ITEM = 1;

    /** One task puts, another takes; each put after the first has to wait. */
    @Benchmark
    @OperationsPerInvocation(TIMES)
    public void queueOfOne(Loop state) {
        state.run(() -> handOver(new Queue<>(1)));
    }

    /** One task puts until a hundred items are there, another takes them all. */
    @Benchmark
    @OperationsPerInvocation(TIMES)
    public void queueOfHundred(Loop state) {
        state.run(() -> handOver(new Queue<>(100)));
    }

    private static void handOver(Queue<Integer> queue) {
        Task<?> producer = createTask(() -> {
            for (int i = 0; i < TIMES; i++) {
                queue.put(ITEM);
            }
        });
        for (int i = 0; i < TIMES; i++) {
            queue.get();
        }
        await(producer);
    }

    /** What others could see, or the compiler would leave out the work. */
    @State(Scope.Thread)
    public static class Locks extends Loop {
        volatile Lock lock = new Lock();
        volatile Semaphore semaphore = new Semaphore(3);
    }

    /** Takes a lock that nobody holds, and gives it back. */
    @Benchmark
    @OperationsPerInvocation(TIMES)
    public void lock(Locks state) {
        state.run(() -> {
            Lock lock = state.lock;
            for (int i = 0; i < TIMES; i++) {
                lock.acquire();
                lock.release();
            }
        });
    }

    /** The same by try-with-resources. */
    @Benchmark
    @OperationsPerInvocation(TIMES)
    public void lockHeld(Locks state) {
        state.run(() -> {
            Lock lock = state.lock;
            for (int i = 0; i < TIMES; i++) {
                try (var _ = lock.hold()) {
                    // the hold is what is measured
                }
            }
        });
    }

    /** Takes a permit of a semaphore that has some left, and gives it back. */
    @Benchmark
    @OperationsPerInvocation(TIMES)
    public void semaphore(Locks state) {
        state.run(() -> {
            Semaphore semaphore = state.semaphore;
            for (int i = 0; i < TIMES; i++) {
                semaphore.acquire();
                semaphore.release();
            }
        });
    }

    /** A time-out around a block that does not wait. */
    @Benchmark
    @OperationsPerInvocation(TIMES)
    public void timeoutUnused(Loop state) {
        state.run(() -> {
            for (int i = 0; i < TIMES; i++) {
                timeout(60, () -> ITEM);
            }
        });
    }

    /** A time-out around a block that gives up its turn when nothing else is ready, as the peers measure it. */
    @Benchmark
    @OperationsPerInvocation(TIMES)
    public void timeoutAroundYield(Loop state) {
        state.run(Coordination::yieldInTime);
    }

    /** Two tasks that give up their turn to each other, each time within a time-out. */
    @Benchmark
    @OperationsPerInvocation(2 * TIMES)
    public void timeoutAroundSwitch(Loop state) {
        state.run(() -> {
            Task<?> other = createTask(Coordination::yieldInTime);
            yieldInTime();
            await(other);
        });
    }

    private static void yieldInTime() throws TimeoutException {
        for (int i = 0; i < TIMES; i++) {
            timeout(60, () -> sleep(0));
        }
    }

    /** A wait with a limit for what is there already. */
    @Benchmark
    @OperationsPerInvocation(TIMES)
    public void waitForReady(Loop state) {
        state.run(() -> {
            Future<Integer> future = new Future<>();
            future.setResult(ITEM);
            for (int i = 0; i < TIMES; i++) {
                waitFor(future, 60);
            }
        });
    }
}
