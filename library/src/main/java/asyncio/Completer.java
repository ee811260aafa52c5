package asyncio;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Completes a future of a loop from any thread: what turns an API of callbacks into something to await.
 *
 * <pre>{@code
 * Completer<String> answer = new Completer<>();
 * client.ask("what", answer::complete, answer::fail);
 * String text = await(answer.future());
 * }</pre>
 *
 * <p>The first call counts, later ones do nothing and return false: callbacks that come twice, or after the future was
 * cancelled, do no harm. Neither do those that come after the loop was closed. A loop that has nothing else to do waits
 * for a call that is still to come.
 *
 * @param <T> type of the result
 */
public final class Completer<T extends @Nullable Object> {
    private final EventLoop loop;
    private final Future<T> future;
    private final Outside.Work work;
    private final AtomicBoolean completed = new AtomicBoolean();

    /**
     * Creates one with a pending future of the running loop.
     *
     * @throws IllegalStateException if no loop is running here
     */
    public Completer() {
        loop = Loops.running();
        future = new Future<>(loop);
        work = loop.agenda.outside.begin();
        future.addDoneCallback(done -> end());
    }

    private void end() {
        completed.set(true);
        work.end();
    }

    /** What it completes; to be used on the loop. */
    public Future<T> future() {
        return future;
    }

    /** Finishes the future with a value, soon. From any thread; false if it was completed or cancelled before. */
    public boolean complete(T value) {
        return first(() -> future.setResult(value));
    }

    /** Finishes the future with an exception, soon. From any thread; false if it was completed or cancelled before. */
    public boolean fail(Throwable exception) {
        Objects.requireNonNull(exception, "fail() needs an exception, got null");
        return first(() -> future.setException(exception));
    }

    /** Cancels the future, soon. From any thread; false if it was completed or cancelled before. */
    public boolean cancel() {
        return first(future::cancel);
    }

    private boolean first(Runnable act) {
        if (!completed.compareAndSet(false, true)) {
            return false;
        }
        loop.postQuietly(() -> {
            if (!future.done()) {
                act.run();
            }
        });
        return true;
    }

    /**
     * Has {@code action} called on the loop, soon after the future was cancelled: to tell whoever works on the answer
     * that nobody wants it any more. A task that is cancelled while it awaits the future cancels it.
     *
     * @return this
     */
    public Completer<T> onCancel(Runnable action) {
        Objects.requireNonNull(action, "onCancel() needs an action, got null");
        future.addDoneCallback(done -> {
            if (done.cancelled()) {
                action.run();
            }
        });
        return this;
    }

    @Override
    public String toString() {
        return "<Completer of " + future + ">";
    }
}
