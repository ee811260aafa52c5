package asyncio;

/** A task, the task that it awaits, the one which that awaits, and so on. */
final class AwaitChain {
    private AwaitChain() {}

    /**
     * Counts a request for cancellation on every task of the chain, and gives the last of them. An inner task that is
     * in an {@link Uninterruptible} block ends the chain, and the request is not counted there. Where the chain is a
     * circle, which would never end, the task on which that is noticed stops waiting (R. P. Brent's way, An Improved
     * Monte Carlo Factorization Algorithm, 1980: compare with a mark that is moved on after 1, 2, 4, 8 ... steps).
     */
    static Task<?> countRequest(Task<?> outermost) {
        Task<?> task = outermost;
        Task<?> mark = outermost;
        int steps = 0;
        int lap = 1;
        task.countCancelRequest();
        Task<?> inner;
        while ((inner = task.awaits()) != null) {
            task = inner;
            if (task == mark) {
                task.stopWaiting();
                return task;
            }
            if (Uninterruptible.of(task) != null) {
                return task;
            }
            task.countCancelRequest();
            if (++steps == lap) {
                mark = task;
                steps = 0;
                lap *= 2;
            }
        }
        return task;
    }
}
