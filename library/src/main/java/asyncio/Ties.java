package asyncio;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Reorders a ready queue as a {@link TieBreaker} says, within what the loop promises. Each entry is put into the new
 * order one after the other, at any place that no promise forbids, so every order that keeps the promises can come out.
 */
final class Ties {
    /** Turns given away at one time. */
    private static final int MAX_PAUSE = 3;

    private final TieBreaker breaker;
    private final List<Entry> order = new ArrayList<>();

    Ties(TieBreaker breaker) {
        this.breaker = breaker;
    }

    private int choose(TieBreaker.Tie tie, int bound) {
        return bound == 1 ? 0 : Objects.checkIndex(breaker.choose(tie, bound), bound);
    }

    /** A place from {@code least} to the end of the new order; the end if the tie breaker says zero. */
    private int place(TieBreaker.Tie tie, int least) {
        return order.size() - choose(tie, order.size() - least + 1);
    }

    /** Has a task give turns away; not on a closed loop, where it cannot. */
    void pause(Task<?> task) {
        if (!task.loop.isClosed()) {
            for (int turns = choose(TieBreaker.Tie.PAUSES, MAX_PAUSE + 1); turns > 0; turns--) {
                task.yieldTurn();
            }
        }
    }

    /** Mixes what has just happened outside, the entries after the first {@code queued}, among those. */
    void mixEvents(ReadyQueue ready, int queued) {
        if (ready.size() > Math.max(queued, 1)) {
            takeFrom(ready, queued);
            int earlier = 0;
            long deadline = Long.MIN_VALUE;
            while (ready.peek() instanceof Entry event) {
                if (event instanceof TimerHandle timer && timer.whenNanos > deadline) {
                    deadline = timer.whenNanos;
                    earlier = placeAfterTimers();
                }
                order.add(place(TieBreaker.Tie.EVENTS, event instanceof TimerHandle ? earlier : 0), event);
                ready.poll();
            }
            giveBack(ready);
        }
    }

    /** The first place behind all timers. */
    private int placeAfterTimers() {
        int place = order.size();
        while (place > 0 && !(order.get(place - 1) instanceof TimerHandle)) {
            place--;
        }
        return place;
    }

    /** Mixes the tasks of a turn that is about to start. */
    void mixTasks(ReadyQueue ready) {
        if (ready.size() > 1) {
            int afterFixed = 0;
            int afterCallback = 0;
            while (ready.poll() instanceof Entry entry) {
                int place = order.size();
                if (isWoken(entry)) {
                    place = place(TieBreaker.Tie.TASKS, afterCallback);
                    afterFixed += place < afterFixed ? 1 : 0;
                } else {
                    place = isNew(entry) ? place(TieBreaker.Tie.TASKS, afterFixed) : place;
                    afterFixed = place + 1;
                }
                order.add(place, entry);
                afterCallback = entry instanceof Task<?> ? afterCallback : order.size();
            }
            giveBack(ready);
        }
    }

    private static boolean isWoken(Entry entry) {
        return entry instanceof Task<?> task && task.fiber != null && task.waitsFor() != null;
    }

    private static boolean isNew(Entry entry) {
        return entry instanceof Task<?> task && task.fiber == null;
    }

    private void takeFrom(ReadyQueue ready, int count) {
        for (int i = 0; i < count && ready.poll() instanceof Entry entry; i++) {
            order.add(entry);
        }
    }

    private void giveBack(ReadyQueue ready) {
        order.forEach(ready::add);
        order.clear();
    }
}
