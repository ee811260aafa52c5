package asyncio;

import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The other threads in a loop's life: the default executor, those that wait for a future on its behalf, and those that
 * wait for the loop.
 *
 * <p>The loop's own threads are platform threads: a virtual thread that is started on the loop may run there, too. They
 * are daemons, so that a program which forgets to close a loop ends nevertheless; one that closes it, as {@link
 * Asyncio#run} does, waits for them.
 */
final class Threads {
    private static final System.Logger LOGGER = System.getLogger("asyncio");

    /** As many as CPython takes: blocking calls need more threads than processors, but not without limit. */
    private static final int MOST_THREADS = Math.min(32, Runtime.getRuntime().availableProcessors() + 4);

    private final EventLoop loop;
    private @Nullable ExecutorService executor;
    private boolean executorIsOurs;
    private boolean shutDown;
    private @Nullable ThreadPoolExecutor watchers;

    /** What other threads may wait for, and has no outcome yet. */
    final Set<Outstanding> outstanding = ConcurrentHashMap.newKeySet();

    Threads(EventLoop loop) {
        this.loop = loop;
    }

    <T extends @Nullable Object> Future<T> run(@Nullable Executor chosen, Callable<T> function) {
        Objects.requireNonNull(function, "runInExecutor() needs a function, got null");
        loop.checkOpen("runInExecutor");
        loop.checkThread("runInExecutor");
        return Job.start(loop, chosen != null ? chosen : defaultExecutor(), function);
    }

    /** Runs a function in a copy of the current context and waits for it; called by a task. */
    <T extends @Nullable Object> T runAndWait(Callable<T> function) {
        Objects.requireNonNull(function, "toThread() needs a function, got null");
        Context context = Context.current().copy();
        return Asyncio.await(run(null, () -> context.run(function)));
    }

    /** A function without a result as one that returns null. */
    static Callable<@Nullable Void> callable(VoidCallable function) {
        Objects.requireNonNull(function, "toThread() and runInExecutor() need a function, got null");
        return () -> {
            function.call();
            return null;
        };
    }

    private Executor defaultExecutor() {
        if (shutDown) {
            throw new IllegalStateException("Executor shutdown has been called: the default executor takes no more work"
                    + " after shutdownDefaultExecutor(), pass one of your own");
        }
        ExecutorService known = executor;
        if (known == null) {
            known = new ThreadPoolExecutor(
                    MOST_THREADS, MOST_THREADS, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), named("asyncio_"));
            executor = known;
            executorIsOurs = true;
        }
        return known;
    }

    private static ThreadFactory named(String prefix) {
        AtomicInteger number = new AtomicInteger();
        return runnable -> daemon(prefix + number.getAndIncrement(), runnable);
    }

    private static Thread daemon(String name, Runnable runnable) {
        return Thread.ofPlatform()
                .name(name)
                .daemon()
                .inheritInheritableThreadLocals(false)
                .unstarted(runnable);
    }

    void setDefaultExecutor(ExecutorService replacement) {
        Objects.requireNonNull(replacement, "setDefaultExecutor() needs an executor, got null");
        loop.checkThread("setDefaultExecutor");
        ExecutorService before = executor;
        if (before != null && executorIsOurs) {
            before.shutdown();
        }
        executor = replacement;
        executorIsOurs = false;
    }

    /** Waits, as a task, until the threads of the default executor have ended, for at most so many nanoseconds. */
    void shutdownDefaultExecutor(long limitNanos) {
        Loops.runningTask("shutdownDefaultExecutor()");
        loop.checkThread("shutdownDefaultExecutor");
        shutDown = true;
        ExecutorService ending = executor;
        if (ending == null) {
            return;
        }
        ending.shutdown();
        Future<@Nullable Void> ended = Job.start(loop, watchers(), () -> awaitTermination(ending));
        try {
            Timeout.after(limitNanos, "shutdownDefaultExecutor()").run((VoidCoroutine) () -> Asyncio.await(ended));
        } catch (TimeoutException e) {
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    "The default executor did not end its threads within " + Seconds.fromNanos(limitNanos)
                            + " s: the loop goes on without them");
        }
    }

    private static @Nullable Void awaitTermination(ExecutorService ending) throws InterruptedException {
        ending.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        return null;
    }

    /** Threads that do nothing but wait, one for each wait, so that no work has to wait for them. */
    Executor watchers() {
        ThreadPoolExecutor known = watchers;
        if (known == null) {
            known = new ThreadPoolExecutor(
                    0, Integer.MAX_VALUE, 0, TimeUnit.SECONDS, new SynchronousQueue<>(), named("asyncio_watcher_"));
            watchers = known;
        }
        return known;
    }

    /** From any thread, as {@link #remove}. */
    void add(Outstanding owed) {
        outstanding.add(owed);
    }

    void remove(Outstanding owed) {
        outstanding.remove(owed);
    }

    /** The loop is closed: jobs go on to their end, nobody waits any more, for them or for the loop. */
    void close() {
        shutDown = true;
        if (executor != null) {
            executor.shutdown();
        }
        if (watchers != null) {
            watchers.shutdownNow();
        }
        outstanding.forEach(Outstanding::loopIsClosed);
    }
}
