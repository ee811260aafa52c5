package asyncio.process;

import asyncio.Asyncio;
import asyncio.Completer;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Signals as they arrive, made by {@link Signals#receive}. A loop over it waits for the next one each time:
 *
 * <pre>{@code
 * try (SignalReceiver signals = Signals.receive("HUP", "TERM")) {
 *     for (String signal : signals) {
 *         if (signal.equals("TERM")) {
 *             break;
 *         }
 *         reload();
 *     }
 * }
 * }</pre>
 *
 * <p>A signal that arrives again before it was taken counts once, as in the system itself. Several tasks may wait;
 * each arrival goes to one of them, in the order in which they asked. A task that is cancelled while it waits takes
 * none. Used on the loop that made it.
 */
public final class SignalReceiver implements Iterable<String>, AutoCloseable {
    private final List<String> names;
    private final LinkedHashSet<String> arrived = new LinkedHashSet<>();
    private final ArrayDeque<Completer<@Nullable Void>> waiting = new ArrayDeque<>();
    private boolean closed;

    SignalReceiver(List<String> names) {
        this.names = names;
    }

    void takeAll() {
        boolean complete = false;
        try {
            names.forEach(name -> Signals.addSignalHandler(name, () -> arrive(name)));
            complete = true;
        } finally {
            if (!complete) {
                close();
            }
        }
    }

    private void arrive(String name) {
        arrived.add(name);
        wakeNext();
    }

    private void wakeNext() {
        Completer<@Nullable Void> first;
        while ((first = waiting.poll()) != null) {
            if (first.complete(null)) {
                return;
            }
        }
    }

    /**
     * The next signal, without {@code SIG}; waits until one arrives.
     *
     * @throws IllegalStateException if the receiver is closed, also while this waits
     * @throws asyncio.CancelledError if the task is cancelled while it waits
     */
    public String next() {
        String name = nextOrNull();
        if (name == null) {
            throw new IllegalStateException("this receiver is closed: next() after close() on " + this);
        }
        return name;
    }

    private @Nullable String nextOrNull() {
        while (arrived.isEmpty() && !closed) {
            Completer<@Nullable Void> turn = new Completer<>();
            waiting.add(turn);
            try {
                Asyncio.await(turn.future());
            } catch (Throwable e) {
                passOn(turn);
                throw e;
            }
        }
        return closed ? null : arrived.removeFirst();
    }

    /** Somebody who was woken and cancelled in the same turn leaves the signal to the next. */
    private void passOn(Completer<@Nullable Void> turn) {
        if (!waiting.remove(turn) && !arrived.isEmpty()) {
            wakeNext();
        }
    }

    /** Signals until the receiver is closed; each is waited for when it is asked for. */
    @Override
    public Iterator<String> iterator() {
        return new Arrivals();
    }

    private final class Arrivals implements Iterator<String> {
        private @Nullable String fetched;

        @Override
        public boolean hasNext() {
            if (fetched == null) {
                fetched = nextOrNull();
            }
            return fetched != null;
        }

        @Override
        public String next() {
            if (!hasNext()) {
                throw new NoSuchElementException("the receiver is closed: next() on " + SignalReceiver.this);
            }
            String name = Objects.requireNonNull(fetched);
            fetched = null;
            return name;
        }
    }

    /** Gives the signals back to what they did before, and ends all waits. Idempotent. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            names.forEach(Signals::removeSignalHandler);
            for (Completer<@Nullable Void> turn : waiting) {
                turn.complete(null);
            }
            waiting.clear();
        }
    }

    @Override
    public String toString() {
        return "<SignalReceiver of " + names + (closed ? ", closed" : "") + ">";
    }
}
