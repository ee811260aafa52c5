package asyncio;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What Ctrl-C does while a runner runs. The first time it asks the loop for something, the second time to end at once
 * with a {@link KeyboardInterrupt}; if the loop does not get round to either, because a task holds it, the third shuts
 * down the JVM as usual.
 *
 * <p>There are two phases, the run of the main task and the end of the runner, and each counts for itself. If nothing
 * but that end follows a run, the signal stays ours from one phase to the other, and one that comes in between is
 * thrown when the end has cleaned up.
 */
final class Interrupts implements AutoCloseable {
    private final EventLoop loop;
    private final AtomicInteger received = new AtomicInteger();
    private final @Nullable InterruptSignal signal;
    private int seen;
    private boolean missed;
    private boolean endFollows;
    private volatile boolean over;

    /** What the first one asks for in this phase; null between phases. */
    private volatile @Nullable Runnable first;

    private Interrupts(EventLoop loop, Runnable first, boolean endFollows) {
        this.loop = loop;
        this.first = first;
        this.endFollows = endFollows;
        this.signal = InterruptSignal.take(this::onSignal);
    }

    /**
     * The first Ctrl-C cancels the main task; if that has ended, it ends the run.
     *
     * @param endFollows whether {@link #close} leaves the signal to {@link #end}
     */
    static Interrupts cancelling(Task<?> main, boolean endFollows) {
        return new Interrupts(
                main.loop,
                () -> {
                    if (main.done()) {
                        throw new KeyboardInterrupt();
                    }
                    main.cancel();
                },
                endFollows);
    }

    /** The first Ctrl-C ends the run. */
    static Interrupts ending(EventLoop loop) {
        return new Interrupts(loop, Interrupts::interrupt, false);
    }

    /** From now on the first Ctrl-C ends the run. */
    Interrupts end() {
        missed = received.getAndSet(0) > 0;
        endFollows = false;
        first = Interrupts::interrupt;
        return this;
    }

    private static void interrupt() {
        throw new KeyboardInterrupt();
    }

    /** On a thread of the JVM's. */
    void onSignal() {
        int count = received.incrementAndGet();
        Runnable reaction = first;
        InterruptSignal taken = signal;
        if ((count > 2 || over) && taken != null) {
            taken.passOn(); // after the run, too: somebody may have kept this as what was there before
        } else if (reaction != null && !loop.isClosed()) {
            loop.postQuietly(() -> react(count, reaction));
        }
    }

    private void react(int count, Runnable reaction) {
        if (over || reaction != first) {
            return;
        }
        seen++;
        if (count > 1) {
            throw new KeyboardInterrupt();
        }
        reaction.run();
    }

    /** Whether the user wanted to interrupt the run. */
    boolean any() {
        return received.get() > 0;
    }

    /**
     * Ends the phase. Gives Ctrl-C back to the JVM, unless the end of the runner follows.
     *
     * @throws KeyboardInterrupt if one came too late for the loop to see it
     */
    @Override
    public void close() {
        first = null;
        if (!endFollows) {
            over = true;
            if (signal != null) {
                signal.giveBack();
            }
        }
        boolean late = received.getAndSet(0) > seen;
        seen = 0;
        if (late || missed) {
            throw new KeyboardInterrupt();
        }
    }
}
