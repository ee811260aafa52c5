package asyncio;

import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A body that produces items for one subscriber, as a task of a loop. It waits in {@link #emit} until an item is
 * wanted. The subscriber is called on the loop only, by this task and after its end.
 *
 * <p>The demand is counted by any thread. A wake-up is wanted first and the demand looked at then, so none is missed.
 */
final class Publication<T> implements Flow.Subscription, Generator.Emitter<T>, Outstanding {
    /** After so many items without a wait others have their turn. */
    private static final int IN_ONE_GO = 256;

    private final EventLoop loop;
    private final Generator.Body<T> body;
    private final AtomicLong demand = new AtomicLong();
    private final AtomicBoolean wakeWanted = new AtomicBoolean();
    private volatile boolean cancelled;

    /** A demand that is none; the end of this. */
    private volatile @Nullable Throwable complaint;

    /** Null when it has heard everything, or wants to hear nothing more; the fields below are for the loop only. */
    private Flow.@Nullable Subscriber<? super T> subscriber;

    private boolean introduced;
    private @Nullable Task<@Nullable Void> task;
    private @Nullable Future<@Nullable Void> waiter;
    private int sinceWait;

    Publication(EventLoop loop, Generator.Body<T> body, Flow.Subscriber<? super T> subscriber) {
        this.loop = loop;
        this.body = body;
        this.subscriber = subscriber;
    }

    /** From any thread. */
    void begin() {
        loop.threads.add(this);
        if (EitherSide.isOn(loop)) {
            start();
            return;
        }
        if (!loop.isClosed()) {
            loop.post(this::start, null);
        }
        if (loop.isClosed()) {
            loopIsClosed();
        }
    }

    private void start() {
        Task<@Nullable Void> started = loop.createTask((VoidCoroutine) this::run);
        task = started;
        started.addDoneCallback(this::ended);
    }

    private void run() throws Exception {
        introduce();
        body.run(this);
    }

    private void introduce() {
        Flow.Subscriber<? super T> target = subscriber;
        if (!introduced && target != null) {
            introduced = true;
            hand("onSubscribe", () -> target.onSubscribe(this));
        }
    }

    @Override
    public @Nullable Object emit(T item) {
        Objects.requireNonNull(item, "emit() of a publisher needs an item, got null");
        if (task == null || Asyncio.currentTask(loop) != task || Loops.current() != loop) {
            throw new IllegalStateException(
                    "emit() outside of the body of its publisher: only the body itself may emit");
        }
        awaitDemand();
        Flow.Subscriber<? super T> target = subscriber;
        if (cancelled || target == null) {
            throw new CancelledError("nobody wants an item any more: the subscription was cancelled");
        }
        if (demand.get() != Long.MAX_VALUE) {
            demand.decrementAndGet();
        }
        hand("onNext", () -> target.onNext(item));
        return null;
    }

    private void awaitDemand() {
        if (++sinceWait > IN_ONE_GO) {
            sinceWait = 0;
            Asyncio.sleep(0);
        }
        while (demand.get() == 0 && !cancelled) {
            sinceWait = 0;
            sleep();
        }
    }

    private void sleep() {
        Future<@Nullable Void> mine = new Future<>(loop);
        waiter = mine;
        Outside.Work consumer = loop.agenda.outside.begin();
        try {
            wakeWanted.set(true);
            if (demand.get() == 0 && !cancelled) {
                Asyncio.await(mine);
            }
        } finally {
            consumer.end();
            waiter = null;
        }
    }

    private void wake() {
        if (wakeWanted.compareAndSet(true, false)) {
            loop.postQuietly(() -> {
                if (waiter != null) {
                    Limited.release(waiter);
                }
            });
        }
    }

    /** Calls the subscriber; one that throws has broken its promise, and is heard of by the exception handler only. */
    private void hand(String signal, Runnable call) {
        try {
            call.run();
        } catch (Throwable e) {
            if (e instanceof CancelledError || Sneaky.endsTheLoop(e)) {
                throw e;
            }
            cancel();
            loop.callExceptionHandler(
                    ExceptionContext.of("Subscriber failed in " + signal + "(), its subscription is cancelled")
                            .withException(e));
        }
    }

    @Override
    public void request(long n) {
        if (n <= 0) {
            complaint = new IllegalArgumentException("request() needs a positive number of items: " + n);
            loop.postQuietly(this::cancelTask);
            return;
        }
        demand.accumulateAndGet(n, (before, more) -> before + more < 0 ? Long.MAX_VALUE : before + more);
        wake();
    }

    @Override
    public void cancel() {
        cancelled = true;
        loop.postQuietly(this::cancelTask);
    }

    private void cancelTask() {
        if (cancelled) {
            subscriber = null;
        }
        if (task != null && !task.done()) {
            task.cancel();
        }
    }

    /** On the loop. What fails after a cancellation stays with the task, and is reported as nobody's. */
    private void ended(Future<@Nullable Void> done) {
        loop.threads.remove(this);
        introduce();
        Flow.Subscriber<? super T> target = subscriber;
        if (cancelled || target == null) {
            return;
        }
        cancelled = true;
        subscriber = null;
        Throwable failure = done.cancelled() ? wayOfCancellation(done) : done.exception();
        if (failure != null) {
            hand("onError", () -> target.onError(failure));
        } else {
            hand("onComplete", target::onComplete);
        }
    }

    private Throwable wayOfCancellation(Future<@Nullable Void> done) {
        Throwable why = complaint;
        return why != null ? why : FutureStage.asStagesKnowIt(done.cancellation());
    }

    @Override
    public void loopIsClosed() {
        introduce();
        Flow.Subscriber<? super T> target = subscriber;
        if (!cancelled && target != null) {
            cancelled = true;
            subscriber = null;
            target.onError(FutureStage.closed(loop, "this publication"));
        }
        loop.threads.remove(this);
    }
}
