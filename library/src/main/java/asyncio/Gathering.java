package asyncio;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Several futures as one: done when all are, in the order of the arguments.
 *
 * <p>Without {@code returnExceptions} the first failure is handed on at once, while the other futures go on and their
 * later failures count as seen. Cancelling it cancels the children; it ends with the first that ends cancelled, or with
 * the last if exceptions are returned.
 */
final class Gathering<T extends @Nullable Object> extends Future<List<T>>
        implements Consumer<Future<? extends T>>, Joint {
    private final List<Future<? extends T>> children = new ArrayList<>();
    private final boolean returnExceptions;
    private int pending;
    private boolean cancelRequested;

    private Gathering(EventLoop loop, boolean returnExceptions) {
        super(loop);
        this.returnExceptions = returnExceptions;
    }

    static <T extends @Nullable Object> Future<List<T>> of(
            List<? extends Awaitable<? extends T>> awaitables, boolean returnExceptions) {
        Objects.requireNonNull(awaitables, "gather() needs awaitables, got null");
        EventLoop loop = loopOf(awaitables);
        Gathering<T> gathering = new Gathering<>(loop, returnExceptions);
        if (awaitables.isEmpty()) {
            gathering.setResult(new ArrayList<>());
            return gathering;
        }
        Set<Future<? extends T>> known = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Future<? extends T>> done = new ArrayList<>();
        for (Awaitable<? extends T> awaitable : awaitables) {
            Future<? extends T> child = Asyncio.ensureFuture(awaitable, loop);
            if (child != awaitable || known.add(child)) {
                gathering.pending++;
                gathering.watch(child, done);
            }
            gathering.children.add(child);
        }
        done.forEach(gathering::childDone);
        return gathering;
    }

    /** The loop of the first future among the arguments, else the running one. */
    private static EventLoop loopOf(List<? extends Awaitable<?>> awaitables) {
        for (Awaitable<?> awaitable : awaitables) {
            if (awaitable instanceof Future<?> future) {
                return future.loop;
            }
        }
        return Loops.running();
    }

    private void watch(Future<? extends T> child, List<Future<? extends T>> done) {
        if (child.done()) {
            done.add(child);
        } else {
            child.addDoneCallback(this);
        }
    }

    @Override
    public void accept(Future<? extends T> child) {
        childDone(child);
    }

    @Override
    public Collection<Future<?>> outers() {
        return List.of(this);
    }

    private void childDone(Future<? extends T> child) {
        pending--;
        Throwable error =
                child.cancelled() ? null : child.exception(); // asked for in any case, so that it counts as seen
        if (done()) {
            return;
        }
        if (!returnExceptions && child.cancelled()) {
            setException(child.cancellation());
        } else if (!returnExceptions && error != null) {
            setException(error);
        } else if (pending == 0) {
            complete(child);
        }
    }

    private void complete(Future<? extends T> last) {
        List<T> results = new ArrayList<>(children.size());
        for (Future<? extends T> child : children) {
            results.add(outcome(child));
        }
        if (cancelRequested) {
            setException(last.cancelled() ? last.cancellation() : new CancelledError());
        } else {
            setResult(results);
        }
    }

    /** A child's result, or what stands for it when exceptions are returned; those lists are lists of objects. */
    @SuppressWarnings("unchecked")
    private static <T extends @Nullable Object> T outcome(Future<? extends T> child) {
        if (child.cancelled()) {
            String message = child.cancelMessage();
            return (T) new CancelledError(message == null ? "" : message);
        }
        Throwable error = child.exception();
        return error != null ? (T) error : child.result();
    }

    @Override
    public boolean cancel(@Nullable String message) {
        if (done()) {
            return false;
        }
        boolean any = false;
        for (Future<? extends T> child : children) {
            any |= child.cancel(message);
        }
        cancelRequested |= any;
        return any;
    }
}
