package asyncio;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * What the ends of a channel share: the items, and the lines of tasks that wait to send and to receive.
 *
 * <p>An item has one owner at any time. It lies in the buffer, or with a task that waits to send it, and it is gone
 * when a running receiver {@link #take takes} it. So a sender whose item is taken has sent it, whatever happens to its
 * task later. A receiver is not handed an item while it sleeps. It is <em>chosen</em>: woken, and counted, so that of
 * the available items as many are kept for the chosen, and who comes in between passes nobody. A chosen receiver whose
 * task is cancelled has nothing in its hands; the next is chosen. One that finds nothing, because a sender was
 * cancelled meanwhile, goes back to its place in the line.
 *
 * <p>After each act no receiver sleeps while an item is available for it: that is {@link #settle}.
 */
final class ChannelCore<T> {
    final ChannelLine senders = new ChannelLine();
    final ChannelLine receivers = new ChannelLine();
    private final ArrayDeque<T> buffer = new ArrayDeque<>();
    private final int capacity;
    private @Nullable EventLoop loop;
    private int openSenders;
    private int openReceivers;

    /** Receivers that were woken to take an item and have not gone on. */
    private int chosen;

    ChannelCore(int capacity) {
        this.capacity = capacity;
    }

    /** Makes the loop of a task that waits the loop of this channel, once and for all. */
    void bind(Task<?> task, Object end, String act) {
        loop = Loops.bind(loop, task, end, act).loop;
    }

    void checkThread(String act) {
        if (loop != null) {
            loop.checkThread(act);
        }
    }

    private int available() {
        return buffer.size() + senders.size();
    }

    /** Whether there is an item that is not kept for somebody else. */
    boolean hasItem() {
        return available() > chosen;
    }

    boolean isEmpty() {
        return available() == 0;
    }

    /** Whether there is no item, and none will come. */
    boolean hasEnded() {
        return openSenders == 0 && isEmpty();
    }

    /** Whether an item can be put in the buffer; nobody stands in line to send then. */
    boolean hasRoom() {
        return buffer.size() < capacity;
    }

    /** Whether an item can be left here: there is room, or nobody needs any because a receiver sleeps. */
    boolean canPut() {
        return hasRoom() || (capacity == 0 && !receivers.isEmpty() && senders.isEmpty());
    }

    void put(T item) {
        buffer.add(item);
        settle();
    }

    /** Takes the first item, of which there is at least one. */
    T take() {
        T item = buffer.poll();
        if (item == null) {
            return takeFromSender();
        }
        if (hasRoom() && !senders.isEmpty()) {
            buffer.add(takeFromSender());
        }
        return item;
    }

    @SuppressWarnings("unchecked") // in this line are senders of T
    private T takeFromSender() {
        Delivery<T> delivery = (Delivery<T>) senders.first();
        return delivery.hand();
    }

    /** Wakes receivers as long as there is an item for the next, or all when none will come. */
    void settle() {
        while (!receivers.isEmpty() && (hasItem() || openSenders == 0)) {
            chosen++;
            ((Reception<?>) receivers.first()).choose();
        }
    }

    /** A chosen receiver has gone on. */
    void unchoose() {
        chosen--;
    }

    boolean isBroken() {
        return openReceivers == 0;
    }

    void addSender() {
        openSenders++;
    }

    void addReceiver() {
        openReceivers++;
    }

    void removeSender(SendChannel<T> sender) {
        openSenders--;
        senders.dismiss(sender);
        settle();
    }

    void removeReceiver(ReceiveChannel<T> receiver) {
        openReceivers--;
        receivers.dismiss(receiver);
        if (isBroken()) {
            buffer.clear();
            senders.dismissAll();
        }
    }

    Channel.Statistics statistics() {
        return new Channel.Statistics(
                buffer.size(), capacity, openSenders, openReceivers, senders.size(), receivers.size());
    }

    String describe() {
        return buffer.size() + "/" + (capacity == Channel.UNLIMITED ? "unlimited" : capacity) + ", senders:"
                + openSenders + ", receivers:" + openReceivers;
    }
}
