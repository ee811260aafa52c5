package asyncio.benchmarks;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/** The same work without a loop: plain virtual threads, and the JDK's executors where a loop has callbacks. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PlainThreads {
    private static final int BATCH = 100;
    private static final int BATCHES = 100;
    private static final int TIMES = 10_000;
    private static final int POSTS = 100_000;
    private static final Runnable NOTHING = () -> {};

    private static final ThreadLocal<Integer> FIRST = ThreadLocal.withInitial(() -> 1);
    private static final ThreadLocal<Integer> SECOND = ThreadLocal.withInitial(() -> 2);

    interface Body {
        void run() throws InterruptedException;
    }

    static Thread start(Body body) {
        return Thread.startVirtualThread(() -> {
            try {
                body.run();
            } catch (InterruptedException e) {
                throw new IllegalStateException("nobody interrupts a benchmark", e);
            }
        });
    }

    @Benchmark
    @OperationsPerInvocation(BATCH * BATCHES)
    public void startInBatches() throws InterruptedException {
        start(() -> batches(NOTHING)).join();
    }

    @Benchmark
    @OperationsPerInvocation(TIMES)
    public void startOneByOne() throws InterruptedException {
        start(() -> {
                    for (int i = 0; i < TIMES; i++) {
                        Thread.startVirtualThread(NOTHING).join();
                    }
                })
                .join();
    }

    @Benchmark
    @OperationsPerInvocation(BATCH * BATCHES)
    public void waitOnce() throws InterruptedException {
        start(() -> batches(Thread::yield)).join();
    }

    /** Other than tasks, threads of more than one carrier need not end in order: the wait is for each. */
    private static void batches(Runnable body) throws InterruptedException {
        Thread[] threads = new Thread[BATCH];
        for (int batch = 0; batch < BATCHES; batch++) {
            for (int i = 0; i < BATCH; i++) {
                threads[i] = Thread.startVirtualThread(body);
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }

    @Benchmark
    @OperationsPerInvocation(2 * TIMES)
    public void yieldOfTwo() throws InterruptedException {
        Thread other = start(PlainThreads::yieldOften);
        start(PlainThreads::yieldOften).join();
        other.join();
    }

    @Benchmark
    @OperationsPerInvocation(TIMES)
    public void yieldAlone() throws InterruptedException {
        start(PlainThreads::yieldOften).join();
    }

    @SuppressWarnings("ThreadPriorityCheck") // the yield is what is measured
    private static void yieldOften() {
        for (int i = 0; i < TIMES; i++) {
            Thread.yield();
        }
    }

    @Benchmark
    @OperationsPerInvocation(TIMES)
    public void futureRound() throws InterruptedException {
        PingPong game = new PingPong();
        Thread other = start(game::answer);
        start(game::play).join();
        other.join();
    }

    private static final class PingPong {
        private volatile CompletableFuture<@Nullable Void> ping = new CompletableFuture<>();
        private volatile CompletableFuture<@Nullable Void> pong = new CompletableFuture<>();

        void play() {
            for (int i = 0; i < TIMES; i++) {
                CompletableFuture<@Nullable Void> answered = pong;
                ping.complete(null);
                answered.join();
            }
        }

        void answer() {
            for (int i = 0; i < TIMES; i++) {
                ping.join();
                CompletableFuture<@Nullable Void> answered = pong;
                ping = new CompletableFuture<>();
                pong = new CompletableFuture<>();
                answered.complete(null);
            }
        }
    }

    /** As {@link #futureRound}, with nothing but park and unpark. */
    @Benchmark
    @OperationsPerInvocation(TIMES)
    public void parkRound() throws InterruptedException {
        Baton baton = new Baton();
        baton.first = Thread.ofVirtual().unstarted(() -> baton.pass(true));
        baton.second = Thread.ofVirtual().unstarted(() -> baton.pass(false));
        baton.first.start();
        baton.second.start();
        baton.first.join();
        baton.second.join();
    }

    private static final class Baton {
        private @Nullable Thread first;
        private @Nullable Thread second;
        private volatile boolean firstsTurn = true;

        void pass(boolean mine) {
            for (int i = 0; i < TIMES; i++) {
                while (firstsTurn != mine) {
                    LockSupport.park(this);
                }
                firstsTurn = !mine;
                LockSupport.unpark(mine ? second : first);
            }
        }
    }

    @Benchmark
    @OperationsPerInvocation(TIMES)
    public void timer(OneThread state) throws Exception {
        state.timers.submit(state::replaceAll).get();
    }

    @Benchmark
    @OperationsPerInvocation(TIMES)
    public void callSoonInBatches(OneThread state) throws Exception {
        state.executor.submit(() -> state.post(TIMES)).get();
        state.executor.submit(NOTHING).get();
    }

    @Benchmark
    @OperationsPerInvocation(POSTS)
    public void callSoonThreadsafe(OneThread state) throws Exception {
        state.post(POSTS);
        state.executor.submit(NOTHING).get();
    }

    @Benchmark
    @OperationsPerInvocation(TIMES)
    public void contextGet(Blackhole blackhole) throws InterruptedException {
        start(() -> {
                    FIRST.set(3);
                    SECOND.set(4);
                    for (int i = 0; i < TIMES; i++) {
                        blackhole.consume(SECOND.get());
                    }
                })
                .join();
    }

    /** An executor with one platform thread, the nearest thing that the JDK has to a loop. */
    @State(Scope.Benchmark)
    public static class OneThread {
        final ExecutorService executor = new ThreadPoolExecutor(1, 1, 1, TimeUnit.HOURS, new LinkedBlockingQueue<>());
        final ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(1);
        private final @Nullable ScheduledFuture<?>[] live = new ScheduledFuture<?>[TIMES];
        private int count;

        /** Without its removal policy the executor keeps what is cancelled. */
        public OneThread() {
            timers.setRemoveOnCancelPolicy(true);
        }

        @TearDown
        public void close() {
            timers.shutdownNow();
            executor.shutdownNow();
        }

        void post(int times) {
            for (int i = 0; i < times; i++) {
                executor.execute(() -> count++);
            }
        }

        void replaceAll() {
            for (int i = 0; i < TIMES; i++) {
                ScheduledFuture<?> old = live[i];
                if (old != null) {
                    old.cancel(false);
                }
                live[i] = timers.schedule(NOTHING, 60, TimeUnit.SECONDS);
            }
        }
    }
}
