package asyncio.benchmarks;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.wrapFuture;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Waiting for what other threads complete: by a task, and by a plain virtual thread. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Bridges {
    private static final int TIMES = 2_000;

    /** The one thread that completes stages. */
    @State(Scope.Benchmark)
    public static class Completing {
        final ExecutorService executor = new ThreadPoolExecutor(1, 1, 1, TimeUnit.HOURS, new LinkedBlockingQueue<>());

        @TearDown
        public void close() {
            executor.shutdownNow();
        }

        CompletableFuture<Integer> stage() {
            return CompletableFuture.supplyAsync(() -> TIMES, executor);
        }
    }

    /** Has another thread complete a stage and sleeps until it has: there and back. */
    @Benchmark
    @OperationsPerInvocation(TIMES)
    public void stageOfAnotherThread(Loop state, Completing other) {
        state.run(() -> {
            for (int i = 0; i < TIMES; i++) {
                await(wrapFuture(other.stage()));
            }
        });
    }

    /** The same on a virtual thread without a loop. */
    @Benchmark
    @OperationsPerInvocation(TIMES)
    public void stageOfAnotherThreadJoined(Completing other) throws InterruptedException {
        PlainThreads.start(() -> {
                    for (int i = 0; i < TIMES; i++) {
                        other.stage().join();
                    }
                })
                .join();
    }
}
