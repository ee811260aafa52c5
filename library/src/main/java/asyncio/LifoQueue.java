package asyncio;

import java.util.ArrayDeque;
import java.util.Collections;

/**
 * A queue that gives the item put in last.
 *
 * @param <T> type of the items
 */
public final class LifoQueue<T> extends Queue<T> {
    /** Creates a queue without a limit. */
    public LifoQueue() {
        this(0);
    }

    /** Creates a queue that holds at most {@code maxsize} items; without a limit if that is 0 or less. */
    public LifoQueue(int maxsize) {
        super(maxsize, Collections.asLifoQueue(new ArrayDeque<>()));
    }
}
