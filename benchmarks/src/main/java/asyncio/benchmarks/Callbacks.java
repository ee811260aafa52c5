package asyncio.benchmarks;

import static asyncio.Asyncio.await;

import asyncio.EventLoop;
import asyncio.Future;
import asyncio.TimerHandle;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Callbacks: at once, in chains, from another thread, on time, and between the steps of a task. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Callbacks {
    private static final int TIMES = 10_000;
    private static final int POSTS = 100_000;
    private static final Runnable NOTHING = () -> {};

    /**
     * Ten thousand callbacks scheduled in one turn, each with a handle that could be cancelled, and run in the next.
     */
    @Benchmark
    @OperationsPerInvocation(TIMES)
    public void callSoonInBatches(Loop state) {
        EventLoop loop = state.loop;
        state.run(() -> {
            Countdown countdown = new Countdown(loop, TIMES);
            for (int i = 0; i < TIMES; i++) {
                loop.callSoon(countdown);
            }
            await(countdown.zero);
        });
    }

    /** A callback that schedules itself again: each has a turn of its own. */
    @Benchmark
    @OperationsPerInvocation(TIMES)
    public void callSoonChain(Loop state) {
        EventLoop loop = state.loop;
        state.run(() -> {
            Countdown countdown = new Countdown(loop, TIMES);
            Runnable link = new Runnable() {
                @Override
                public void run() {
                    if (!countdown.step()) {
                        loop.callSoon(this);
                    }
                }
            };
            loop.callSoon(link);
            await(countdown.zero);
        });
    }

    /** A task that waits for a callback each time: a callback, and a switch there and back. */
    @Benchmark
    @OperationsPerInvocation(TIMES)
    public void callbackAndTask(Loop state) {
        EventLoop loop = state.loop;
        state.run(() -> {
            for (int i = 0; i < TIMES; i++) {
                Future<@Nullable Void> future = loop.createFuture();
                loop.callSoon(() -> future.setResult(null));
                await(future);
            }
        });
    }

    /** A time-out that never fires, as most do: scheduled and cancelled while ten thousand others are alive. */
    @Benchmark
    @OperationsPerInvocation(TIMES)
    public void timer(Timers state) {
        state.run(state::replaceAll);
    }

    /** Ten thousand live timers, a minute away. */
    @State(Scope.Thread)
    public static class Timers extends Loop {
        private final TimerHandle[] live = new TimerHandle[TIMES];

        /** Fills the array; the first time there is nothing to cancel. */
        void replaceAll() {
            for (int i = 0; i < TIMES; i++) {
                TimerHandle old = live[i];
                if (old != null) {
                    old.cancel();
                }
                live[i] = loop.callLater(60, NOTHING);
            }
        }
    }

    /** Calls from another thread, as fast as it can, to a loop that has nothing else to do. */
    @Benchmark
    @OperationsPerInvocation(POSTS)
    public void callSoonThreadsafe(Loop state, Sender sender) {
        EventLoop loop = state.loop;
        state.run(() -> {
            Countdown countdown = new Countdown(loop, POSTS);
            sender.send(POSTS, () -> loop.callSoonThreadsafe(countdown));
            await(countdown.zero);
        });
    }

    /** Runs some number of times on the loop, and then completes a future. */
    private static final class Countdown implements Runnable {
        final Future<@Nullable Void> zero;
        private int left;

        Countdown(EventLoop loop, int times) {
            zero = loop.createFuture();
            left = times;
        }

        @Override
        public void run() {
            step();
        }

        /** Counts one; true at zero. */
        boolean step() {
            if (--left > 0) {
                return false;
            }
            zero.setResult(null);
            return true;
        }
    }
}
