package asyncio.net;

import asyncio.Asyncio;
import asyncio.EventLoop;
import asyncio.Future;
import java.nio.channels.SelectableChannel;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that wait until a plain channel is ready: one for each channel and direction, since a loop calls one callback
 * for each. Whoever wakes up tries again: readiness is a hint.
 */
final class Readiness {
    private static final Map<EventLoop, Readiness> OF_LOOPS = new WeakHashMap<>();

    private final Set<SelectableChannel> readers = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<SelectableChannel> writers = Collections.newSetFromMap(new IdentityHashMap<>());

    private Readiness() {}

    private static Readiness of(EventLoop loop) {
        synchronized (OF_LOOPS) {
            return OF_LOOPS.computeIfAbsent(loop, key -> new Readiness());
        }
    }

    /** Suspends this task until {@code channel} may have something to read, or to accept. */
    static void awaitReadable(SelectableChannel channel, String act) {
        EventLoop loop = Asyncio.getRunningLoop();
        Set<SelectableChannel> readers = of(loop).readers;
        add(channel, readers, act, "read from");
        try {
            Future<@Nullable Void> ready = loop.createFuture();
            loop.onReadable(channel, () -> wake(ready));
            Asyncio.await(ready);
        } finally {
            readers.remove(channel);
            loop.removeReadable(channel);
        }
    }

    /** Suspends this task until {@code channel} may have room to write, or has finished connecting. */
    static void awaitWritable(SelectableChannel channel, String act) {
        EventLoop loop = Asyncio.getRunningLoop();
        Set<SelectableChannel> writers = of(loop).writers;
        add(channel, writers, act, "write to");
        try {
            Future<@Nullable Void> ready = loop.createFuture();
            loop.onWritable(channel, () -> wake(ready));
            Asyncio.await(ready);
        } finally {
            writers.remove(channel);
            loop.removeWritable(channel);
        }
    }

    private static void add(SelectableChannel channel, Set<SelectableChannel> waiting, String act, String purpose) {
        if (!waiting.add(channel)) {
            throw new IllegalStateException(act + "() called while another task is already waiting to " + purpose + " "
                    + channel + ": one task at a time");
        }
    }

    private static void wake(Future<@Nullable Void> ready) {
        if (!ready.done()) {
            ready.setResult(null);
        }
    }
}
