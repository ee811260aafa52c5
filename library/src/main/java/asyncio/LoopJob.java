package asyncio;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Delayed;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** What a {@link LoopExecutor} was given: it runs as a task of the loop, once or again and again. */
final class LoopJob<T extends @Nullable Object> implements ScheduledFuture<T>, Outstanding {
    final Callable<T> body;
    private final LoopExecutor executor;
    private final EventLoop loop;
    private final CompletableFuture<T> outcome = new CompletableFuture<>();

    /** Taken by whoever is first: the loop that begins it, or somebody who does not want it to. */
    private final AtomicBoolean begun = new AtomicBoolean();

    /** From one run to the next, in nanoseconds: zero for no next one, negative for so long after its end. */
    private final long period;

    private final boolean wantsOutcome;

    /** How long it waits at first. */
    private final long delay;

    /** On the loop only, as the next two: {@link Clock#nanoTime} of the next run. */
    private long due;

    private @Nullable TimerHandle timer;
    private @Nullable Task<T> task;

    LoopJob(LoopExecutor executor, Callable<T> body, long delay, long period, boolean wantsOutcome) {
        this.executor = executor;
        this.loop = executor.loop;
        this.body = body;
        this.delay = Math.max(0, delay);
        this.period = period;
        this.wantsOutcome = wantsOutcome;
    }

    /** Hands it to the loop, in a copy of the current context. */
    void submit() {
        loop.threads.add(this);
        if (EitherSide.isOn(loop)) {
            arrive();
        } else {
            loop.post(this::arrive, null);
            if (loop.isClosed()) {
                loopIsClosed();
            }
        }
    }

    /** On the loop, as what follows. */
    private void arrive() {
        due = Seconds.after(loop.agenda.clock.nanoTime(), delay);
        if (delay == 0) {
            run();
        } else {
            waitFor(delay);
        }
    }

    private void waitFor(long nanos) {
        timer = loop.callLater(Duration.ofNanos(nanos), this::run);
    }

    private void run() {
        if (outcome.isDone()) {
            over();
        } else if (period != 0 || begun.compareAndSet(false, true)) {
            Task<T> started = loop.createTask((Coroutine<T>) body::call);
            task = started;
            started.addDoneCallback(this::onDone);
        }
    }

    /** A failure that nobody will ask for stays with the task, and is reported as nobody's. */
    private void onDone(Future<T> ended) {
        if (outcome.isDone()) {
            over();
        } else if (period != 0 && !ended.cancelled() && ended.exceptionUnseen() == null) {
            repeat();
        } else {
            over();
            if (wantsOutcome) {
                FutureStage.copy(ended, outcome);
            }
        }
    }

    private void repeat() {
        if (executor.isShutdown()) {
            cancel(false);
            over();
            return;
        }
        long now = loop.agenda.clock.nanoTime();
        due = Seconds.after(period > 0 ? due : now, Math.abs(period));
        waitFor(due - now);
    }

    private void over() {
        loop.threads.remove(this);
        executor.ended(this);
    }

    @Override
    public void loopIsClosed() {
        outcome.completeExceptionally(FutureStage.closed(loop, "what was handed to its executor"));
        over();
    }

    /** Keeps it from being run, if nothing has run yet; from any thread. */
    boolean withdraw() {
        return begun.compareAndSet(false, true) && cancel(false);
    }

    boolean isPeriodic() {
        return period != 0;
    }

    boolean isRunBy(@Nullable Task<?> other) {
        return other != null && task == other;
    }

    CompletableFuture<T> outcome() {
        return outcome;
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        if (!outcome.completeExceptionally(new CancellationException())) {
            return false;
        }
        loop.postQuietly(() -> forget(mayInterruptIfRunning));
        return true;
    }

    private void forget(boolean running) {
        if (timer != null) {
            timer.cancel();
        }
        if (task == null || task.done()) {
            over();
        } else if (running) {
            task.cancel();
        }
    }

    @Override
    public T get() throws InterruptedException, ExecutionException {
        try {
            EitherSide.await(outcome, loop, Seconds.NEVER);
        } catch (TimeoutException e) {
            throw new IllegalStateException("waited for ever, and it was not enough", e);
        }
        return outcome.get();
    }

    @Override
    public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        EitherSide.await(outcome, loop, unit.toNanos(timeout));
        return outcome.get();
    }

    @Override
    public boolean isCancelled() {
        return outcome.isCancelled();
    }

    @Override
    public boolean isDone() {
        return outcome.isDone();
    }

    @Override
    public long getDelay(TimeUnit unit) {
        return unit.convert(due == 0 ? delay : due - loop.agenda.clock.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
        return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
    }

    @Override
    public String toString() {
        return "<job of an event loop's executor, " + outcome + ">";
    }
}
