package asyncio;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who waits for what on a loop that stands still: one call graph for each wait that does not end. */
final class DeadlockText {
    private static final int MOST_GRAPHS = 20;

    private DeadlockText() {}

    static String of(EventLoop loop, Set<Task<?>> tasks) {
        StringBuilder text = new StringBuilder();
        text.append(tasks.size() == 1 ? "The only task" : "All " + tasks.size() + " tasks")
                .append(" of ")
                .append(loop)
                .append(tasks.size() == 1 ? " waits" : " wait")
                .append(", and nothing is scheduled that could wake one;")
                .append(" only a call of callSoonThreadsafe() from another thread could");
        Set<Future<?>> shown = new HashSet<>();
        int left = MOST_GRAPHS;
        for (Task<?> task : tasks) {
            if (task.awaits() == null && left > 0) {
                left--;
                add(task, shown, text);
            }
        }
        for (Task<?> task : tasks) {
            if (left > 0 && !shown.contains(task)) {
                left--;
                add(task, shown, text); // one of a circle
            }
        }
        return left > 0
                ? text.toString()
                : text.append(System.lineSeparator()).append("...").toString();
    }

    private static void add(Task<?> task, Set<Future<?>> shown, StringBuilder text) {
        FutureCallGraph graph = Objects.requireNonNull(Asyncio.captureCallGraph(task));
        collect(graph, shown);
        text.append(System.lineSeparator())
                .append("Task '")
                .append(task.getName())
                .append("' waits for ")
                .append(waitOf(task))
                .append(':')
                .append(System.lineSeparator())
                .append(CallGraphText.of(graph));
    }

    private static void collect(FutureCallGraph graph, Set<Future<?>> shown) {
        if (shown.add(graph.future())) {
            graph.awaitedBy().forEach(above -> collect(above, shown));
        }
    }

    private static @Nullable String waitOf(Task<?> task) {
        Object wait = task.waitsFor();
        return wait instanceof Task<?> inner ? "task '" + inner.getName() + "'" : Text.of(wait);
    }
}
