package asyncio.net;

import asyncio.EventLoop;
import asyncio.LeakWatch;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.channels.Channel;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The channels that transports and servers of one loop have not closed yet. They are closed with the loop: nobody could
 * use them any more, and the JDK does not close a channel that is collected. Debug mode warns of them then, with the
 * place where they were made, if that was in debug mode, too.
 */
final class OpenChannels {
    /** A loop holds its own, by what it does at its close, and they hold the loop: here nothing may. */
    private static final Map<EventLoop, WeakReference<OpenChannels>> OF_LOOPS = new WeakHashMap<>();

    private final EventLoop loop;

    private final Set<Owner> owners = new LinkedHashSet<>();

    /** Where they were made; in debug mode only. */
    private final Map<Owner, LeakWatch> leaks = new HashMap<>();

    /** Who has a channel. */
    interface Owner {
        /** What is to be closed. */
        Channel channel();

        /** The transport or server that somebody should have closed; null if somebody has, or need not. */
        @Nullable
        Object leftOpen();
    }

    private OpenChannels(EventLoop loop) {
        this.loop = loop;
    }

    /** Those of a loop; to be called on it. */
    static OpenChannels of(EventLoop loop) {
        synchronized (OF_LOOPS) {
            WeakReference<OpenChannels> known = OF_LOOPS.get(loop);
            OpenChannels open = known == null ? null : known.get();
            if (open == null) {
                open = new OpenChannels(loop);
                loop.callAtClose(open::closeAll);
                OF_LOOPS.put(loop, new WeakReference<>(open));
            }
            return open;
        }
    }

    void add(Owner owner) {
        owners.add(owner);
        if (loop.getDebug()) {
            leaks.put(owner, LeakWatch.on(owner, "unclosed " + owner.channel()));
        }
    }

    /** Closes a channel; a failure is reported. */
    void close(Owner owner) {
        owners.remove(owner);
        LeakWatch leak = leaks.remove(owner);
        if (leak != null) {
            leak.done();
        }
        try {
            owner.channel().close();
        } catch (IOException e) {
            Reports.failure(loop, "Closing a channel failed", owner.channel(), e);
        }
    }

    private void closeAll() {
        List<Owner> left = List.copyOf(owners);
        if (loop.getDebug()) {
            warnOf(left);
        }
        left.forEach(this::close);
    }

    /** A server is named once, however many sockets it has. */
    private void warnOf(List<Owner> left) {
        Set<Object> named = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Owner owner : left) {
            Object open = owner.leftOpen();
            if (open != null && named.add(open)) {
                LeakWatch leak = leaks.get(owner);
                if (leak != null) {
                    leak.warn(kindOf(owner) + open);
                } else {
                    Reports.warn(kindOf(owner) + open);
                }
            }
        }
    }

    private static String kindOf(Owner owner) {
        return owner instanceof Acceptor ? "unclosed server " : "unclosed transport ";
    }
}
