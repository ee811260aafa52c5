package asyncio;

import java.util.Locale;

/**
 * A meeting point: tasks wait there until a given number has come, then all go on. It can be used again and again.
 *
 * <p>While it fills, tasks come and wait; the last one goes on at once and lets it drain. Who comes while it drains, or
 * is being reset, waits outside for the next round. {@link #abort} breaks it for everybody until {@link #reset}. It
 * belongs to the loop where a task first waited for it, and to code on that loop.
 */
public final class Barrier {
    private enum State {
        FILLING,
        DRAINING,
        RESETTING,
        BROKEN
    }

    private final Condition changed = new Condition();
    private final int parties;
    private State state = State.FILLING;

    /** Tasks inside: they wait for others, or are about to leave. */
    private int count;

    /**
     * Creates a barrier for {@code parties} tasks.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public Barrier(int parties) {
        if (parties < 1) {
            throw new IllegalArgumentException("parties must be >= 1: " + parties);
        }
        this.parties = parties;
    }

    /**
     * Waits until {@code parties} tasks have called this. A task that is cancelled while the barrier fills leaves, and
     * its place is free again.
     *
     * @return how many had come before, from 0 to {@code parties - 1}
     * @throws BrokenBarrierException if the barrier is broken, or is reset or aborted while the task waits
     * @throws CancelledError if the task is cancelled while it waits
     * @throws IllegalStateException outside a task, or on another loop than before
     */
    public int await() {
        changed.checkThread("Barrier.await");
        changed.acquire();
        try {
            awaitNextRound();
            int index = count++;
            try {
                awaitOthers(index);
            } finally {
                count--;
                leave();
            }
            return index;
        } finally {
            changed.release();
        }
    }

    private void awaitNextRound() {
        changed.awaitFor(() -> state != State.DRAINING && state != State.RESETTING);
        if (state == State.BROKEN) {
            throw new BrokenBarrierException("Barrier aborted: reset() it before await()");
        }
    }

    private void awaitOthers(int index) {
        if (index + 1 == parties) {
            state = State.DRAINING;
            changed.signalAll();
            return;
        }
        changed.awaitFor(() -> state != State.FILLING);
        if (state == State.BROKEN || state == State.RESETTING) {
            throw new BrokenBarrierException("Abort or reset of barrier while await() waited for others");
        }
    }

    /** The last one to leave opens the next round. */
    private void leave() {
        if (count == 0) {
            if (state != State.BROKEN) {
                state = State.FILLING;
            }
            changed.signalAll();
        }
    }

    /**
     * Makes it empty and whole: tasks that wait get a {@link BrokenBarrierException}, others can use it again. May have
     * to wait a turn.
     */
    public void reset() {
        changed.checkThread("Barrier.reset");
        changed.acquire();
        try {
            state = count > 0 ? State.RESETTING : State.FILLING;
            changed.signalAll();
        } finally {
            changed.release();
        }
    }

    /**
     * Breaks it: tasks that wait, and all who come until {@link #reset}, get a {@link BrokenBarrierException}. May have
     * to wait a turn.
     */
    public void abort() {
        changed.checkThread("Barrier.abort");
        changed.acquire();
        try {
            state = State.BROKEN;
            changed.signalAll();
        } finally {
            changed.release();
        }
    }

    /** How many tasks have to come. */
    public int parties() {
        return parties;
    }

    /** How many tasks wait for others; 0 unless it is filling. */
    public int nWaiting() {
        return state == State.FILLING ? count : 0;
    }

    /** Whether it was aborted and not reset since. */
    public boolean broken() {
        return state == State.BROKEN;
    }

    @Override
    public String toString() {
        String waiting = broken() ? "" : ", waiters:" + nWaiting() + "/" + parties;
        return "<Barrier [" + state.name().toLowerCase(Locale.ROOT) + waiting + "]>";
    }
}
