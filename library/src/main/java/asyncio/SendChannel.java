package asyncio;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The end of a {@link Channel} to put items in. Close it when nothing more comes: when all duplicates are closed,
 * receivers learn that the channel has ended.
 *
 * @param <T> type of the items
 */
public final class SendChannel<T> implements AutoCloseable {
    final ChannelCore<T> core;
    private boolean closed;

    SendChannel(ChannelCore<T> core) {
        this.core = core;
        core.addSender();
    }

    /**
     * Sends an item: waits until there is room for it, after all who asked before; on a channel of capacity zero, until
     * a receiver has taken it. If it throws, the item was not sent.
     *
     * <p>Once a receiver has taken the item it returns, also if its task is cancelled in that turn; the error is thrown
     * at the next wait then.
     *
     * @throws ChannelClosedException if this end is closed, also while this waits
     * @throws ChannelBrokenException if all receivers are closed, also while this waits
     * @throws CancelledError if the task is cancelled while it waits
     * @throws IllegalStateException if it would have to wait outside a task, or on another loop than before; from
     *     another thread
     */
    public void send(T item) {
        checkItem(item);
        check("send");
        if (core.hasRoom()) {
            core.put(item);
        } else {
            Selection.only(new Delivery<>(this, item, false), "SendChannel.send()");
        }
    }

    /**
     * Sends an item if there is room for it, or a receiver that waits. Never waits.
     *
     * <p>The receiver takes the item at a later turn. If its task is cancelled before, the item is for the next that
     * comes.
     *
     * @throws WouldBlockException if there is neither
     * @throws ChannelClosedException if this end is closed
     * @throws ChannelBrokenException if all receivers are closed
     * @throws IllegalStateException from another thread
     */
    public void sendNow(T item) {
        checkItem(item);
        check("sendNow");
        if (!core.canPut()) {
            throw new WouldBlockException("no room, and no receiver waits: sendNow() on " + this + "; send() waits");
        }
        core.put(item);
    }

    /** A choice for {@link Asyncio#select}: sends {@code item} as {@link #sendNow}, as soon as that can be done. */
    public Clause<@Nullable Void> onSend(T item) {
        checkItem(item);
        return Clause.of(() -> new Delivery<>(this, item, true));
    }

    private static void checkItem(Object item) {
        Objects.requireNonNull(item, "send() needs an item, got null: use an object of your own, or close()");
    }

    void check(String act) {
        core.checkThread(act);
        if (closed) {
            throw new ChannelClosedException("this sender is closed: " + act + "() after close() on " + this);
        }
        if (core.isBroken()) {
            throw new ChannelBrokenException("nobody receives any more: " + act + "() on " + this);
        }
    }

    /**
     * Another sender of the same channel, to be closed on its own. So each task can close its sender when it has
     * finished, and the channel ends with the last of them.
     *
     * @throws ChannelClosedException if this one is closed
     */
    public SendChannel<T> duplicate() {
        core.checkThread("duplicate");
        if (closed) {
            throw new ChannelClosedException("this sender is closed: duplicate() after close() on " + this);
        }
        return new SendChannel<>(core);
    }

    /**
     * Sends nothing more. Tasks that wait to send by this very end get a {@link ChannelClosedException}. With the last
     * sender the channel ends. Nothing happens the second time.
     */
    @Override
    public void close() {
        core.checkThread("close");
        if (!closed) {
            closed = true;
            core.removeSender(this);
        }
    }

    /** What the channel is doing now, for people and for tests. */
    public Channel.Statistics statistics() {
        return core.statistics();
    }

    @Override
    public String toString() {
        return "<SendChannel [" + (closed ? "closed, " : "") + core.describe() + "]>";
    }
}
