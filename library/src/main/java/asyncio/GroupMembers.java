package asyncio;

import org.jspecify.annotations.Nullable;

/** The tasks of a group that have not ended, in the order of their creation, linked through the members themselves. */
final class GroupMembers {
    private @Nullable GroupMember first;
    private @Nullable GroupMember last;

    boolean isEmpty() {
        return first == null;
    }

    int count() {
        int count = 0;
        for (GroupMember member = first; member != null; member = member.after) {
            count++;
        }
        return count;
    }

    void add(GroupMember member) {
        GroupMember before = last;
        member.before = before;
        if (before == null) {
            first = member;
        } else {
            before.after = member;
        }
        last = member;
    }

    void remove(GroupMember member) {
        GroupMember before = member.before;
        GroupMember after = member.after;
        if (before == null) {
            first = after;
        } else {
            before.after = after;
        }
        if (after == null) {
            last = before;
        } else {
            after.before = before;
        }
        member.before = null;
        member.after = null;
    }

    /** Cancels the tasks that are not done. */
    void cancel() {
        for (GroupMember member = first; member != null; member = member.after) {
            if (!member.task.done()) {
                member.task.cancel();
            }
        }
    }
}
