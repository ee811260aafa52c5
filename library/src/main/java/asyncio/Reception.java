package asyncio;

import org.jspecify.annotations.Nullable;

/** One task's wish to receive an item. */
final class Reception<T> extends ChannelPlace {
    private final ReceiveChannel<T> channel;

    /** Whether the end of the channel is an answer, too. */
    private final boolean mayEnd;

    private boolean chosen;
    private @Nullable T item;

    Reception(ReceiveChannel<T> channel, boolean mayEnd) {
        super(channel.core.receivers, channel);
        this.channel = channel;
        this.mayEnd = mayEnd;
    }

    @Override
    boolean isReady() {
        channel.check("receive");
        if (!channel.core.hasEnded()) {
            return channel.core.hasItem();
        }
        if (!mayEnd) {
            throw channel.end("receive");
        }
        return true;
    }

    @Override
    void perform() {
        if (!channel.core.hasEnded()) {
            item = channel.core.take();
        }
    }

    @Override
    @Nullable
    T result() {
        return item;
    }

    @Override
    void enter(ChannelWait newWait, Task<?> task) {
        channel.core.bind(task, channel, "receive()");
        super.enter(newWait, task);
    }

    /** Wakes the task, to take an item. */
    void choose() {
        chosen = true;
        endWait();
    }

    @Override
    boolean resume() {
        unchoose();
        boolean took = !channel.isClosed() && !channel.core.isEmpty();
        if (took) {
            item = channel.core.take();
        }
        channel.core.settle();
        return took;
    }

    @Override
    boolean abandon() {
        unchoose();
        channel.core.settle();
        return true;
    }

    private void unchoose() {
        if (chosen) {
            chosen = false;
            channel.core.unchoose();
        }
    }

    @Override
    public String toString() {
        return "receive() on " + channel;
    }
}
