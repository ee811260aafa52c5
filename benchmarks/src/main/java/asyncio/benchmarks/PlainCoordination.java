package asyncio.benchmarks;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** What {@link Coordination} and {@link Tree} do, on plain virtual threads with the JDK's locks and queues. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PlainCoordination {
    private static final int TIMES = 10_000;
    private static final int LEAVES = 1_000_000;
    private static final int FAN_OUT = 10;
    private static final Integer ITEM = 1;

    @Benchmark
    @OperationsPerInvocation(TIMES)
    public void queueOfOne() throws InterruptedException {
        handOver(new ArrayBlockingQueue<>(1));
    }

    @Benchmark
    @OperationsPerInvocation(TIMES)
    public void queueOfHundred() throws InterruptedException {
        handOver(new ArrayBlockingQueue<>(100));
    }

    private static void handOver(BlockingQueue<Integer> queue) throws InterruptedException {
        Thread producer = PlainThreads.start(() -> {
            for (int i = 0; i < TIMES; i++) {
                queue.put(ITEM);
            }
        });
        Thread consumer = PlainThreads.start(() -> {
            for (int i = 0; i < TIMES; i++) {
                queue.take();
            }
        });
        producer.join();
        consumer.join();
    }

    @Benchmark
    @OperationsPerInvocation(TIMES)
    @SuppressWarnings("LockNotBeforeTry") // nothing between the two can fail
    public void lock() throws InterruptedException {
        ReentrantLock lock = new ReentrantLock();
        PlainThreads.start(() -> {
                    for (int i = 0; i < TIMES; i++) {
                        lock.lock();
                        lock.unlock();
                    }
                })
                .join();
    }

    @Benchmark
    @OperationsPerInvocation(TIMES)
    public void semaphore() throws InterruptedException {
        Semaphore semaphore = new Semaphore(3);
        PlainThreads.start(() -> {
                    for (int i = 0; i < TIMES; i++) {
                        semaphore.acquire();
                        semaphore.release();
                    }
                })
                .join();
    }

    @Benchmark
    @OperationsPerInvocation(LEAVES)
    public void tree() throws InterruptedException {
        PlainThreads.start(() -> node(0, LEAVES)).join();
    }

    private static long node(long first, int leaves) throws InterruptedException {
        if (leaves == 1) {
            return first;
        }
        int each = leaves / FAN_OUT;
        long[] sums = new long[FAN_OUT];
        Thread[] children = new Thread[FAN_OUT];
        for (int i = 0; i < FAN_OUT; i++) {
            int child = i;
            children[i] = PlainThreads.start(() -> sums[child] = node(first + (long) child * each, each));
        }
        long sum = 0;
        for (int i = 0; i < FAN_OUT; i++) {
            children[i].join();
            sum += sums[i];
        }
        return sum;
    }
}
