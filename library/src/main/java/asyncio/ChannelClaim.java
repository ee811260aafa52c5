package asyncio;

import asyncio.poll.Poller;
import java.nio.channels.SelectableChannel;
import java.util.function.Supplier;

/**
 * The right of one owner, such as a transport, to watch a channel: nobody else can, until it is released. Made by
 * {@link EventLoop#claim}. It belongs to its loop, and ends with it.
 */
public final class ChannelClaim {
    private final EventLoop loop;
    private final SelectableChannel channel;
    private final Supplier<String> owner;

    ChannelClaim(EventLoop loop, SelectableChannel channel, Supplier<String> owner) {
        this.loop = loop;
        this.channel = channel;
        this.owner = owner;
    }

    /** Watches the channel, as {@link EventLoop#onReadable}. */
    public void onReadable(Runnable callback) {
        loop.watch("onReadable", channel, Poller.READ, callback);
    }

    /** Ends {@link #onReadable}, as {@link EventLoop#removeReadable}. */
    public boolean removeReadable() {
        return loop.unwatch(channel, Poller.READ);
    }

    /** Watches the channel, as {@link EventLoop#onWritable}. */
    public void onWritable(Runnable callback) {
        loop.watch("onWritable", channel, Poller.WRITE, callback);
    }

    /** Ends {@link #onWritable}, as {@link EventLoop#removeWritable}. */
    public boolean removeWritable() {
        return loop.unwatch(channel, Poller.WRITE);
    }

    /** Gives the channel back: anybody may watch it. What the owner watches goes on until it ends that. Idempotent. */
    public void release() {
        loop.claims.remove(channel, this);
    }

    IllegalStateException refusal() {
        return new IllegalStateException(
                channel + " is used by " + owner.get() + ": leave it to that, or use a channel of your own");
    }

    @Override
    public String toString() {
        return "<ChannelClaim of " + owner.get() + " to " + channel + ">";
    }
}
