package asyncio.benchmarks;

import static asyncio.Asyncio.taskGroup;

import asyncio.Task;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** A tree of tasks with a million leaves, known as "skynet": each node starts ten and adds up what they give. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Tree {
    private static final int LEAVES = 1_000_000;
    private static final int FAN_OUT = 10;
    private static final long SUM = (long) LEAVES * (LEAVES - 1) / 2;

    /** Each node opens a group and leaves it when its ten have ended; a leaf counts as one. */
    @Benchmark
    @OperationsPerInvocation(LEAVES)
    public void throughGroups(Loop state) {
        state.run(() -> {
            long sum = node(0, LEAVES);
            if (sum != SUM) {
                throw new IllegalStateException("the leaves add up to " + sum + " instead of " + SUM);
            }
        });
    }

    private static long node(long first, int leaves) {
        if (leaves == 1) {
            return first;
        }
        int each = leaves / FAN_OUT;
        @SuppressWarnings({"unchecked", "rawtypes"})
        Task<Long>[] children = new Task[FAN_OUT];
        taskGroup(group -> {
            for (int i = 0; i < FAN_OUT; i++) {
                long from = first + (long) i * each;
                children[i] = group.createTask(() -> node(from, each));
            }
        });
        long sum = 0;
        for (Task<Long> child : children) {
            sum += child.result();
        }
        return sum;
    }
}
