package asyncio;

import org.jspecify.annotations.Nullable;

/** A task of a group: the callback on its end and its place in the group's list in one, because groups get big. */
final class GroupMember extends Handle {
    private final TaskGroup group;
    final Task<?> task;

    @Nullable
    GroupMember before;

    @Nullable
    GroupMember after;

    GroupMember(TaskGroup group, Task<?> task) {
        super(task.loop, null, Bindings.EMPTY);
        this.group = group;
        this.task = task;
    }

    /** The task that waits for the group. */
    Task<?> parent() {
        return group.parent();
    }

    @Override
    void invoke() {
        group.ended(this);
    }

    @Override
    Object target() {
        return group;
    }
}
