package asyncio.poll;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Waits until a channel is ready, a time has passed or another thread calls {@link #wakeup}.
 *
 * <p>A loop that watches no channel needs no selector: until the first {@link #watch} the poller merely parks its
 * thread, which starts faster, wakes faster and keeps time better than the millisecond steps of a selector. A watcher
 * is an opaque object that is handed back when its channel is ready; each channel has at most one for reading and one
 * for writing. Everything but {@link #wakeup} belongs to the thread that polls.
 */
public final class Poller implements AutoCloseable {
    /** Interest in reading, or in accepting a connection. */
    public static final int READ = SelectionKey.OP_READ | SelectionKey.OP_ACCEPT;

    /** Interest in writing, or in the end of connecting. */
    public static final int WRITE = SelectionKey.OP_WRITE | SelectionKey.OP_CONNECT;

    private static final long NANOS_PER_MILLI = 1_000_000;

    /** The JDK has been seen to wait on a virtual thread. */
    private static volatile boolean virtualWaitsWork;

    private final boolean virtual;
    private volatile @Nullable Selector selector;
    private volatile @Nullable Thread sleeper;
    private volatile boolean woken;

    /**
     * Creates a poller that watches nothing yet and holds no system resource.
     *
     * @param virtual whether its waits will take place on virtual threads
     */
    public Poller(boolean virtual) {
        this.virtual = virtual;
    }

    /**
     * Waits for readiness and hands each ready watcher to {@code ready}, readers before writers of the same channel.
     *
     * @param timeoutNanos how long to wait: zero only looks, a negative number waits until something happens
     * @param ready receives the watchers; must not call this poller's {@code poll}
     */
    public void poll(long timeoutNanos, Consumer<Object> ready) {
        Selector watching = selector;
        if (watching == null) {
            park(timeoutNanos);
            return;
        }
        try {
            select(watching, timeoutNanos, key -> deliver(key, ready));
        } catch (IOException e) {
            throw new UncheckedIOException("waiting for readiness failed: " + watching, e);
        }
    }

    private void park(long timeoutNanos) {
        if (timeoutNanos == 0) {
            return;
        }
        sleeper = Thread.currentThread();
        if (!woken && timeoutNanos < 0) {
            LockSupport.park(this);
        } else if (!woken) {
            LockSupport.parkNanos(this, timeoutNanos);
        }
        woken = false;
    }

    private static void select(Selector selector, long timeoutNanos, Consumer<SelectionKey> action) throws IOException {
        if (timeoutNanos == 0) {
            selector.selectNow(action);
        } else if (timeoutNanos < 0) {
            selector.select(action);
        } else {
            selector.select(action, (timeoutNanos + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI);
        }
    }

    private static void deliver(SelectionKey key, Consumer<Object> ready) {
        Watch watch = (Watch) key.attachment();
        int operations = readyOperations(key);
        if ((operations & READ) != 0 && watch.reader != null) {
            ready.accept(watch.reader);
        }
        if ((operations & WRITE) != 0 && watch.writer != null) {
            ready.accept(watch.writer);
        }
    }

    /** Another thread may close the channel at any moment. */
    private static int readyOperations(SelectionKey key) {
        try {
            return key.readyOps();
        } catch (CancelledKeyException e) {
            return 0;
        }
    }

    /** Ends a wait that is under way in another thread, or the next one. Callable from any thread; never blocks. */
    public void wakeup() {
        woken = true;
        Selector watching = selector;
        if (watching != null) {
            watching.wakeup();
        } else {
            LockSupport.unpark(sleeper);
        }
    }

    /**
     * Watches a channel, in place of an earlier watcher with the same interest.
     *
     * @return the watcher that was replaced, or null
     * @throws IllegalArgumentException if the channel is in blocking mode, or does not know the interest
     * @throws UncheckedIOException if the channel is closed or the system refuses
     */
    public @Nullable Object watch(SelectableChannel channel, int interest, Object watcher) {
        int operations = check(channel, interest);
        try {
            Selector watching = open();
            SelectionKey key = channel.keyFor(watching);
            if (key == null || !key.isValid()) {
                key = register(channel, watching);
            }
            Object previous = ((Watch) key.attachment()).set(interest, watcher);
            key.interestOpsOr(operations);
            return previous;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot watch " + channel, e);
        } catch (CancelledKeyException e) {
            throw closed(channel);
        }
    }

    /**
     * Checks that a channel can be watched.
     *
     * @return the operations of the channel that the interest stands for
     * @throws IllegalArgumentException if the channel is in blocking mode, or does not know the interest
     * @throws UncheckedIOException if the channel is closed
     */
    public static int check(SelectableChannel channel, int interest) {
        int operations = channel.validOps() & interest;
        if (operations == 0) {
            throw new IllegalArgumentException("cannot watch " + channel + ": it never becomes ready for that");
        }
        if (!channel.isOpen()) {
            throw closed(channel);
        }
        if (channel.isBlocking()) {
            throw new IllegalArgumentException(
                    "cannot watch " + channel + " in blocking mode: call configureBlocking(false) first");
        }
        return operations;
    }

    private static UncheckedIOException closed(SelectableChannel channel) {
        return new UncheckedIOException("cannot watch " + channel + ": it is closed", new ClosedChannelException());
    }

    private Selector open() throws IOException {
        Selector watching = selector;
        if (watching == null) {
            if (virtual && !virtualWaitsWork && Thread.currentThread().isVirtual()) {
                tryOut();
            }
            watching = Selector.open();
            selector = watching;
        }
        return watching;
    }

    /**
     * Waits on a virtual thread for the first time in this JVM. The JDK opens files of its own then and, if there is
     * none left, never can again: better now than in the first idle moment of a busy server.
     */
    private static void tryOut() throws IOException {
        try (Selector nothing = Selector.open()) {
            nothing.select(1);
            virtualWaitsWork = !Thread.currentThread().isInterrupted();
        } catch (LinkageError e) {
            throw new IOException(
                    "this JVM cannot wait on virtual threads, and will not be able to: start it anew, with room for"
                            + " more open files",
                    e);
        }
    }

    /** A key cancelled in this turn stays registered until the next selection, which has to come first. */
    private static SelectionKey register(SelectableChannel channel, Selector selector) throws IOException {
        if (channel.keyFor(selector) != null) {
            selector.selectNow(key -> {});
        }
        return channel.register(selector, 0, new Watch());
    }

    /**
     * Stops watching a channel for one interest. A channel that is closed already is released by the system at once:
     * the JDK keeps a channel that was watched until the next selection, and with it, for example, its port.
     *
     * @return the watcher that was there, or null
     */
    public @Nullable Object unwatch(SelectableChannel channel, int interest) {
        Selector watching = selector;
        SelectionKey key = watching == null ? null : channel.keyFor(watching);
        if (watching == null || key == null) {
            return null;
        }
        Watch watch = (Watch) key.attachment();
        Object previous = watch.set(interest, null);
        if (!channel.isOpen()) {
            release(channel, watching);
        } else if (watch.isEmpty()) {
            key.cancel();
        } else {
            ignore(key, interest);
        }
        return previous;
    }

    private static void ignore(SelectionKey key, int interest) {
        try {
            key.interestOpsAnd(~interest);
        } catch (CancelledKeyException e) {
            // another thread has closed the channel: it is of no more interest for anything
        }
    }

    private static void release(SelectableChannel channel, Selector selector) {
        try {
            selector.selectNow(key -> {});
        } catch (IOException e) {
            throw new UncheckedIOException("cannot release " + channel, e);
        }
    }

    /** Whether this channel is watched, for reading or for writing, and still open. */
    public boolean isWatching(SelectableChannel channel) {
        Selector watching = selector;
        SelectionKey key = watching == null ? null : channel.keyFor(watching);
        return key != null && key.isValid() && !((Watch) key.attachment()).isEmpty();
    }

    /** Whether a channel is watched that is still open. */
    public boolean isWatching() {
        Selector watching = selector;
        return watching != null && watching.keys().stream().anyMatch(SelectionKey::isValid);
    }

    /** Releases the selector; the channels stay open. A poller is not used again. */
    @Override
    public void close() {
        Selector watching = selector;
        if (watching == null) {
            return;
        }
        try {
            watching.close();
        } catch (IOException e) {
            throw new UncheckedIOException("closing the poller failed", e);
        }
    }

    /** Who waits for one channel. */
    private static final class Watch {
        @Nullable
        Object reader;

        @Nullable
        Object writer;

        @Nullable
        Object set(int interest, @Nullable Object watcher) {
            Object previous;
            if (interest == READ) {
                previous = reader;
                reader = watcher;
            } else {
                previous = writer;
                writer = watcher;
            }
            return previous;
        }

        boolean isEmpty() {
            return reader == null && writer == null;
        }
    }
}
