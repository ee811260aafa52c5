package asyncio;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The items of a {@link Flow.Publisher}, taken one by one by a task that is suspended while there is none:
 *
 * <pre>{@code
 * try (FlowReader<Order> orders = subscribe(publisher)) {
 *     for (Order order : orders) {
 *         ...
 *     }
 * }
 * }</pre>
 *
 * <p>Some items are asked for in advance, {@link #PREFETCH} unless told otherwise, and never more: a publisher that is
 * faster than the task waits for it. It may run on any thread, this loop's included. Its failure is thrown as it is,
 * after the items that came before.
 *
 * <p>Where something wants a {@link Flow.Subscriber}, as {@code HttpResponse.BodyHandlers.fromSubscriber} does, give it
 * {@link #subscriber}. Close the reader to have the publisher stop; a loop that closes does so. One task at a time may
 * read, on the loop on which it was created. A task that is cancelled while it waits takes nothing, and the
 * subscription goes on.
 *
 * @param <T> type of the items
 */
public final class FlowReader<T> implements Iterable<T>, AutoCloseable {
    /** How many items are asked for in advance. */
    public static final int PREFETCH = 64;

    private final EventLoop loop;
    private final FlowInbox<T> inbox;
    private @Nullable Future<@Nullable Void> waiter;
    private FlowInbox.@Nullable End end;
    private boolean closed;

    /** Creates a reader of the running loop with the usual prefetch. */
    public FlowReader() {
        this(PREFETCH);
    }

    /**
     * Creates a reader of the running loop.
     *
     * @param prefetch how many items to ask for in advance
     * @throws IllegalArgumentException if that is less than 1
     * @throws IllegalStateException if no loop is running here
     */
    public FlowReader(int prefetch) {
        if (prefetch < 1) {
            throw new IllegalArgumentException("prefetch must be >= 1: " + prefetch);
        }
        loop = Loops.running();
        inbox = new FlowInbox<>(loop, prefetch, this::wake);
    }

    /** What the publisher is given; it takes one subscription, and cancels a second one at once. */
    public Flow.Subscriber<T> subscriber() {
        return inbox;
    }

    /** On the loop. */
    private void wake() {
        Future<@Nullable Void> waiting = waiter;
        if (waiting != null) {
            Limited.release(waiting);
        }
    }

    /**
     * The next item; waits until there is one.
     *
     * @throws NoSuchElementException if there is none, because the publisher has completed; what it failed with is
     *     thrown as it is
     * @throws CancelledError if the task is cancelled while it waits
     * @throws IllegalStateException if the reader is closed, also while this waits; if another task waits already;
     *     outside a task or on another loop
     */
    public T next() {
        Object item = take();
        if (item instanceof FlowInbox.End) {
            throw new NoSuchElementException(this + " has no more items: use it in a for loop, or next(otherwise)");
        }
        return FlowInbox.asItem(item);
    }

    /** The next item, or the one given if the publisher has completed, as {@link #next()}. */
    public T next(T otherwise) {
        Object item = take();
        return item instanceof FlowInbox.End ? otherwise : FlowInbox.asItem(item);
    }

    private Object take() {
        Loops.bind(loop, this, "next()");
        checkOpen();
        if (end == null) {
            Object item = await();
            if (!(item instanceof FlowInbox.End last)) {
                inbox.taken();
                return item;
            }
            end = last;
        }
        if (end.failure() != null) {
            throw Sneaky.rethrow(end.failure());
        }
        return end;
    }

    private Object await() {
        Object item;
        while ((item = inbox.poll()) == null) {
            sleep();
            checkOpen();
        }
        return item;
    }

    private void sleep() {
        if (waiter != null) {
            throw new IllegalStateException("next(): another task waits for an item of " + this
                    + "; one task at a time may read, put a channel in between for several");
        }
        Future<@Nullable Void> mine = new Future<>(loop);
        waiter = mine;
        Outside.Work publisher = loop.agenda.outside.begin();
        try {
            if (inbox.wantsWake()) {
                Asyncio.await(mine);
            }
        } finally {
            publisher.end();
            waiter = null;
        }
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("this reader is closed: next() after close() on " + this);
        }
    }

    /** Items until the publisher has completed; each is waited for when it is asked for. All iterators share them. */
    @Override
    public Iterator<T> iterator() {
        return new Items();
    }

    /** Items as a stream, which the same task works off: never {@code parallel()}. Closing it closes the reader. */
    public Stream<T> stream() {
        return Sequential.stream(iterator()).onClose(this::close);
    }

    /** Cancels the subscription and drops what has arrived. Idempotent; on the loop. */
    @Override
    public void close() {
        loop.checkThread("close");
        if (!closed) {
            closed = true;
            inbox.cancel();
            wake();
        }
    }

    @Override
    public String toString() {
        return "<FlowReader " + (closed ? "closed" : end != null ? "ended" : "open") + ">";
    }

    private final class Items implements Iterator<T> {
        private @Nullable Object fetched;

        @Override
        public boolean hasNext() {
            if (fetched == null) {
                fetched = take();
            }
            return !(fetched instanceof FlowInbox.End);
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException("the publisher has completed: next() on " + FlowReader.this);
            }
            Object item = fetched;
            fetched = null;
            return FlowInbox.asItem(item);
        }
    }
}
