package asyncio;

import java.util.Comparator;

/**
 * A queue that gives the smallest item. Items that compare as equal come in no certain order; give them a number if
 * that matters. An item that cannot be compared is refused with {@code ClassCastException}.
 *
 * @param <T> type of the items
 */
public final class PriorityQueue<T> extends Queue<T> {
    /** Creates a queue without a limit, for items in their natural order. */
    public PriorityQueue() {
        this(0);
    }

    /** Creates a queue that holds at most {@code maxsize} items, in their natural order; no limit if 0 or less. */
    public PriorityQueue(int maxsize) {
        super(maxsize, new java.util.PriorityQueue<>());
    }

    /** Creates a queue without a limit, for items in the order of {@code comparator}. */
    public PriorityQueue(Comparator<? super T> comparator) {
        this(0, comparator);
    }

    /** Creates a queue that holds at most {@code maxsize} items, in an order of its own; no limit if 0 or less. */
    public PriorityQueue(int maxsize, Comparator<? super T> comparator) {
        super(maxsize, new java.util.PriorityQueue<>(comparator));
    }
}
