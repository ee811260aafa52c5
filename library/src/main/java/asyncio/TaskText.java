package asyncio;

/** A task in one line, which ends also where tasks wait in a circle. */
final class TaskText {
    private TaskText() {}

    static String of(Task<?> task) {
        String origin = task.loop.origins.createdAt(task);
        if (!(task.waitsFor() instanceof Future<?> awaited)) {
            return "<" + describe(task) + origin + ">";
        }
        Object other = awaited instanceof Task<?> inner ? "<" + describe(inner) + ">" : awaited;
        return "<" + describe(task) + " waitFor=" + other + origin + ">";
    }

    /** Without what it waits for, which may be a task that waits for this one. */
    private static String describe(Task<?> task) {
        boolean cancelling = !task.done() && task.cancelling() > 0;
        return "Task " + (cancelling ? "cancelling" : task.describeState()) + " name='" + task.getName() + "'";
    }
}
