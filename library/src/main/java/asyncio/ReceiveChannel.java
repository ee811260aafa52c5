package asyncio;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The end of a {@link Channel} to take items out. A loop over it receives items until the channel has ended, and then
 * goes on behind:
 *
 * <pre>{@code
 * for (var order : orders) {
 *     ...
 * }
 * }</pre>
 *
 * <p>Close it to receive no more: when all duplicates are closed, senders learn that nobody listens.
 *
 * @param <T> type of the items
 */
public final class ReceiveChannel<T> implements AutoCloseable, Iterable<T> {
    final ChannelCore<T> core;
    private boolean closed;

    ReceiveChannel(ChannelCore<T> core) {
        this.core = core;
        core.addReceiver();
    }

    /**
     * Receives the next item: waits until there is one for it, after all who asked before. If it throws, it has taken
     * none.
     *
     * @throws ChannelEndedException if there is none and all senders are closed, also while this waits
     * @throws ChannelClosedException if this end is closed, also while this waits
     * @throws CancelledError if the task is cancelled while it waits
     * @throws IllegalStateException if it would have to wait outside a task, or on another loop than before; from
     *     another thread
     */
    public T receive() {
        check("receive");
        if (core.hasItem()) {
            return core.take();
        }
        Reception<T> reception = new Reception<>(this, false);
        Selection.only(reception, "ReceiveChannel.receive()");
        return Objects.requireNonNull(reception.result());
    }

    /**
     * Receives the next item if there is one for it. Never waits.
     *
     * @throws WouldBlockException if there is none, or others are about to take what there is
     * @throws ChannelEndedException if there is none and all senders are closed
     * @throws ChannelClosedException if this end is closed
     * @throws IllegalStateException from another thread
     */
    public T receiveNow() {
        check("receiveNow");
        if (core.hasItem()) {
            return core.take();
        }
        throw core.hasEnded()
                ? end("receiveNow")
                : new WouldBlockException("no item: receiveNow() on " + this + "; receive() waits for one");
    }

    /** A choice for {@link Asyncio#select}: receives an item, as {@link #receive}. */
    public Clause<T> onReceive() {
        return Clause.of(() -> new Reception<>(this, false));
    }

    /** A choice for {@link Asyncio#select}: receives an item, or nothing if the channel has ended. */
    public Clause<Optional<T>> onReceiveOrEnd() {
        Clause<@Nullable T> choice = Clause.of(() -> new Reception<>(this, true));
        return choice.thenApply(Optional::ofNullable);
    }

    void check(String act) {
        core.checkThread(act);
        if (closed) {
            throw new ChannelClosedException("this receiver is closed: " + act + "() after close() on " + this);
        }
    }

    boolean isClosed() {
        return closed;
    }

    ChannelEndedException end(String act) {
        return new ChannelEndedException(
                "the channel has ended: " + act + "() after all senders were closed on " + this);
    }

    private @Nullable T receiveOrNull() {
        check("receive");
        if (core.hasItem()) {
            return core.take();
        }
        Reception<T> reception = new Reception<>(this, true);
        Selection.only(reception, "ReceiveChannel.iterator()");
        return reception.result();
    }

    /** Items until the channel has ended; each is received when {@code hasNext} or {@code next} asks for it. */
    @Override
    public Iterator<T> iterator() {
        return new Items();
    }

    /** Items until the channel has ended, as a stream, which the same task works off: never {@code parallel()}. */
    public Stream<T> stream() {
        return Sequential.stream(iterator());
    }

    private final class Items implements Iterator<T> {
        private @Nullable T received;

        @Override
        public boolean hasNext() {
            if (received == null) {
                received = receiveOrNull();
            }
            return received != null;
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException("the channel has ended: next() on " + ReceiveChannel.this);
            }
            T item = Objects.requireNonNull(received);
            received = null;
            return item;
        }
    }

    /**
     * Another receiver of the same channel, to be closed on its own. Each item goes to one of them.
     *
     * @throws ChannelClosedException if this one is closed
     */
    public ReceiveChannel<T> duplicate() {
        check("duplicate");
        return new ReceiveChannel<>(core);
    }

    /**
     * Receives nothing more. Tasks that wait to receive by this very end get a {@link ChannelClosedException}. With the
     * last receiver, items that nobody has received are dropped, and senders get a {@link ChannelBrokenException}.
     * Nothing happens the second time.
     */
    @Override
    public void close() {
        core.checkThread("close");
        if (!closed) {
            closed = true;
            core.removeReceiver(this);
        }
    }

    /** What the channel is doing now, for people and for tests. */
    public Channel.Statistics statistics() {
        return core.statistics();
    }

    @Override
    public String toString() {
        return "<ReceiveChannel [" + (closed ? "closed, " : "") + core.describe() + "]>";
    }
}
