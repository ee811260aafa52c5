package asyncio.net;

import asyncio.EventLoop;
import java.io.IOException;
import java.nio.channels.Channel;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * The channels that transports and servers of one loop have not closed yet. They are closed with the loop: nobody could
 * use them any more, and the JDK does not close a channel that is collected.
 */
final class OpenChannels {
    private static final Map<EventLoop, OpenChannels> OF_LOOPS = new WeakHashMap<>();

    private final Set<Channel> channels = new LinkedHashSet<>();

    private OpenChannels() {}

    /** Those of a loop; to be called on it. */
    static OpenChannels of(EventLoop loop) {
        synchronized (OF_LOOPS) {
            return OF_LOOPS.computeIfAbsent(loop, OpenChannels::create);
        }
    }

    private static OpenChannels create(EventLoop loop) {
        OpenChannels open = new OpenChannels();
        loop.callAtClose(() -> open.closeAll(loop));
        return open;
    }

    void add(Channel channel) {
        channels.add(channel);
    }

    /** Closes a channel; a failure is reported. */
    void close(Channel channel, EventLoop loop) {
        channels.remove(channel);
        try {
            channel.close();
        } catch (IOException e) {
            Reports.failure(loop, "Closing a channel failed", channel, e);
        }
    }

    private void closeAll(EventLoop loop) {
        Set.copyOf(channels).forEach(channel -> close(channel, loop));
    }
}
