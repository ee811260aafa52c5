package asyncio;

import java.util.Objects;

/**
 * The two ends of a channel, through which tasks pass items to tasks: first in, first out.
 *
 * <pre>{@code
 * var channel = Channel.<String>open(10);
 * createTask(() -> {
 *     try (var sender = channel.sender()) {
 *         sender.send("hello");
 *     }
 * });
 * for (var word : channel.receiver()) {
 *     ...
 * }
 * }</pre>
 *
 * <p>Who has an end can do what that end can, and no more. Several tasks may share an end, or each have a duplicate of
 * it, see {@link SendChannel#duplicate}. When the last sender is closed, receivers get what is left and then learn that
 * the channel has ended. When the last receiver is closed, senders learn that nobody listens.
 *
 * <p>The capacity is how many items may lie in between. With {@link #RENDEZVOUS}, none, a sender waits until a receiver
 * has taken its item.
 *
 * <p>Tasks send, and receive, in the order in which they asked. A task that is cancelled while it waits has neither
 * sent nor received anything. When the cancellation comes in the same turn as a receiver that takes the item, {@code
 * send} returns, because the item is gone, and the task is cancelled at its next wait.
 *
 * <p>A channel belongs to the loop where a task first had to wait for it, and to code on that loop. The ends follow
 * Trio's memory channels.
 *
 * @param sender the end to put items in
 * @param receiver the end to take them out
 * @param <T> type of the items
 */
public record Channel<T>(SendChannel<T> sender, ReceiveChannel<T> receiver) {
    /** The capacity of a channel that holds no items: senders and receivers meet. */
    public static final int RENDEZVOUS = 0;

    /** The capacity of a channel that holds as many items as there is memory for. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    /**
     * What a channel is doing at one moment.
     *
     * @param buffered how many items lie in between
     * @param capacity how many may
     * @param openSenders how many senders are not closed
     * @param openReceivers how many receivers are not closed
     * @param waitingSenders how many tasks wait to send
     * @param waitingReceivers how many tasks wait to receive
     */
    public record Statistics(
            int buffered, int capacity, int openSenders, int openReceivers, int waitingSenders, int waitingReceivers) {}

    /**
     * Puts together the two ends of one channel.
     *
     * @throws IllegalArgumentException if they are not
     */
    public Channel {
        Objects.requireNonNull(sender, "a channel needs a sender, got null");
        Objects.requireNonNull(receiver, "a channel needs a receiver, got null");
        if (sender.core != receiver.core) {
            throw new IllegalArgumentException(
                    "not the ends of one channel: " + sender + " and " + receiver + "; use Channel.open()");
        }
    }

    /**
     * Creates a channel in which {@code capacity} items may lie.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public static <T> Channel<T> open(int capacity) {
        if (capacity < 0) {
            throw new IllegalArgumentException("the capacity of a channel must be >= 0: " + capacity);
        }
        ChannelCore<T> core = new ChannelCore<>(capacity);
        return new Channel<>(new SendChannel<>(core), new ReceiveChannel<>(core));
    }
}
