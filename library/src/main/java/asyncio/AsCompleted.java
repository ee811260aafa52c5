package asyncio;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Awaitables in the order in which they are done; made by {@link Asyncio#asCompleted(Collection)}.
 *
 * <p>Iterating over it waits for the next one and gives the future itself, the very one that was passed in if it was a
 * future or a task. {@link #coroutines} is the other way: as many coroutines as there are awaitables, which do not wait
 * before they are awaited. All iterators of one object share what is left, so a loop that was left can be taken up
 * again.
 *
 * @param <T> type of the results
 */
public final class AsCompleted<T extends @Nullable Object> implements Iterable<Future<T>> {
    private final Set<Future<T>> todo = new LinkedHashSet<>();
    private final ArrayDeque<Future<T>> done = new ArrayDeque<>();
    private final java.util.Queue<Future<@Nullable Void>> takers = new ConcurrentLinkedQueue<>();
    private final Follower onDone = new Follower();
    private final EventLoop loop;
    private @Nullable TimerHandle timer;
    private boolean timedOut;
    private int left;

    private AsCompleted(EventLoop loop) {
        this.loop = loop;
    }

    /** Starts what is no future yet. */
    static <T extends @Nullable Object> AsCompleted<T> of(Collection<? extends Awaitable<T>> awaitables, long nanos) {
        AsCompleted<T> all = new AsCompleted<>(Loops.running());
        awaitables.forEach(one -> all.todo.add(Asyncio.ensureFuture(one, all.loop)));
        all.todo.forEach(future -> future.addDoneCallback(all.onDone));
        all.left = all.todo.size();
        if (nanos != Seconds.NEVER && all.left > 0) {
            all.timer = all.loop.callLater(Duration.ofNanos(nanos), all::onTimeout);
        }
        return all;
    }

    private final class Follower implements Consumer<Future<T>>, Joint {
        @Override
        public void accept(Future<T> future) {
            onDone(future);
        }

        @Override
        public List<? extends Future<?>> outers() {
            return List.copyOf(takers);
        }
    }

    private void onDone(Future<T> future) {
        if (!todo.remove(future)) {
            return;
        }
        done.add(future);
        wakeNext();
        if (todo.isEmpty() && timer != null) {
            timer.cancel();
        }
    }

    private void onTimeout() {
        timedOut = true;
        todo.forEach(future -> future.removeDoneCallback(onDone));
        todo.clear();
        takers.forEach(Limited::release);
        takers.clear();
    }

    private void wakeNext() {
        Future<@Nullable Void> taker;
        while ((taker = takers.poll()) != null) {
            if (!taker.done()) {
                taker.setResult(null);
                return;
            }
        }
    }

    private Future<T> take() throws TimeoutException {
        while (done.isEmpty() && !timedOut) {
            Future<@Nullable Void> taker = new Future<>(loop);
            takers.add(taker);
            try {
                Asyncio.await(taker);
            } catch (Throwable e) {
                passOn(taker);
                throw e;
            }
        }
        Future<T> next = done.poll();
        if (next == null) {
            throw new TimeoutException();
        }
        return next;
    }

    /** Somebody who was woken and cancelled in the same turn leaves the wake-up to the next. */
    private void passOn(Future<@Nullable Void> taker) {
        takers.remove(taker);
        if (!taker.cancelled() && !done.isEmpty()) {
            wakeNext();
        }
    }

    private void claim() {
        if (left == 0) {
            throw new NoSuchElementException("asCompleted(): all were handed out, ask hasNext() first");
        }
        left--;
    }

    /** Waits for the next one each time, and gives it, done; throws {@link TimeoutException} after the limit. */
    @Override
    public Iterator<Future<T>> iterator() {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return left > 0;
            }

            @Override
            public Future<T> next() {
                return nextDone();
            }
        };
    }

    private Future<T> nextDone() {
        claim();
        try {
            return take();
        } catch (CancelledError e) {
            left++;
            throw e;
        } catch (TimeoutException e) {
            throw Sneaky.rethrow(e);
        }
    }

    /**
     * One coroutine for each awaitable, without waiting: the first that is awaited gives the result of the first that
     * is done, or throws its exception, and so on; {@link TimeoutException} after the limit. A coroutine that is
     * awaited again gives the same result again.
     */
    public Iterable<Coroutine<T>> coroutines() {
        return () -> new Iterator<>() {
            @Override
            public boolean hasNext() {
                return left > 0;
            }

            @Override
            public Coroutine<T> next() {
                claim();
                return new Next();
            }
        };
    }

    /**
     * The results as a stream: of the first that is done, of the second, and so on; a failure is thrown as it is out of
     * the stream's last operation, as is a {@link TimeoutException} after the limit. The task that works it off waits
     * in between, so it cannot be {@code parallel()}.
     */
    public Stream<T> stream() {
        return Sequential.stream(iterator()).map(Future::result);
    }

    private final class Next implements Coroutine<T> {
        private final @Nullable LeakWatch leak =
                loop.debug ? LeakWatch.on(this, "coroutine of asCompleted() was never awaited") : null;
        private @Nullable Future<T> mine;

        @Override
        public T run() throws Exception {
            if (leak != null) {
                leak.done();
            }
            if (mine == null) {
                mine = take();
            }
            return mine.result();
        }
    }
}
