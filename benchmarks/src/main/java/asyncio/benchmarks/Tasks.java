package asyncio.benchmarks;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.gather;
import static asyncio.Asyncio.sleep;

import asyncio.Coroutine;
import asyncio.Future;
import asyncio.Task;
import asyncio.VoidCoroutine;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** Starting, joining and switching tasks. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Tasks {
    private static final int BATCH = 100;
    private static final int BATCHES = 100;
    private static final int TIMES = 10_000;
    private static final VoidCoroutine NOTHING = () -> {};
    private static final VoidCoroutine WAITING_ONCE = () -> sleep(0);

    /** Tasks that never wait, a hundred at a time, and then a wait for the last. */
    @Benchmark
    @OperationsPerInvocation(BATCH * BATCHES)
    public void startInBatches(Loop state) {
        state.run(() -> batches(NOTHING));
    }

    /** A task that never waits, and a wait for it, each time: two switches of the stack on top. */
    @Benchmark
    @OperationsPerInvocation(TIMES)
    public void startOneByOne(Loop state) {
        state.run(() -> {
            for (int i = 0; i < TIMES; i++) {
                await(createTask(NOTHING));
            }
        });
    }

    /** Tasks that give up their turn once, a hundred at a time, and then a wait for the last. */
    @Benchmark
    @OperationsPerInvocation(BATCH * BATCHES)
    public void waitOnce(Loop state) {
        state.run(() -> batches(WAITING_ONCE));
    }

    private static void batches(VoidCoroutine body) {
        for (int batch = 0; batch < BATCHES; batch++) {
            Task<?> last = createTask(body);
            for (int i = 1; i < BATCH; i++) {
                last = createTask(body);
            }
            await(last);
        }
    }

    /** Two tasks that give up their turn to each other. */
    @Benchmark
    @OperationsPerInvocation(2 * TIMES)
    public void yieldOfTwo(Loop state) {
        state.run(() -> {
            Task<?> other = createTask(Tasks::yieldOften);
            yieldOften();
            await(other);
        });
    }

    /** A task that gives up its turn when nothing else is ready. */
    @Benchmark
    @OperationsPerInvocation(TIMES)
    public void yieldAlone(Loop state) {
        state.run(Tasks::yieldOften);
    }

    private static void yieldOften() {
        for (int i = 0; i < TIMES; i++) {
            sleep(0);
        }
    }

    /** Two tasks that wait for each other by futures: two hand-offs a round. */
    @Benchmark
    @OperationsPerInvocation(TIMES)
    public void futureRound(Loop state) {
        state.run(() -> new PingPong().play());
    }

    private static final class PingPong {
        private Future<@Nullable Void> ping = new Future<>();
        private Future<@Nullable Void> pong = new Future<>();

        void play() {
            Task<?> other = createTask(this::answer);
            for (int i = 0; i < TIMES; i++) {
                Future<@Nullable Void> answered = pong;
                ping.setResult(null);
                await(answered);
                pong = new Future<>();
            }
            await(other);
        }

        private void answer() {
            for (int i = 0; i < TIMES; i++) {
                await(ping);
                ping = new Future<>();
                pong.setResult(null);
            }
        }
    }

    /** A hundred coroutines that never wait, gathered; a coroutine counts as one. */
    @Benchmark
    @OperationsPerInvocation(BATCH * BATCHES)
    public void gatherHundred(Loop state) {
        List<Coroutine<Integer>> coroutines = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            int result = i;
            coroutines.add(() -> result);
        }
        state.run(() -> {
            for (int i = 0; i < BATCHES; i++) {
                await(gather(coroutines));
            }
        });
    }
}
