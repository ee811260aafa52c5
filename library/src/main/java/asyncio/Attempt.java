package asyncio;

import org.jspecify.annotations.Nullable;

/** One of the things for which a task waits, of which one takes place: what {@link Selection} chooses from. */
abstract class Attempt {
    /** The wait of which it is a part, or null. */
    @Nullable
    ChannelWait wait;

    /**
     * Whether it can take place without waiting.
     *
     * @throws RuntimeException if it never can
     */
    abstract boolean isReady();

    /** Takes place, without waiting. */
    abstract void perform();

    /** What came of it; null for nothing. */
    abstract @Nullable Object result();

    /** Stands in line, for the running task. */
    abstract void enter(ChannelWait newWait, Task<?> task);

    /** Stands in line no longer, if it did. */
    abstract void leave();

    /**
     * Goes on after it has ended its wait.
     *
     * @return whether it took place; if not, all is tried again
     * @throws RuntimeException if it never can
     */
    abstract boolean resume();

    /**
     * Does not go on after it has ended its wait, because its task was cancelled.
     *
     * @return whether it has not taken place
     */
    abstract boolean abandon();

    /** Ends the wait of which it is a part. */
    final void endWait() {
        if (wait != null) {
            wait.end(this);
        }
    }
}
