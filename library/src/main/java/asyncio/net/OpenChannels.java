package asyncio.net;

import asyncio.EventLoop;
import java.io.IOException;
import java.nio.channels.Channel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * The channels that transports and servers of one loop have not closed yet. They are closed with the loop: nobody could
 * use them any more, and the JDK does not close a channel that is collected.
 */
final class OpenChannels {
    private static final Map<EventLoop, OpenChannels> OF_LOOPS = new WeakHashMap<>();

    /** What is to be closed, by the socket that it stands for. */
    private final Map<Channel, Channel> channels = new LinkedHashMap<>();

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
        channels.put(socketOf(channel), channel);
    }

    private static Channel socketOf(Channel channel) {
        return channel instanceof SocketConduit conduit ? conduit.socket() : channel;
    }

    /** Whether a channel belongs to a transport or a server. */
    boolean contains(Channel channel) {
        return channels.containsKey(channel);
    }

    /** Closes a channel; a failure is reported. */
    void close(Channel channel, EventLoop loop) {
        channels.remove(socketOf(channel));
        try {
            channel.close();
        } catch (IOException e) {
            Reports.failure(loop, "Closing a channel failed", channel, e);
        }
    }

    private void closeAll(EventLoop loop) {
        List.copyOf(channels.values()).forEach(channel -> close(channel, loop));
    }
}
