package asyncio;

import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Where a publisher on any thread puts items, and a {@link FlowReader} takes them out on its loop.
 *
 * <p>At most {@code prefetch} items are asked for and not taken yet. Half of them are asked for again at once, so that
 * not every item is a call. A wake-up is wanted first and the queue looked at then, so none is missed.
 */
final class FlowInbox<T> implements Flow.Subscriber<T>, Outstanding {
    /** The last thing to come. */
    record End(@Nullable Throwable failure) {}

    private static final Flow.Subscription CANCELLED = new Flow.Subscription() {
        @Override
        public void request(long n) {}

        @Override
        public void cancel() {}
    };

    private final EventLoop loop;
    private final Runnable wake;
    private final int prefetch;
    private final int batch;
    private final ConcurrentLinkedQueue<Object> arrived = new ConcurrentLinkedQueue<>();
    private final AtomicReference<Flow.@Nullable Subscription> subscription = new AtomicReference<>();
    private final AtomicBoolean wakeWanted = new AtomicBoolean();

    /** Asked for and not come yet. */
    private final AtomicInteger due = new AtomicInteger();

    /** Taken since the last request; on the loop only. */
    private int taken;

    FlowInbox(EventLoop loop, int prefetch, Runnable wake) {
        this.loop = loop;
        this.prefetch = prefetch;
        this.batch = Math.max(1, prefetch / 2);
        this.wake = wake;
    }

    @Override
    public void onSubscribe(Flow.Subscription offered) {
        Objects.requireNonNull(offered, "onSubscribe() needs a subscription, got null");
        if (!subscription.compareAndSet(null, offered)) {
            offered.cancel();
            return;
        }
        loop.threads.add(this);
        if (loop.isClosed()) {
            loopIsClosed();
            return;
        }
        due.addAndGet(prefetch);
        offered.request(prefetch);
    }

    @Override
    public void onNext(T item) {
        Objects.requireNonNull(item, "onNext() needs an item, got null");
        if (due.decrementAndGet() >= 0) {
            put(item);
        } else if (subscription.get() != CANCELLED) {
            cancelSubscription();
            put(new End(new IllegalStateException(
                    "the publisher sent more than was requested: " + prefetch + " at most may be under way")));
        }
    }

    @Override
    public void onError(Throwable failure) {
        finish(new End(Objects.requireNonNull(failure, "onError() needs an exception, got null")));
    }

    @Override
    public void onComplete() {
        finish(new End(null));
    }

    private void finish(End end) {
        if (subscription.getAndSet(CANCELLED) != CANCELLED) {
            loop.threads.remove(this);
            put(end);
        }
    }

    private void put(Object arrival) {
        arrived.add(arrival);
        if (wakeWanted.get() && wakeWanted.compareAndSet(true, false)) {
            loop.postQuietly(wake);
        }
    }

    /** What came first, an item or the {@link End}; null if there is nothing. On the loop, as what follows. */
    @Nullable
    Object poll() {
        return arrived.poll();
    }

    /** Has the reader woken when something comes; false if there is something already. */
    boolean wantsWake() {
        wakeWanted.set(true);
        return arrived.isEmpty() || !wakeWanted.compareAndSet(true, false);
    }

    /** An item was taken: asks for more when it is time to. */
    void taken() {
        if (++taken == batch) {
            taken = 0;
            Flow.Subscription current = subscription.get();
            if (current != null) {
                due.addAndGet(batch);
                current.request(batch);
            }
        }
    }

    /** Nobody reads any more. */
    void cancel() {
        cancelSubscription();
        arrived.clear();
    }

    @Override
    public void loopIsClosed() {
        cancelSubscription();
    }

    private void cancelSubscription() {
        loop.threads.remove(this);
        Flow.Subscription current = subscription.getAndSet(CANCELLED);
        if (current != null) {
            current.cancel();
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // what is no End has come through onNext
    static <T> T asItem(@Nullable Object item) {
        return (T) Objects.requireNonNull(item);
    }
}
