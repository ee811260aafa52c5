package asyncio;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which loop runs here. A loop that schedules its tasks is known by its carrier thread, which costs one comparison to
 * find out; a loop that passes a baton leaves a mark on each of its threads.
 */
final class Loops {
    /** The loop whose fiber this thread is, when the baton is passed. */
    static final ThreadLocal<@Nullable EventLoop> LOCAL = new ThreadLocal<>();

    /** The loop that was set for a thread, whether it runs or not. */
    private static final ThreadLocal<@Nullable EventLoop> OF_THREAD = new ThreadLocal<>();

    private static volatile Running[] running = {};

    private Loops() {}

    /** A loop that runs, and the thread that carries it. */
    record Running(EventLoop loop, Thread carrier) {}

    /** The loop whose code is running on this thread, or null. */
    static @Nullable EventLoop current() {
        Thread carrier = Fiber.carrier();
        if (carrier == null) {
            return LOCAL.get();
        }
        for (Running candidate : running) {
            if (candidate.carrier == carrier) {
                return candidate.loop;
            }
        }
        return null;
    }

    static synchronized Running enter(EventLoop loop, Thread carrier) {
        Running entry = new Running(loop, carrier);
        Running[] longer = Arrays.copyOf(running, running.length + 1);
        longer[running.length] = entry;
        running = longer;
        return entry;
    }

    static synchronized void leave(Running entry) {
        running = Arrays.stream(running).filter(candidate -> candidate != entry).toArray(Running[]::new);
    }

    /** The loop that runs this code. */
    static EventLoop running() {
        EventLoop loop = current();
        if (loop == null) {
            throw new IllegalStateException(
                    "no running event loop: call this from a task or callback, such as the body of Asyncio.run(...)");
        }
        return loop;
    }

    static @Nullable Fiber currentFiber() {
        EventLoop loop = current();
        return loop == null ? null : loop.dispatcher.current;
    }

    /** The task that runs this code. */
    static Task<?> runningTask(String act) {
        Fiber fiber = currentFiber();
        Task<?> task = fiber == null || fiber.handle != null ? null : fiber.task;
        if (task == null) {
            throw new IllegalStateException(act + " outside a task: only a task can wait; start one with"
                    + " Asyncio.run(...) or createTask(...)");
        }
        return task;
    }

    /**
     * The running task, which waits for something that is bound to a loop or, if {@code bound} is null, is to be.
     *
     * @throws IllegalStateException outside a task, and if its loop is another one
     */
    static Task<?> bind(@Nullable EventLoop bound, Object owner, String act) {
        return bind(bound, runningTask(act), owner, act);
    }

    /** The same when the running task is known. */
    static Task<?> bind(@Nullable EventLoop bound, Task<?> running, Object owner, String act) {
        if (bound != null && bound != running.loop) {
            throw new IllegalStateException(owner + " is bound to a different event loop: " + act
                    + " works on the loop where it was first waited for; make one for each loop");
        }
        return running;
    }

    static @Nullable EventLoop ofThread() {
        return OF_THREAD.get();
    }

    static void setOfThread(@Nullable EventLoop loop) {
        if (loop == null) {
            OF_THREAD.remove();
        } else {
            OF_THREAD.set(loop);
        }
    }

    /** Refuses to run a loop within a loop. */
    static void checkNone(String act) {
        if (current() != null) {
            throw new IllegalStateException(act + " cannot be called from a running event loop: "
                    + (currentFiber() == null
                            ? "this virtual thread was started on a loop and runs there; use a platform thread"
                            : "await the coroutine instead, or create a task"));
        }
    }
}
