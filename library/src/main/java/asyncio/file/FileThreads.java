package asyncio.file;

import asyncio.EventLoop;
import java.io.IOException;
import java.nio.channels.Channel;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads on which one loop works with files, made when they are first needed. They end with the loop; an operation
 * that is under way then goes on to its end, and files that nobody has closed are closed.
 */
final class FileThreads implements Executor {
    /** More do not make a disk faster; fewer would let one that hangs stop the others too soon. */
    static final int MOST = 8;

    private static final Map<EventLoop, FileThreads> OF_LOOPS = new WeakHashMap<>();

    /** Those that the loop is to close. */
    final Set<Channel> open = ConcurrentHashMap.newKeySet();

    private final ThreadPoolExecutor pool = new ThreadPoolExecutor(
            MOST, MOST, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), named(new AtomicInteger()));
    private volatile boolean closed;

    private FileThreads() {}

    private static ThreadFactory named(AtomicInteger number) {
        return work -> Thread.ofPlatform()
                .name("asyncio_file_" + number.getAndIncrement())
                .daemon()
                .inheritInheritableThreadLocals(false)
                .unstarted(work);
    }

    /** Those of a loop; to be called on it. */
    static FileThreads of(EventLoop loop) {
        synchronized (OF_LOOPS) {
            return OF_LOOPS.computeIfAbsent(loop, FileThreads::create);
        }
    }

    private static FileThreads create(EventLoop loop) {
        FileThreads created = new FileThreads();
        loop.callAtClose(created::close);
        return created;
    }

    @Override
    public void execute(Runnable work) {
        pool.execute(work);
    }

    /** Notes a file that is to be closed with the loop; on any thread, after it was opened. */
    <C extends Channel> C opened(C channel) throws IOException {
        open.add(channel);
        if (closed) {
            discard(channel);
        }
        return channel;
    }

    /** Closes a file that nobody wanted in the end. */
    void discard(Channel channel) throws IOException {
        open.remove(channel);
        channel.close();
    }

    private void close() {
        closed = true;
        pool.shutdown();
        for (Channel channel : open) {
            try {
                channel.close();
            } catch (IOException e) {
                System.getLogger("asyncio").log(System.Logger.Level.ERROR, "Closing a file with its loop failed", e);
            }
        }
        open.clear();
    }
}
