package asyncio;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A call graph as lines of text; who occurs again is not spelt out again. */
final class CallGraphText {
    /** Deeper, a line would be mostly blank. */
    private static final int DEEPEST = 50;

    private final StringBuilder text = new StringBuilder();
    private final Set<Future<?>> shown = new HashSet<>();
    private final ArrayDeque<Level> levels = new ArrayDeque<>();

    private record Level(Iterator<FutureCallGraph> left) {}

    CallGraphText() {}

    /** Nothing if there is no graph. */
    static String of(@Nullable FutureCallGraph graph) {
        return graph == null ? "" : new CallGraphText().add(graph).toString();
    }

    /** Adds a graph; what was shown in an earlier one is not spelt out again. */
    CallGraphText add(FutureCallGraph root) {
        show(root);
        while (!levels.isEmpty()) {
            Iterator<FutureCallGraph> left = levels.getLast().left;
            if (!left.hasNext()) {
                levels.removeLast();
            } else if (levels.size() > DEEPEST) {
                line("* ...");
                levels.removeLast();
            } else {
                show(left.next());
            }
        }
        return this;
    }

    private void show(FutureCallGraph graph) {
        boolean first = shown.add(graph.future());
        boolean more = !first && graph.future() instanceof Task;
        line("* " + name(graph.future()) + (more ? " (see above)" : ""));
        if (!first) {
            return;
        }
        if (!graph.callStack().isEmpty()) {
            line("  + Call stack:");
            graph.callStack().forEach(entry -> line("  |   at " + entry.frame()));
        }
        if (!graph.awaitedBy().isEmpty()) {
            line("  + Awaited by:");
            levels.addLast(new Level(graph.awaitedBy().iterator()));
        }
    }

    private static String name(Future<?> future) {
        String id = "id=0x" + Integer.toHexString(System.identityHashCode(future));
        return future instanceof Task<?> task
                ? "Task(name='" + task.getName() + "', " + id + ")"
                : "Future(" + id + ")";
    }

    private void line(String line) {
        if (!text.isEmpty()) {
            text.append(System.lineSeparator());
        }
        text.repeat("    ", levels.size()).append(line);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
