package asyncio;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Measures callbacks and steps of tasks in debug mode, by the clock of the loop, and says which are slow. */
final class StepTimer {
    private static final System.Logger LOGGER = System.getLogger("asyncio");
    private static final long TENTH_OF_A_SECOND = 100_000_000;

    private final EventLoop loop;
    private boolean running;
    private long began;
    long slowNanos = TENTH_OF_A_SECOND;

    StepTimer(EventLoop loop) {
        this.loop = loop;
    }

    /** The step that runs is not measured. */
    void forget() {
        running = false;
    }

    void run(Handle handle, Fiber fiber) {
        begin();
        handle.run(fiber);
        end(handle);
    }

    /**
     * Runs a task to its end, or tells its group of that; {@link #begin} and {@link #endQuietly} are called where it
     * sleeps between.
     */
    void start(Task<?> task, Fiber fiber) {
        begin();
        task.turn(fiber);
        end(task);
    }

    void begin() {
        running = true;
        began = loop.agenda.clock.nanoTime();
    }

    /** The step is over. Logging is code of others, which may wait: only where nothing hangs on that. */
    private void end(Object who) {
        String complaint = complaint(who);
        if (complaint != null) {
            LOGGER.log(System.Logger.Level.WARNING, complaint);
        }
    }

    /**
     * The step is over, and the code that calls must not wait: it is about to sleep, or is the bare carrier. Says it in
     * a callback.
     */
    void endQuietly(@Nullable Object who) {
        String complaint = complaint(who);
        if (complaint != null) {
            loop.agenda.add(new Handle(loop, () -> LOGGER.log(System.Logger.Level.WARNING, complaint), Bindings.EMPTY));
        }
    }

    private @Nullable String complaint(@Nullable Object who) {
        if (!running || who == null) {
            return null;
        }
        running = false;
        long took = loop.agenda.clock.nanoTime() - began;
        return took < slowNanos
                ? null
                : "Executing " + Text.of(who)
                        + String.format(Locale.ROOT, " took %.3f seconds", Seconds.fromNanos(took));
    }
}
