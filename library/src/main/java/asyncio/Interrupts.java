package asyncio;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What Ctrl-C does while a runner runs. The first time it asks the loop for {@code first}, the second time to end at
 * once with a {@link KeyboardInterrupt}; if the loop does not get round to either, because a task holds it, the third
 * shuts down the JVM as usual.
 */
final class Interrupts implements AutoCloseable {
    private final EventLoop loop;
    private final Runnable first;
    private final AtomicInteger received = new AtomicInteger();
    private int seen;
    private volatile boolean over;
    private final @Nullable InterruptSignal signal;

    private Interrupts(EventLoop loop, Runnable first) {
        this.loop = loop;
        this.first = first;
        this.signal = InterruptSignal.take(this::onSignal);
    }

    /** The first Ctrl-C cancels the main task; if that has ended, it ends the run. */
    static Interrupts cancelling(Task<?> main) {
        return new Interrupts(main.loop, () -> {
            if (main.done()) {
                throw new KeyboardInterrupt();
            }
            main.cancel();
        });
    }

    /** The first Ctrl-C ends the run. */
    static Interrupts ending(EventLoop loop) {
        return new Interrupts(loop, () -> {
            throw new KeyboardInterrupt();
        });
    }

    /** On a thread of the JVM's. */
    private void onSignal() {
        int count = received.incrementAndGet();
        InterruptSignal taken = signal;
        if ((count > 2 || over) && taken != null) {
            taken.passOn(); // after the run, too: somebody may have kept this as what was there before
        } else if (!loop.isClosed()) {
            loop.postQuietly(() -> react(count));
        }
    }

    private void react(int count) {
        if (over) {
            return;
        }
        seen++;
        if (count > 1) {
            throw new KeyboardInterrupt();
        }
        first.run();
    }

    /** Whether the user wanted to interrupt the run. */
    boolean any() {
        return received.get() > 0;
    }

    /**
     * Gives Ctrl-C back to the JVM.
     *
     * @throws KeyboardInterrupt if one came too late for the loop to see it
     */
    @Override
    public void close() {
        over = true;
        if (signal != null) {
            signal.giveBack();
            if (received.get() > seen) {
                throw new KeyboardInterrupt();
            }
        }
    }
}
