package asyncio;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * The tasks of a group in the order of their creation, and how many of them the group still waits for. A task that has
 * ended may stay in the array for a while: it is swept when half of it are such, so that a group may live for ever.
 */
final class GroupTasks {
    private static final int FEW = 16;

    private Task<?>[] tasks = new Task<?>[FEW];
    private int size;
    private int pending;

    /** Those of the pending that have ended, and of which the group will be told in their turn. */
    private int announced;

    boolean isEmpty() {
        return pending == 0;
    }

    /** How many have not been told as ended. */
    int count() {
        return pending;
    }

    /** How many the array holds, ended or not. */
    int kept() {
        return size;
    }

    void add(Task<?> task) {
        if (size == tasks.length) {
            tasks = Arrays.copyOf(tasks, 2 * size);
        }
        tasks[size++] = task;
        pending++;
    }

    /** Whether, when one ends now, another has not ended: of that the group will be told later. */
    private boolean othersRun() {
        return pending - announced > 1;
    }

    /**
     * A task ends. If nothing but its number matters, and another still runs, it is counted and true returned. Else the
     * group is to be told.
     */
    boolean counts(boolean onlyItsNumber) {
        if (onlyItsNumber && othersRun()) {
            ended();
            return true;
        }
        announced++;
        return false;
    }

    /** The group has been told of a task that was announced. */
    void told() {
        announced--;
        ended();
    }

    /** A task has ended and the group knows it. */
    void ended() {
        pending--;
        if (size > FEW && size > 2 * pending) {
            sweep();
        }
    }

    private void sweep() {
        Task<?>[] kept = new Task<?>[Math.max(FEW, 2 * pending)];
        int count = 0;
        for (int i = 0; i < size; i++) {
            Task<?> task = tasks[i];
            if (!task.done()) {
                kept[count++] = task;
            }
        }
        tasks = kept;
        size = count;
    }

    /** Cancels the tasks that are not done. */
    void cancel() {
        forEachPending(Task::cancel);
    }

    /** Does something with each task that is not done. */
    void forEachPending(Consumer<Task<?>> act) {
        for (int i = 0; i < size; i++) {
            if (!tasks[i].done()) {
                act.accept(tasks[i]);
            }
        }
    }
}
