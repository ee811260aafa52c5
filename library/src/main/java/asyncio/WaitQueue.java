package asyncio;

import org.jspecify.annotations.Nullable;

/**
 * The one place where tasks wait for each other, in the order of their arrival: it carries locks, events, conditions,
 * semaphores, limiters, barriers and queues.
 *
 * <p>A task enters at the end and sleeps, as a {@link Waiter}. Being woken and going on are two moments, because a
 * woken task continues at a later turn. Between them it is <em>chosen</em>: it no longer stands in the line, but it
 * counts, so that nobody who comes in between passes it. It may also be cancelled between them. Then the wake-up would
 * be lost, and whoever owns the queue has to hand it on: {@link Waiter#wasChosen} tells that case from the other. A
 * waiter that is cancelled in the line keeps its place until its task has gone on, and is skipped.
 *
 * <p>It is bound to the loop of the first task that has to wait. Nothing else here asks for a loop, and nothing is
 * allocated for those who need not wait.
 */
final class WaitQueue {
    private @Nullable EventLoop loop;
    private @Nullable Waiter first;
    private @Nullable Waiter last;
    private int chosen;

    /** Whether nobody stands in line or is chosen: who comes now passes nobody. */
    boolean isIdle() {
        return first == null && chosen == 0;
    }

    /** Whether anybody will go on one day: chosen, or in line and not cancelled. */
    boolean hasLive() {
        return chosen > 0 || firstAsleep() != null;
    }

    /** How many tasks have entered and not gone on. */
    int size() {
        int size = chosen;
        for (Waiter waiter = first; waiter != null; waiter = waiter.next) {
            size++;
        }
        return size;
    }

    /** How many were woken and have not gone on. */
    int chosen() {
        return chosen;
    }

    boolean isLoopClosed() {
        return loop != null && loop.isClosed();
    }

    /**
     * Makes the loop of the running task, which is given back, the loop of this queue, once and for all.
     *
     * @throws IllegalStateException outside a task, and if it is another loop's
     */
    Task<?> bind(Object owner, String act) {
        Task<?> running = Loops.bind(loop, owner, act);
        loop = running.loop;
        return running;
    }

    /** Refuses a thread that may not touch the tasks that wait here. */
    void checkThread(String act) {
        if (loop != null) {
            loop.checkThread(act);
        }
    }

    /** A place at the end of the line for the running task, which then calls {@link Waiter#sleep}. */
    Waiter enter(Object owner, String act) {
        return enter(Loops.runningTask(act), owner, act);
    }

    /** The same when the running task is known. */
    Waiter enter(Task<?> running, Object owner, String act) {
        loop = Loops.bind(loop, running, owner, act).loop;
        Waiter waiter = new Waiter(running, this, owner);
        Waiter before = last;
        if (before == null) {
            first = waiter;
        } else {
            before.next = waiter;
            waiter.previous = before;
        }
        last = waiter;
        return waiter;
    }

    void leave(Waiter waiter) {
        if (waiter.wasChosen()) {
            chosen--;
        } else {
            unlink(waiter);
        }
    }

    private void unlink(Waiter waiter) {
        Waiter before = waiter.previous;
        Waiter after = waiter.next;
        if (before == null) {
            first = after;
        } else {
            before.next = after;
        }
        if (after == null) {
            last = before;
        } else {
            after.previous = before;
        }
        waiter.previous = null;
        waiter.next = null;
    }

    private @Nullable Waiter firstAsleep() {
        Waiter waiter = first;
        while (waiter != null && waiter.done()) {
            waiter = waiter.next;
        }
        return waiter;
    }

    private void choose(Waiter waiter) {
        waiter.setResult(null);
        unlink(waiter);
        chosen++;
    }

    /** Wakes the first that sleeps; false if nobody does. */
    boolean wakeNext() {
        Waiter waiter = firstAsleep();
        if (waiter == null) {
            return false;
        }
        choose(waiter);
        return true;
    }

    /** Wakes the first in line unless somebody is chosen; one that is cancelled does this when it leaves. */
    void wakeHead() {
        Waiter head = first;
        if (head != null && chosen == 0 && !head.done()) {
            choose(head);
        }
    }

    /** Wakes all that sleep, first come first. */
    void wakeAll() {
        while (wakeNext()) {
            // the next
        }
    }

    /** How many wait, for a description; empty if nobody does. */
    String describe() {
        return isIdle() ? "" : ", waiters:" + size();
    }
}
