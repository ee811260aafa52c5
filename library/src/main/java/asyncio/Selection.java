package asyncio;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lets exactly one of several attempts take place: one that can at once, or the first that can after a wait. */
final class Selection {
    private final Attempt[] attempts;
    private final boolean fair;
    private final String act;

    private Selection(Attempt[] attempts, boolean fair, String act) {
        this.attempts = attempts;
        this.fair = fair;
        this.act = act;
    }

    /** Waits until this attempt has taken place. */
    static void only(Attempt attempt, String act) {
        new Selection(new Attempt[] {attempt}, false, act).run();
    }

    /** Waits until one of these attempts has taken place, and says which. */
    static Attempt oneOf(Attempt[] attempts, boolean fair) {
        return new Selection(attempts, fair, "select()").run();
    }

    private Attempt run() {
        while (true) {
            Attempt ready = ready();
            if (ready != null) {
                ready.perform();
                return ready;
            }
            Attempt woken = await();
            if (woken.resume()) {
                return woken;
            }
        }
    }

    /** All are asked, so that one that can never take place is found. */
    private @Nullable Attempt ready() {
        int count = 0;
        for (Attempt attempt : attempts) {
            count += attempt.isReady() ? 1 : 0;
        }
        if (count == 0) {
            return otherwise();
        }
        int skipped = fair && count > 1 ? Loops.running().chance.below(count) : 0;
        for (Attempt attempt : attempts) {
            if (attempt.isReady() && skipped-- == 0) {
                return attempt;
            }
        }
        throw new IllegalStateException("what was ready is not any more");
    }

    private @Nullable Attempt otherwise() {
        for (Attempt attempt : attempts) {
            if (attempt instanceof Otherwise) {
                return attempt;
            }
        }
        return null;
    }

    /** Waits for one to end the wait. One that has taken place already cannot be cancelled: the next wait is. */
    private Attempt await() {
        Task<?> task = Loops.runningTask(act);
        ChannelWait wait = new ChannelWait(task.loop, attempts);
        try {
            wait.enter(task);
            task.await(wait);
        } catch (CancelledError e) {
            if (wait.ended == null || wait.ended.abandon()) {
                throw e;
            }
            Cancellation.atNextStep(task, e.getMessage());
        } finally {
            wait.leave();
        }
        return Objects.requireNonNull(wait.ended);
    }
}
