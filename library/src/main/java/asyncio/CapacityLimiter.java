package asyncio;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A number of tokens, each held by somebody: limits how many use something at the same time. Other than a
 * {@link Semaphore} it knows who holds them, so a token cannot be given back twice or by the wrong one, and the number
 * can be changed at any time.
 *
 * <pre>{@code
 * var limiter = new CapacityLimiter(10);
 * ...
 * try (var held = limiter.hold()) {
 *     ...
 * }
 * limiter.setTotalTokens(20);
 * }</pre>
 *
 * <p>An owner holds one token at most. It is the task that asks, or any object that a task asks for: two objects that
 * are equal are one owner.
 *
 * <p>Tasks get tokens in the order in which they asked, for whomever. A task that is cancelled while it waits gets
 * none, and none is lost. It belongs to the loop where a task first had to wait for it, and to code on that loop. Trio
 * has had such a limiter first, and AnyIO has it, too.
 */
public final class CapacityLimiter {
    /** More tokens than anybody takes. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    private final WaitQueue waiters = new WaitQueue();
    private final Set<Object> owners = new LinkedHashSet<>();

    /** The owners for whom a task waits. */
    private final Set<Object> expectant = new HashSet<>();

    private int totalTokens;

    /**
     * What a limiter is doing at one moment.
     *
     * @param borrowedTokens see {@link CapacityLimiter#borrowedTokens}
     * @param totalTokens see {@link CapacityLimiter#totalTokens}
     * @param owners who holds a token, in the order in which they got it
     * @param tasksWaiting how many tasks wait for one
     */
    public record Statistics(int borrowedTokens, int totalTokens, List<Object> owners, int tasksWaiting) {
        /** Makes the list one that nobody can change. */
        public Statistics {
            owners = List.copyOf(owners);
        }
    }

    /**
     * Creates a limiter with so many tokens; {@link #UNLIMITED} is no limit.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public CapacityLimiter(int totalTokens) {
        this.totalTokens = checkTotal(totalTokens);
    }

    private static int checkTotal(int totalTokens) {
        if (totalTokens < 0) {
            throw new IllegalArgumentException("the total tokens of a CapacityLimiter must be >= 0: " + totalTokens);
        }
        return totalTokens;
    }

    /**
     * Takes a token for the running task, as {@link #acquireOnBehalfOf}.
     *
     * @throws IllegalStateException outside a task, too
     */
    public void acquire() {
        acquireOnBehalfOf(Loops.runningTask("CapacityLimiter.acquire()"));
    }

    /**
     * Takes a token for {@code owner}, after all who asked before.
     *
     * @throws CancelledError if the task is cancelled while it waits; the owner has no token then
     * @throws IllegalStateException if the owner holds a token or a task waits for one on its behalf; if it would have
     *     to wait outside a task, or on another loop than before
     */
    public void acquireOnBehalfOf(Object owner) {
        checkNew(owner, "acquire");
        if (canTake()) {
            owners.add(owner);
        } else {
            acquireInTurn(owner);
        }
    }

    private void acquireInTurn(Object owner) {
        Waiter waiter = waiters.enter(this, "CapacityLimiter.acquire()");
        expectant.add(owner);
        try {
            waiter.sleep();
            owners.add(owner);
        } finally {
            expectant.remove(owner);
            wakeWhomThereIsOneFor();
        }
    }

    /**
     * Takes a token for the running task if there is one, as {@link #acquireOnBehalfOfNow}.
     *
     * @throws IllegalStateException outside a task, too
     */
    public void acquireNow() {
        acquireOnBehalfOfNow(Loops.runningTask("CapacityLimiter.acquireNow()"));
    }

