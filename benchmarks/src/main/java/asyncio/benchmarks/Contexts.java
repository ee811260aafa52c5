package asyncio.benchmarks;

import asyncio.ContextVar;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.infra.Blackhole;

/** Context variables, in a task. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Contexts {
    private static final int TIMES = 10_000;
    private static final ContextVar<Integer> FIRST = new ContextVar<>("first", 1);
    private static final ContextVar<Integer> SECOND = new ContextVar<>("second", 2);

    /** Reads one of two variables that have values. */
    @Benchmark
    @OperationsPerInvocation(TIMES)
    public void contextGet(Loop state, Blackhole blackhole) {
        state.run(() -> {
            FIRST.set(3);
            SECOND.set(4);
            for (int i = 0; i < TIMES; i++) {
                blackhole.consume(SECOND.get());
            }
        });
    }

    /** Sets a variable, and then brings the previous value back. */
    @Benchmark
    @OperationsPerInvocation(TIMES)
    public void contextSet(Loop state) {
        state.run(() -> {
            FIRST.set(3);
            for (int i = 0; i < TIMES; i++) {
                SECOND.reset(SECOND.set(i));
            }
        });
    }
}
