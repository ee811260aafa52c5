package asyncio.benchmarks;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.select;

import asyncio.CapacityLimiter;
import asyncio.Channel;
import asyncio.SendChannel;
import asyncio.Task;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.infra.Blackhole;

/** Passing items from task to task, and a limiter that nobody waits for. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Channels {
    private static final int TIMES = 10_000;
    private static final Integer ITEM = 1;

    /** Each item makes its sender wait until it is taken. */
    @Benchmark
    @OperationsPerInvocation(TIMES)
    public void rendezvous(Loop state, Blackhole blackhole) {
        state.run(() -> pass(Channel.open(Channel.RENDEZVOUS), blackhole));
    }

    /** One item may lie in between. */
    @Benchmark
    @OperationsPerInvocation(TIMES)
    public void ofOne(Loop state, Blackhole blackhole) {
        state.run(() -> pass(Channel.open(1), blackhole));
    }

    /** A hundred may. */
    @Benchmark
    @OperationsPerInvocation(TIMES)
    public void ofHundred(Loop state, Blackhole blackhole) {
        state.run(() -> pass(Channel.open(100), blackhole));
    }

    private static void pass(Channel<Integer> channel, Blackhole blackhole) {
        Task<?> sending = createTask(() -> sendAll(channel.sender()));
        for (Integer item : channel.receiver()) {
            blackhole.consume(item);
        }
        await(sending);
    }

    private static void sendAll(SendChannel<Integer> channel) {
        try (SendChannel<Integer> sender = channel) {
            for (int i = 0; i < TIMES; i++) {
                sender.send(ITEM);
            }
        }
    }

    /** A choice of two channels, one of which is always ready. */
    @Benchmark
    @OperationsPerInvocation(TIMES)
    public void selectReady(Loop state, Blackhole blackhole) {
        state.run(() -> {
            Channel<Integer> ready = Channel.open(1);
            Channel<Integer> silent = Channel.open(1);
            for (int i = 0; i < TIMES; i++) {
                ready.sender().send(ITEM);
                Integer item =
                        select(ready.receiver().onReceive(), silent.receiver().onReceive());
                blackhole.consume(item);
            }
        });
    }

    /** A token is there each time. */
    @Benchmark
    @OperationsPerInvocation(TIMES)
    public void limiter(Loop state) {
        state.run(() -> {
            CapacityLimiter limiter = new CapacityLimiter(10);
            for (int i = 0; i < TIMES; i++) {
                limiter.acquire();
                limiter.release();
            }
        });
    }
}
