package asyncio.testing;

import asyncio.Asyncio;
import asyncio.CancelledError;
import asyncio.Future;
import asyncio.Task;
import asyncio.TimerHandle;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Holds the steps of several tasks to one order, and so proves that it is possible: step 0 first, step 1 when that has
 * ended, and so on, whichever task asks for it.
 *
 * <pre>{@code
 * var order = new Sequencer();
 * createTask(() -> {
 *     order.step(0);
 *     try (var turn = order.at(2)) {
 *         ...
 *     }
 * });
 * order.step(1);
 * }</pre>
 *
 * <p>Each number is for one step. A sequence breaks when a step is cancelled while it waits, or waits too long, as it
 * does when a number before it is never used; then everybody who waits is told. The idea is Trio's. Belongs to the
 * tasks of one loop.
 */
public final class Sequencer {
    private static final Duration DAY = Duration.ofDays(1);

    private final Duration limit;
    private final Map<Integer, Future<@Nullable Void>> waiting = new TreeMap<>();
    private final Set<Integer> begun = new HashSet<>();
    private int ended;
    private @Nullable Turn underWay;
    private @Nullable String broken;

    /** Creates a sequence in which a step waits for a day at most, by the loop's clock. */
    public Sequencer() {
        this(DAY);
    }

    /**
     * Creates a sequence in which a step waits for {@code limit} at most, by the loop's clock.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public Sequencer(Duration limit) {
        if (!limit.isPositive()) {
            throw new IllegalArgumentException("a step must be able to wait: limit " + limit);
        }
        this.limit = limit;
    }

    /**
     * Waits until all steps with lower numbers have ended, and begins this one; it ends when the result is closed.
     *
     * @param number of the step, counted from zero
     * @throws IllegalArgumentException if it is negative
     * @throws IllegalStateException if the number has been used, if this task has not ended its step before, or if the
     *     sequence is broken
     */
    public Turn at(int number) {
        Turn turn = new Turn(this, number, Asyncio.currentTask());
        check(turn);
        begun.add(number);
        if (number > ended) {
            awaitTurn(number);
            throwIfBroken();
        }
        underWay = turn;
        return turn;
    }

    /** Waits until all steps with lower numbers have ended; the step has no length. Otherwise as {@link #at}. */
    public void step(int number) {
        at(number).close();
    }

    /** How many steps have ended. */
    public int count() {
        return ended;
    }

    private void check(Turn turn) {
        throwIfBroken();
        int number = turn.number;
        if (number < 0) {
            throw new IllegalArgumentException("steps count from 0: " + number);
        }
        if (begun.contains(number)) {
            throw new IllegalStateException("step " + number + " has been used: each number is for one step");
        }
        Turn mine = underWay;
        if (mine != null && mine.task == turn.task) {
            throw new IllegalStateException(
                    "step " + number + " within step " + mine.number + " of the same task: close that first");
        }
    }

    private void awaitTurn(int number) {
        Future<@Nullable Void> wake = new Future<>();
        waiting.put(number, wake);
        TimerHandle timer = Asyncio.getRunningLoop().callLater(limit, () -> breakUp(describeWait(number)));
        try {
            Asyncio.await(wake);
        } catch (CancelledError e) {
            breakUp("step " + number + " was cancelled while it waited");
            throw e;
        } finally {
            timer.cancel();
            waiting.remove(number);
        }
    }

    private String describeWait(int number) {
        return "step " + number + " has waited for " + limit + ", but step " + ended
                + (begun.contains(ended) ? " has not ended" : " was never begun");
    }

    private void breakUp(String why) {
        if (broken == null) {
            broken = "the sequence is broken: " + why;
            waiting.values().forEach(Sequencer::wake);
        }
    }

    private void throwIfBroken() {
        if (broken != null) {
            throw new IllegalStateException(broken);
        }
    }

    private static void wake(Future<@Nullable Void> waiter) {
        if (!waiter.done()) {
            waiter.setResult(null);
        }
    }

    private void end(Turn turn) {
        underWay = null;
        ended = turn.number + 1;
        Future<@Nullable Void> next = waiting.get(ended);
        if (next != null) {
            wake(next);
        }
    }

    @Override
    public String toString() {
        return "<Sequencer " + (broken != null ? "broken" : underWay != null ? "in step " + ended : "before " + ended)
                + (waiting.isEmpty() ? "" : " waiting=" + waiting.keySet()) + ">";
    }

    /** A step that is under way, until it is closed. */
    public static final class Turn implements AutoCloseable {
        private final Sequencer sequence;
        private final int number;
        private final @Nullable Task<?> task;
        private boolean closed;

        private Turn(Sequencer sequence, int number, @Nullable Task<?> task) {
            this.sequence = Objects.requireNonNull(sequence);
            this.number = number;
            this.task = task;
        }

        /** Ends the step, and has the next one begin if it waits; nothing happens the second time. */
        @Override
        public void close() {
            if (!closed) {
                closed = true;
                sequence.end(this);
            }
        }
    }
}
