package asyncio;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of a loop that have not ended, in order of creation, held strongly. Linked through the tasks themselves, so
 * that a short task costs a few stores. A task that leaves lets go of its neighbours, or an old task in somebody's hand
 * would hold all that came after it; another thread that walks the list and stands on such a task starts again.
 */
final class TaskList {
    private static final int ATTEMPTS = 1_000;

    private @Nullable Task<?> first;
    private @Nullable Task<?> last;

    /** What the next task that is created takes over from its group. */
    private @Nullable CancelFrame heritage;

    /** Creates a task that begins in a frame. */
    <T extends @Nullable Object> Task<T> inherit(@Nullable CancelFrame frame, Supplier<Task<T>> creation) {
        if (frame == null) {
            return creation.get();
        }
        heritage = frame;
        try {
            return creation.get();
        } finally {
            heritage = null;
        }
    }

    boolean isEmpty() {
        return first == null;
    }

    void add(Task<?> task) {
        if (heritage != null) {
            task.frame = heritage;
            heritage = null;
        }
        Task<?> before = last;
        task.previous = before;
        if (before == null) {
            first = task;
        } else {
            before.next = task;
        }
        last = task;
    }

    void remove(Task<?> task) {
        Task<?> before = task.previous;
        Task<?> after = task.next;
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
        task.previous = task;
        task.next = null;
    }

    /** The tasks as they are. From another thread it may be a picture of a moment ago. */
    Set<Task<?>> snapshot() {
        Set<Task<?>> tasks = new LinkedHashSet<>();
        for (int attempt = 0; attempt < ATTEMPTS && !collect(tasks); attempt++) {
            tasks.clear();
        }
        return tasks;
    }

    /** Walks the list; false if a task was taken out under our feet, by the thread of the loop. */
    private boolean collect(Set<Task<?>> tasks) {
        Task<?> task = first;
        while (task != null) {
            if (!task.done()) {
                tasks.add(task);
            }
            Task<?> following = task.next;
            if (following == null && task.previous == task) {
                return false;
            }
            task = following;
        }
        return true;
    }
}
