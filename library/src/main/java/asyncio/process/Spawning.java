package asyncio.process;

import asyncio.Asyncio;
import asyncio.EventLoop;
import asyncio.Future;
import java.io.IOException;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Starting a child on a thread, for a task that may be cancelled meanwhile: then the child is ended again. */
final class Spawning implements Callable<Spawned> {
    /**
     * One start holds its thread for less than a millisecond, most of which the system works. They stay until the loop
     * closes: a system that refuses one more process refuses one more thread, too.
     */
    private static final int THREADS = 2;

    private static final Map<EventLoop, ExecutorService> EXECUTORS = new WeakHashMap<>();

    private final Spawner spawner;
    private @Nullable Spawned started;
    private boolean unwanted;

    private Spawning(Spawner spawner) {
        this.spawner = spawner;
    }

    /** Starts a child; the calling task waits until it runs. */
    static Spawned start(EventLoop loop, Command command, SubprocessOptions options) throws IOException {
        Spawning spawning = new Spawning(new Spawner(command, options));
        Future<Spawned> future = loop.runInExecutor(executorOf(loop), spawning);
        boolean taken = false;
        try {
            Spawned spawned = Asyncio.await(future, IOException.class);
            taken = true;
            return spawned;
        } finally {
            if (!taken) {
                spawning.discard();
            }
        }
    }

    private static ExecutorService executorOf(EventLoop loop) throws IOException {
        try {
            synchronized (EXECUTORS) {
                return EXECUTORS.computeIfAbsent(loop, Spawning::newExecutor);
            }
        } catch (OutOfMemoryError e) { // so the JDK says that the system refuses a thread
            throw new IOException("the system refuses a thread to start child processes: " + e.getMessage(), e);
        }
    }

    private static ExecutorService newExecutor(EventLoop loop) {
        ThreadPoolExecutor executor = new ThreadPoolExecutor(
                THREADS, THREADS, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Spawning::newThread);
        loop.callAtClose(executor::shutdown);
        executor.prestartAllCoreThreads();
        return executor;
    }

    private static Thread newThread(Runnable work) {
        return Thread.ofPlatform()
                .name("asyncio_spawner")
                .daemon()
                .inheritInheritableThreadLocals(false)
                .unstarted(work);
    }

    @Override
    public Spawned call() throws IOException {
        Spawned spawned = spawner.spawn();
        synchronized (this) {
            started = spawned;
        }
        discardIfUnwanted();
        return spawned;
    }

    /** Ends a child that nobody wants; waiting for its end is not for the loop. */
    static void discard(Spawned spawned) {
        newThread(spawned::discard).start();
    }

    private void discard() {
        synchronized (this) {
            unwanted = true;
        }
        discardIfUnwanted();
    }

    private void discardIfUnwanted() {
        Spawned child;
        synchronized (this) {
            if (!unwanted) {
                return;
            }
            child = started;
            started = null;
        }
        if (child != null) {
            discard(child);
        }
    }
}