    /**
     * Takes a token for {@code owner} if there is one and nobody waits for it. Never waits.
     *
     * @throws WouldBlockException if there is none
     * @throws IllegalStateException if the owner holds a token or a task waits for one on its behalf
     */
    public void acquireOnBehalfOfNow(Object owner) {
        checkNew(owner, "acquireNow");
        if (!canTake()) {
            throw new WouldBlockException(
                    "no token is left: acquireNow() on " + this + "; acquire() waits until one comes back");
        }
        owners.add(owner);
    }

    private void checkNew(Object owner, String act) {
        Objects.requireNonNull(owner, "a token needs an owner, got null");
        waiters.checkThread(act);
        if (owners.contains(owner)) {
            throw new IllegalStateException("this owner holds a token already: " + act + "() for " + Text.of(owner)
                    + " on " + this + "; release it first, or use another owner");
        }
        if (expectant.contains(owner)) {
            throw new IllegalStateException("this owner waits for a token already: " + act + "() for " + Text.of(owner)
                    + " on " + this + "; use another owner");
        }
    }

    /** Whether there is a token; who sleeps would have been woken for it, so nobody is passed. */
    private boolean canTake() {
        return borrowedTokens() < totalTokens;
    }

    /**
     * Gives the running task's token back, as {@link #releaseOnBehalfOf}.
     *
     * @throws IllegalStateException outside a task, too
     */
    public void release() {
        releaseOnBehalfOf(Loops.runningTask("CapacityLimiter.release()"));
    }

    /**
     * Gives the token of {@code owner} back; it goes to the first task that waits, unless there are still too many in
     * use, see {@link #setTotalTokens}. Any task may do this.
     *
     * @throws IllegalStateException if the owner does not hold one
     */
    public void releaseOnBehalfOf(Object owner) {
        waiters.checkThread("release");
        if (!owners.remove(Objects.requireNonNull(owner, "a token needs an owner, got null"))) {
            throw new IllegalStateException("this owner does not hold a token: release() for " + Text.of(owner) + " on "
                    + this + "; release once for each acquire(), or use hold()");
        }
        wakeWhomThereIsOneFor();
    }

    private void wakeWhomThereIsOneFor() {
        while (canTake() && waiters.wakeNext()) {
            // the next
        }
    }

    /**
     * Takes a token for the running task as {@link #acquire}, until the returned object is closed, by whatever task.
     */
    public Hold hold() {
        return holdOnBehalfOf(Loops.runningTask("CapacityLimiter.hold()"));
    }

    /** Takes a token as {@link #acquireOnBehalfOf}, until the returned object is closed. */
    public Hold holdOnBehalfOf(Object owner) {
        acquireOnBehalfOf(owner);
        return new Hold(() -> releaseOnBehalfOf(owner));
    }

    /** How many tokens there are, held or not. */
    public int totalTokens() {
        return totalTokens;
    }

    /**
     * Changes how many tokens there are. More of them wake tasks that wait. Fewer take nothing away from those who hold
     * one: while as many are held as there are, or more, each that comes back is gone, and nobody gets one.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public void setTotalTokens(int totalTokens) {
        waiters.checkThread("setTotalTokens");
        this.totalTokens = checkTotal(totalTokens);
        wakeWhomThereIsOneFor();
    }

    /**
     * How many tokens are held, or kept for a task that was just woken with one. More than {@link #totalTokens} for a
     * while after that was lowered.
     */
    public int borrowedTokens() {
        return owners.size() + waiters.chosen();
    }

    /** How many tokens can be had without waiting; never less than zero. */
    public int availableTokens() {
        return Math.max(0, totalTokens - borrowedTokens());
    }

    /** What it is doing now, for people and for tests. */
    public Statistics statistics() {
        return new Statistics(borrowedTokens(), totalTokens, List.copyOf(owners), waiters.size() - waiters.chosen());
    }

    @Override
    public String toString() {
        return "<CapacityLimiter [" + borrowedTokens() + "/" + (totalTokens == UNLIMITED ? "unlimited" : totalTokens)
                + waiters.describe() + "]>";
    }
}
