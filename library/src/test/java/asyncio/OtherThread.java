package asyncio;

import java.util.concurrent.FutureTask;

/** Executes something on a thread that belongs to no loop. */
final class OtherThread {
    private OtherThread() {}

    /** Waits for the end; a failure is thrown on. */
    static void run(Runnable action) throws Exception {
        FutureTask<Void> outcome = new FutureTask<>(action, null);
        Thread.ofPlatform().start(outcome);
        outcome.get();
    }
}
