package asyncio;

/**
 * Decides which of several that may go first does, so that a test can try orders which a run seldom shows.
 *
 * <p>A loop promises less than it keeps. Callbacks run first in first out, and so do tasks start; but nobody may count
 * on which of two timers with the same deadline fires first, or which of two tasks that can go on does. Without a tie
 * breaker the loop always decides alike. With one, given by {@link EventLoopOptions#withTieBreaker}, it asks. Whatever
 * the answers, every promise is kept, so a program that is right stays right. {@code asyncio.testing.SeededOrder}
 * answers at random, from a seed.
 *
 * <p>It is called between two entries of the loop, on whatever thread that takes. It must not throw, wait, take a lock
 * or call the loop.
 */
public interface TieBreaker {
    /** What is to be decided. */
    enum Tie {
        /**
         * Among what happens outside: timers with the same deadline, channels that are ready, and when their callbacks
         * run, compared with callbacks and tasks that are ready by other means. A timer never passes one with an
         * earlier deadline.
         */
        EVENTS,
        /**
         * Among tasks that go on in the same turn. A woken task may pass others, but no callback; new tasks start in
         * the order of their creation; and who sleeps for zero seconds goes on after everything that was ready.
         */
        TASKS,
        /** How many turns a task gives away where it need not wait: in {@code sleep(0)}, and awaiting what is done. */
        PAUSES
    }

    /**
     * Decides.
     *
     * @param tie what is to be decided
     * @param bound how many answers there are, at least two
     * @return a number from zero to {@code bound - 1}; zero is what a loop without a tie breaker does
     */
    int choose(Tie tie, int bound);
}
