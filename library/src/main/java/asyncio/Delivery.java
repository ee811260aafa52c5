package asyncio;

import org.jspecify.annotations.Nullable;

/** One task's wish to send an item. */
final class Delivery<T> extends ChannelPlace {
    private final SendChannel<T> channel;
    private final T item;

    /** Whether it may leave the item on the way to a receiver that sleeps. */
    private final boolean mayLeave;

    private boolean taken;

    Delivery(SendChannel<T> channel, T item, boolean mayLeave) {
        super(channel.core.senders, channel);
        this.channel = channel;
        this.item = item;
        this.mayLeave = mayLeave;
    }

    @Override
    boolean isReady() {
        channel.check("send");
        return mayLeave ? channel.core.canPut() : channel.core.hasRoom();
    }

    @Override
    void perform() {
        channel.core.put(item);
    }

    @Override
    @Nullable
    Void result() {
        return null;
    }

    /** Wakes a receiver, which takes the item when it goes on. */
    @Override
    void enter(ChannelWait newWait, Task<?> task) {
        channel.core.bind(task, channel, "send()");
        super.enter(newWait, task);
        channel.core.settle();
    }

    /** Gives the item away, and wakes the task. */
    T hand() {
        taken = true;
        endWait();
        return item;
    }

    @Override
    boolean resume() {
        return taken;
    }

    @Override
    boolean abandon() {
        return !taken;
    }

    @Override
    public String toString() {
        return "send() on " + channel;
    }
}
