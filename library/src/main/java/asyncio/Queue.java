package asyncio;

import java.util.ArrayDeque;
import java.util.Objects;

/**
 * Hands items from tasks to tasks, first in, first out; with a limit, who puts too fast has to wait.
 *
 * <p>Tasks get items, and room, in the order in which they asked, with one reservation, as in Python: an item wakes the
 * first task that waits but is not kept for it, so a task that asks before that one goes on may take it; the woken
 * task then waits again. No item and no wake-up is lost when a waiting task is cancelled.
 *
 * <p>It is for tasks of one loop, the one where a task first had to wait for it, and not for other threads: from then
 * on a call from another thread is refused before it changes anything. Time-outs are not its business: cancel the task
 * that waits.
 *
 * @param <T> type of the items
 */
public sealed class Queue<T> permits LifoQueue, PriorityQueue {
    /** Bound to the loop by whoever waits first, be it for an item or not. */
    private final WaitQueue getters = new WaitQueue();

    private final WaitQueue putters = new WaitQueue();
    private final WaitQueue joiners = new WaitQueue();
    private final java.util.Queue<T> items;
    private final int maxsize;
    private long unfinished;
    private boolean shutDown;

    /** Creates a queue without a limit. */
    public Queue() {
        this(0);
    }

    /** Creates a queue that holds at most {@code maxsize} items; without a limit if that is 0 or less. */
    public Queue(int maxsize) {
        this(maxsize, new ArrayDeque<>());
    }

    Queue(int maxsize, java.util.Queue<T> items) {
        this.maxsize = maxsize;
        this.items = items;
    }

    /**
     * Puts an item in, after waiting for room if need be.
     *
     * @throws QueueShutDownException if the queue is shut down, also while this waits
     * @throws CancelledError if the task is cancelled while it waits; the item is not put in then
     * @throws IllegalStateException if it would have to wait outside a task, or on another loop than before
     */
    public void put(T item) {
        checkItem(item);
        getters.checkThread("Queue.put");
        while (full()) {
            if (shutDown) {
                throw refusal("put");
            }
            awaitRoom();
        }
        try {
            store(item, "put");
        } catch (RuntimeException e) { // the item cannot be compared
            if (!full()) {
                putters.wakeNext();
            }
            throw e;
        }
    }

    private void awaitRoom() {
        Task<?> task = getters.bind(this, "Queue.put()");
        Waiter waiter = putters.enter(task, this, "Queue.put()");
        try {
            waiter.sleep();
        } catch (CancelledError e) {
            if (waiter.wasChosen() && !full()) {
                putters.wakeNext();
            }
            throw e;
        }
    }

    /**
     * Puts an item in if there is room.
     *
     * @throws QueueFullException if there is none
     * @throws QueueShutDownException if the queue is shut down
     */
    public void putNowait(T item) {
        checkItem(item);
        getters.checkThread("Queue.putNowait");
        if (full() && !shutDown) {
            throw new QueueFullException("queue is full: putNowait() on " + this + "; put() waits for room");
        }
        store(item, "putNowait");
    }

    private static void checkItem(Object item) {
        Objects.requireNonNull(item, "put() needs an item, got null: use an object of your own, or shutdown()");
    }

    private void store(T item, String act) {
        if (shutDown) {
            throw refusal(act);
        }
        items.add(item);
        unfinished++;
        getters.wakeNext();
    }

    /**
     * Takes an item out, after waiting for one if need be.
     *
     * @throws QueueShutDownException if the queue is shut down and empty, also while this waits
     * @throws CancelledError if the task is cancelled while it waits; no item is taken then
     * @throws IllegalStateException if it would have to wait outside a task, or on another loop than before
     */
    public T get() {
        getters.checkThread("Queue.get");
        while (items.isEmpty()) {
            if (shutDown) {
                throw refusal("get");
            }
            awaitItem();
        }
        return take();
    }

    private void awaitItem() {
        Waiter waiter = getters.enter(this, "Queue.get()");
        try {
            waiter.sleep();
        } catch (CancelledError e) {
            if (waiter.wasChosen() && !items.isEmpty()) {
                getters.wakeNext();
            }
            throw e;
        }
    }

    /**
     * Takes an item out if there is one.
     *
     * @throws QueueEmptyException if there is none
     * @throws QueueShutDownException if there is none and the queue is shut down
     */
    public T getNowait() {
        getters.checkThread("Queue.getNowait");
        if (items.isEmpty()) {
            throw shutDown
                    ? refusal("getNowait")
                    : new QueueEmptyException("queue is empty: getNowait() on " + this + "; get() waits for an item");
        }
        return take();
    }

    private T take() {
        T item = items.remove();
        putters.wakeNext();
        return item;
    }

    private QueueShutDownException refusal(String act) {
        return new QueueShutDownException("queue is shut down: " + act + "() after shutdown() on " + this);
    }

    /**
     * Says that an item which was taken out has been dealt with; {@link #join} waits for that. To be called once for
     * each item.
     *
     * @throws IllegalStateException if it was called for all items already
     */
    public void taskDone() {
        getters.checkThread("Queue.taskDone");
        if (unfinished <= 0) {
            throw new IllegalStateException(
                    "task_done() called too many times: taskDone() on " + this + "; call it once for each item");
        }
        unfinished--;
        wakeJoiners();
    }

    private void wakeJoiners() {
        if (unfinished == 0) {
            joiners.wakeAll();
        }
    }

    /**
     * Waits until all items ever put in have been dealt with, see {@link #taskDone}; not at all if there were none.
     *
     * @throws CancelledError if the task is cancelled while it waits
     * @throws IllegalStateException if it would have to wait outside a task, or on another loop than before
     */
    public void join() {
        if (unfinished > 0) {
            Task<?> task = getters.bind(this, "Queue.join()");
            joiners.enter(task, this, "Queue.join()").sleep();
        }
    }

    /** Lets nothing more in, as {@link #shutdown(boolean)}; what is inside can still be taken out. */
    public void shutdown() {
        shutdown(false);
    }

    /**
     * Lets nothing more in: {@code put} throws {@link QueueShutDownException} from now on, {@code get} as soon as the
     * queue is empty, and tasks that wait in one of them wake up. May be called again.
     *
     * @param immediate drops the items inside; each counts as dealt with
     */
    public void shutdown(boolean immediate) {
        getters.checkThread("Queue.shutdown");
        shutDown = true;
        if (immediate) {
            unfinished = Math.max(0, unfinished - items.size());
            items.clear();
            wakeJoiners();
        }
        getters.wakeAll();
        putters.wakeAll();
    }

    /** How many items are inside. */
    public int qsize() {
        return items.size();
    }

    /** Whether no item is inside. */
    public boolean empty() {
        return items.isEmpty();
    }

    /** Whether there is no room; never without a limit. */
    public boolean full() {
        return maxsize > 0 && items.size() >= maxsize;
    }

    /** The limit given to the constructor; none if it is 0 or less. */
    public int maxsize() {
        return maxsize;
    }

    @Override
    public String toString() {
        return "<" + getClass().getSimpleName() + " maxsize=" + maxsize + " qsize=" + items.size()
                + " getters=" + getters.size() + " putters=" + putters.size() + " tasks=" + unfinished
                + (shutDown ? " shutdown" : "") + ">";
    }
}
