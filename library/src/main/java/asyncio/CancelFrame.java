package asyncio;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A block of code that decides which cancellations reach what runs inside. {@link Task#frame} is the innermost one of a
 * task, and each knows the next outer one. The chain does not end with the task: the tasks of a group go on with the
 * frame in which the group was opened. So a frame contains its host task, and the tasks of the groups that were opened
 * in it, or in frames inside.
 */
abstract sealed class CancelFrame permits CancelScope, Uninterruptible {
    /** Whose block it is; null before it was entered. */
    @Nullable
    Task<?> host;

    @Nullable
    CancelFrame outer;

    /** Whether it hides the frames around it. */
    boolean shield;

    private @Nullable Set<TaskGroup> groups;

    final void push(Task<?> task) {
        host = task;
        outer = task.frame;
        task.frame = this;
    }

    final void pop(Task<?> task) {
        task.frame = outer;
    }

    /** The first cancelled scope from here outwards, or null if there is none, or it is hidden. */
    final @Nullable CancelScope cancelledScope() {
        for (CancelFrame frame = this; frame != null; frame = frame.outer) {
            if (frame instanceof CancelScope scope && scope.cancelCalled()) {
                return scope;
            }
            if (frame.shield) {
                return null;
            }
        }
        return null;
    }

    /** The first cancelled scope around this frame, or null if there is none, or it is hidden. */
    final @Nullable CancelScope cancelledAround() {
        CancelFrame around = outer;
        return around == null || shield ? null : around.cancelledScope();
    }

    final void add(TaskGroup group) {
        if (groups == null) {
            groups = new LinkedHashSet<>();
        }
        groups.add(group);
    }

    final void remove(TaskGroup group) {
        if (groups != null) {
            groups.remove(group);
        }
    }

    /** Ends the waits of all tasks inside for which {@code cause} is now the first scope that is cancelled. */
    final void interruptAll(CancelScope cause) {
        if (host != null) {
            interrupt(host, this, cause);
        }
        interruptGroups(cause);
    }

    private void interruptGroups(CancelScope cause) {
        if (groups != null) {
            groups.forEach(group -> group.forEachTask(task -> interrupt(task, this, cause)));
        }
    }

    /** Interrupts a task, and what is in those of its frames that are inside of {@code end}. */
    private static void interrupt(Task<?> task, CancelFrame end, CancelScope cause) {
        Cancellation.reach(task, cause);
        CancelFrame frame = task.frame;
        while (frame != null && frame != end && frame.host == task) {
            frame.interruptGroups(cause);
            frame = frame.outer;
        }
    }
}
