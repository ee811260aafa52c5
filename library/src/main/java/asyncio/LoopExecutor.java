package asyncio;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A loop as an executor, see {@link EventLoop#asExecutor}. All methods from any thread. */
final class LoopExecutor implements ScheduledExecutorService {
    final EventLoop loop;

    /** Accepted and not over, in order; guarded by this object's monitor, as is {@link #shutDown}. */
    private final Set<LoopJob<?>> jobs = new LinkedHashSet<>();

    private final CompletableFuture<@Nullable Void> terminated = new CompletableFuture<>();
    private boolean shutDown;

    LoopExecutor(EventLoop loop) {
        this.loop = loop;
    }

    @Override
    public void execute(Runnable command) {
        var _ = accept("execute", new LoopJob<>(this, callable(command), 0, 0, false));
    }

    private static Callable<Object> callable(Runnable command) {
        return Executors.callable(Objects.requireNonNull(command, "an executor needs a command, got null"));
    }

    private <T extends @Nullable Object> LoopJob<T> accept(String act, LoopJob<T> job) {
        synchronized (this) {
            if (loop.isClosed()) {
                throw new RejectedExecutionException(act + "() after the event loop was closed: " + loop);
            }
            if (shutDown) {
                throw new RejectedExecutionException(
                        act + "() after shutdown() of this executor; asExecutor() of the loop gives another one");
            }
            jobs.add(job);
        }
        job.submit();
        return job;
    }

    /** Nothing of a job will run any more. */
    void ended(LoopJob<?> job) {
        boolean last;
        synchronized (this) {
            jobs.remove(job);
            last = shutDown && jobs.isEmpty();
        }
        if (last) {
            terminated.complete(null);
        }
    }

    @Override
    public <T extends @Nullable Object> LoopJob<T> submit(Callable<T> body) {
        return schedule(body, 0, TimeUnit.NANOSECONDS);
    }

    @Override
    public LoopJob<?> submit(Runnable command) {
        return submit(callable(command));
    }

    @Override
    public <T extends @Nullable Object> LoopJob<T> submit(Runnable command, T result) {
        return submit(Executors.callable(command, result));
    }

    @Override
    public <T extends @Nullable Object> LoopJob<T> schedule(Callable<T> body, long delay, TimeUnit unit) {
        Objects.requireNonNull(body, "an executor needs a function, got null");
        return accept("submit", new LoopJob<>(this, body, unit.toNanos(delay), 0, true));
    }

    @Override
    public LoopJob<?> schedule(Runnable command, long delay, TimeUnit unit) {
        return schedule(callable(command), delay, unit);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long initialDelay, long period, TimeUnit unit) {
        return repeat(command, unit.toNanos(initialDelay), checkPeriod(unit.toNanos(period), "period"));
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long initialDelay, long delay, TimeUnit unit) {
        return repeat(command, unit.toNanos(initialDelay), -checkPeriod(unit.toNanos(delay), "delay"));
    }

    private static long checkPeriod(long nanos, String what) {
        if (nanos <= 0) {
            throw new IllegalArgumentException(what + " must be > 0: " + nanos + " ns");
        }
        return nanos;
    }

    private ScheduledFuture<?> repeat(Runnable command, long delay, long period) {
        return accept("schedule", new LoopJob<>(this, callable(command), delay, period, true));
    }

    @Override
    public void shutdown() {
        List<LoopJob<?>> left = refuse();
        left.stream().filter(LoopJob::isPeriodic).forEach(job -> job.cancel(false));
    }

    /** Accepts nothing any more; gives what is not over. */
    private List<LoopJob<?>> refuse() {
        List<LoopJob<?>> left;
        synchronized (this) {
            shutDown = true;
            left = List.copyOf(jobs);
        }
        if (left.isEmpty()) {
            terminated.complete(null);
        }
        return left;
    }

    @Override
    public List<Runnable> shutdownNow() {
        List<Runnable> neverBegun = new ArrayList<>();
        for (LoopJob<?> job : refuse()) {
            if (job.withdraw()) {
                neverBegun.add(() -> callHere(job.body));
            } else {
                job.cancel(true);
            }
        }
        return neverBegun;
    }

    private static void callHere(Callable<?> body) {
        try {
            body.call();
        } catch (Exception e) {
            throw Sneaky.rethrow(e);
        }
    }

    @Override
    public synchronized boolean isShutdown() {
        return shutDown || loop.isClosed();
    }

    @Override
    public boolean isTerminated() {
        return terminated.isDone() || loop.isClosed();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        refuseOwnJobs();
        try {
            EitherSide.await(terminated, loop, unit.toNanos(timeout));
            return true;
        } catch (TimeoutException e) {
            return isTerminated();
        }
    }

    private synchronized void refuseOwnJobs() {
        Task<?> here = EitherSide.isOn(loop) ? Asyncio.currentTask(loop) : null;
        if (jobs.stream().anyMatch(job -> job.isRunBy(here))) {
            throw new IllegalStateException(
                    "awaitTermination() or close() of an executor from a command of its own, which would wait for"
                            + " itself: " + here + "; let the command end, and close elsewhere");
        }
    }

    @Override
    public <T extends @Nullable Object> List<java.util.concurrent.Future<T>> invokeAll(
            Collection<? extends Callable<T>> bodies) throws InterruptedException {
        return invokeAll(bodies, Long.MAX_VALUE, TimeUnit.NANOSECONDS);
    }

    @Override
    public <T extends @Nullable Object> List<java.util.concurrent.Future<T>> invokeAll(
            Collection<? extends Callable<T>> bodies, long timeout, TimeUnit unit) throws InterruptedException {
        List<LoopJob<T>> submitted = submitAll(bodies);
        CompletableFuture<?>[] outcomes =
                submitted.stream().map(LoopJob::outcome).toArray(CompletableFuture<?>[]::new);
        try {
            EitherSide.await(CompletableFuture.allOf(outcomes), loop, unit.toNanos(timeout));
        } catch (TimeoutException e) {
            return List.copyOf(submitted); // what is not done by then is cancelled, as the contract of this method says
        } finally {
            submitted.forEach(job -> job.cancel(true));
        }
        return List.copyOf(submitted);
    }

    private <T extends @Nullable Object> List<LoopJob<T>> submitAll(Collection<? extends Callable<T>> bodies) {
        List<LoopJob<T>> submitted = new ArrayList<>();
        boolean complete = false;
        try {
            bodies.forEach(body -> submitted.add(submit(body)));
            complete = true;
        } finally {
            if (!complete) {
                submitted.forEach(job -> job.cancel(true));
            }
        }
        return submitted;
    }

    @Override
    public <T extends @Nullable Object> T invokeAny(Collection<? extends Callable<T>> bodies)
            throws InterruptedException, ExecutionException {
        try {
            return invokeAny(bodies, Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException("waited for ever, and it was not enough", e);
        }
    }

    @Override
    public <T extends @Nullable Object> T invokeAny(
            Collection<? extends Callable<T>> bodies, long timeout, TimeUnit unit)
            throws InterruptedException, ExecutionException, TimeoutException {
        if (bodies.isEmpty()) {
            throw new IllegalArgumentException("invokeAny() needs at least one function, got none");
        }
        List<LoopJob<T>> submitted = submitAll(bodies);
        try {
            CompletableFuture<T> winner = FirstSuccess.of(submitted);
            EitherSide.await(winner, loop, unit.toNanos(timeout));
            return winner.get();
        } finally {
            submitted.forEach(job -> job.cancel(true));
        }
    }

    @Override
    public synchronized String toString() {
        return "<executor of " + loop + (shutDown ? ", shut down" : "") + ", " + jobs.size() + " jobs>";
    }
}
