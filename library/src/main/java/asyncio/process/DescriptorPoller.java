package asyncio.process;

import asyncio.Asyncio;
import asyncio.EventLoop;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Tells a loop when the pipes and children that it cares for are ready. The JDK's selector knows none of them, so this
 * has a thread of its own, one for each loop that needs one, that does nothing but wait for the system.
 *
 * <p>The system says once that something is ready ({@code EPOLLONESHOT}), and whoever hears of it goes on until nothing
 * is there any more, and only then asks again. So the thread is out of the way while bytes flow: they are read and
 * written on the loop. Edge triggering would cost fewer calls, but tells of each piece that is written to a pipe.
 * Descriptors are known by numbers that are never used twice, so that news of a closed one reaches nobody.
 *
 * <p>While somebody waits, that counts as work outside of the loop: a virtual clock waits for it, and the loop is not
 * taken to be stuck.
 */
final class DescriptorPoller implements Runnable {
    static final int IN = 0x001;
    static final int OUT = 0x004;
    static final int ERROR = 0x008;
    static final int HANG_UP = 0x010;
    private static final int ONCE = 1 << 30;

    private static final int ADD = 1;
    private static final int REMOVE = 2;
    private static final int CHANGE = 3;
    private static final int AT_ONCE = 256;
    private static final long STOP = 0;

    private static final boolean PACKED = System.getProperty("os.arch").equals("amd64");
    private static final long EVENT_SIZE = PACKED ? 12 : 16;
    private static final long ID_OFFSET = PACKED ? 4 : 8;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private static final ValueLayout.OfLong ID = ValueLayout.JAVA_LONG_UNALIGNED;

    private static final Map<EventLoop, DescriptorPoller> OF_LOOPS = new WeakHashMap<>();

    /** For calls on the loop. */
    final Libc libc = new Libc();

    private final EventLoop loop;
    private final int epoll;
    private final int stop;
    private final MemorySegment event = Arena.ofAuto().allocate(EVENT_SIZE, Long.BYTES);
    private final Map<Long, Watcher> watchers = new HashMap<>();
    private final Set<Child> children = new LinkedHashSet<>();
    private long lastId = STOP;
    private int waits;
    private @Nullable CompletableFuture<@Nullable Void> waiting;
    private boolean closed;

    /** Who is told. */
    @FunctionalInterface
    interface Watcher {
        /** Called on the loop when something has become ready. */
        void ready(int events);
    }

    private DescriptorPoller(EventLoop loop) throws IOException {
        this.loop = loop;
        epoll = Errno.check(libc.epollCreate(), "waiting for pipes");
        stop = Errno.check(libc.eventfd(), "waiting for pipes");
        control(ADD, stop, IN, STOP);
        loop.callAtClose(this::close);
        Thread.ofPlatform()
                .name("asyncio_pipes")
                .daemon()
                .inheritInheritableThreadLocals(false)
                .start(this);
    }

    /** That of a loop; to be called on it. */
    static DescriptorPoller of(EventLoop loop) throws IOException {
        synchronized (OF_LOOPS) {
            DescriptorPoller poller = OF_LOOPS.get(loop);
            if (poller == null) {
                poller = new DescriptorPoller(loop);
                OF_LOOPS.put(loop, poller);
            }
            return poller;
        }
    }

    /**
     * Has a watcher told, once, when a descriptor is ready, or has failed or ended in any case.
     *
     * @return the number to {@link #ask} again and to {@link #unwatch} it by, or zero if it is always ready, as a file
     */
    long watch(int fd, int events, Watcher watcher) throws IOException {
        long id = ++lastId;
        int result = control(ADD, fd, events, id);
        if (result == -Libc.EPERM) {
            return 0;
        }
        Errno.check(result, "watching a descriptor");
        watchers.put(id, watcher);
        return id;
    }

    /** Has the watcher told once more. */
    void ask(int fd, long id, int events) {
        if (!closed) {
            control(CHANGE, fd, events, id);
        }
    }

    private int control(int operation, int fd, int events, long id) {
        event.set(INT, 0, id == STOP ? events : events | ONCE);
        event.set(ID, ID_OFFSET, id);
        return libc.epollCtl(epoll, operation, fd, event);
    }

    void unwatch(int fd, long id) {
        if (watchers.remove(id) != null && !closed) {
            control(REMOVE, fd, 0, id);
        }
    }

    /** Somebody waits, until {@link #endWait}. */
    void beginWait() {
        if (waits++ == 0 && !closed) {
            waiting = new CompletableFuture<>();
            Asyncio.wrapFuture(waiting, loop);
        }
    }

    void endWait() {
        CompletableFuture<@Nullable Void> wait = waiting;
        if (--waits == 0 && wait != null) {
            waiting = null;
            wait.complete(null);
        }
    }

    /** A child that runs; it is killed if the loop closes meanwhile. */
    void add(Child child) {
        synchronized (children) {
            children.add(child);
        }
    }

    void remove(Child child) {
        synchronized (children) {
            children.remove(child);
        }
    }

    private void close() {
        closed = true;
        synchronized (OF_LOOPS) {
            OF_LOOPS.remove(loop);
        }
        synchronized (children) {
            children.forEach(Child::leave);
        }
        if (waiting != null) {
            waiting.complete(null);
        }
        try (Arena arena = Arena.ofConfined()) {
            libc.write(stop, arena.allocateFrom(ID, 1L).address(), Long.BYTES);
        }
    }

    /** The thread. */
    @Override
    public void run() {
        Libc own = new Libc();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment events = arena.allocate(EVENT_SIZE * AT_ONCE, Long.BYTES);
            boolean goesOn = true;
            while (goesOn) {
                int count = own.epollWait(epoll, events, AT_ONCE);
                goesOn = count == -Libc.EINTR || (count >= 0 && deliver(events, count));
            }
            reapKilled(own, arena.allocate(INT));
        }
        own.close(epoll);
        own.close(stop);
    }

    /** False when the loop has closed. */
    private boolean deliver(MemorySegment events, int count) {
        long[] ids = new long[count];
        int[] ready = new int[count];
        boolean goesOn = true;
        for (int i = 0; i < count; i++) {
            ready[i] = events.get(INT, i * EVENT_SIZE);
            ids[i] = events.get(ID, i * EVENT_SIZE + ID_OFFSET);
            goesOn &= ids[i] != STOP;
        }
        try {
            loop.callSoonThreadsafe(() -> dispatch(ids, ready));
        } catch (IllegalStateException e) {
            return goesOn; // the loop has closed, and nobody is left to tell; the stop is on its way
        }
        return goesOn;
    }

    private void dispatch(long[] ids, int[] ready) {
        for (int i = 0; i < ids.length; i++) {
            Watcher watcher = watchers.get(ids[i]);
            if (watcher != null) {
                watcher.ready(ready[i]);
            }
        }
    }

    /** Nobody hears of those that were killed any more, but they must not stay as zombies. */
    private void reapKilled(Libc own, MemorySegment status) {
        List<Child> left;
        synchronized (children) {
            left = List.copyOf(children);
        }
        left.forEach(child -> child.reap(own, status));
    }
}
