package asyncio;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One task's wait for several futures, of which it cancels none and throws nobody's exception. */
final class Waiting<F extends Future<?>> implements Consumer<Future<?>>, Joint {
    private final Set<F> futures;
    private final ReturnWhen returnWhen;
    private final Future<@Nullable Void> enough;
    private int left;

    private Waiting(Set<F> futures, ReturnWhen returnWhen, EventLoop loop) {
        this.futures = futures;
        this.returnWhen = returnWhen;
        this.enough = new Future<>(loop);
        this.left = futures.size();
    }

    static <F extends Future<?>> WaitResult<F> of(Collection<? extends F> futures, long nanos, ReturnWhen returnWhen) {
        Objects.requireNonNull(futures, "wait() needs futures, got null");
        Objects.requireNonNull(
                returnWhen, "wait() needs to know when to return, got null: use" + " ReturnWhen.ALL_COMPLETED");
        EventLoop loop = Loops.runningTask("wait()").loop;
        Set<F> distinct = new LinkedHashSet<>(futures);
        if (distinct.isEmpty()) {
            throw new IllegalArgumentException("Set of Tasks/Futures is empty: wait() for at least one");
        }
        distinct.forEach(future -> checkLoop(future, loop));
        return new Waiting<>(distinct, returnWhen, loop).run(nanos, loop);
    }

    private static void checkLoop(Future<?> future, EventLoop loop) {
        Objects.requireNonNull(future, "wait() needs futures, got null among them");
        if (future.loop != loop) {
            throw new IllegalArgumentException(
                    "The future belongs to a different loop than the running one: " + future);
        }
    }

    private WaitResult<F> run(long nanos, EventLoop loop) {
        TimerHandle timer =
                nanos == Seconds.NEVER ? null : loop.callLater(Duration.ofNanos(nanos), () -> Limited.release(enough));
        futures.forEach(future -> future.addDoneCallback(this));
        try {
            Asyncio.await(enough);
        } finally {
            if (timer != null) {
                timer.cancel();
            }
            futures.forEach(future -> future.removeDoneCallback(this));
        }
        return result();
    }

    @Override
    public Collection<Future<?>> outers() {
        return List.of(enough);
    }

    @Override
    public void accept(Future<?> future) {
        left--;
        if (left == 0 || returnWhen == ReturnWhen.FIRST_COMPLETED || (isForFailures() && hasFailed(future))) {
            Limited.release(enough);
        }
    }

    private boolean isForFailures() {
        return returnWhen == ReturnWhen.FIRST_EXCEPTION;
    }

    private static boolean hasFailed(Future<?> future) {
        return !future.cancelled() && future.exception() != null;
    }

    private WaitResult<F> result() {
        Set<F> done = new LinkedHashSet<>();
        Set<F> pending = new LinkedHashSet<>();
        for (F future : futures) {
            (future.done() ? done : pending).add(future);
        }
        return new WaitResult<>(done, pending);
    }
}
