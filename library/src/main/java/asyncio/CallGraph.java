package asyncio;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who waits for whom, from a future outwards. A task that is reached in several ways is captured once, circles end, and
 * a long chain takes no stack.
 */
final class CallGraph {
    private final int skipped;
    private final @Nullable Integer limit;
    private final @Nullable Task<?> current;
    private final Map<Future<?>, FutureCallGraph> captured = new HashMap<>();
    private final Set<Future<?>> open = new HashSet<>();
    private final ArrayDeque<Node> path = new ArrayDeque<>();

    private CallGraph(int depth, @Nullable Integer limit) {
        this.skipped = Math.max(0, depth - 1);
        this.limit = limit;
        Fiber fiber = Loops.currentFiber();
        this.current = fiber == null ? null : fiber.task;
    }

    /** A future whose awaiters are being captured. */
    private record Node(Future<?> future, Iterator<Future<?>> left, List<FutureCallGraph> awaitedBy) {}

    /** Of the current task if {@code future} is null; null if there is none. */
    static @Nullable FutureCallGraph capture(@Nullable Future<?> future, int depth, @Nullable Integer limit) {
        Future<?> root = future != null ? future : Asyncio.currentTask();
        return root == null ? null : new CallGraph(depth, limit).build(root);
    }

    private FutureCallGraph build(Future<?> root) {
        enter(root);
        while (true) {
            Node node = path.getFirst();
            if (node.left.hasNext()) {
                follow(node, node.left.next());
                continue;
            }
            path.removeFirst();
            FutureCallGraph graph = new FutureCallGraph(node.future, stackOf(node.future), List.copyOf(node.awaitedBy));
            captured.put(node.future, graph);
            if (path.isEmpty()) {
                return graph;
            }
            path.getFirst().awaitedBy.add(graph);
        }
    }

    private void enter(Future<?> future) {
        open.add(future);
        path.addFirst(new Node(future, Awaiters.of(future).iterator(), new ArrayList<>()));
    }

    private void follow(Node node, Future<?> awaiter) {
        FutureCallGraph known = captured.get(awaiter);
        if (known != null) {
            node.awaitedBy.add(known);
        } else if (open.contains(awaiter)) {
            node.awaitedBy.add(new FutureCallGraph(awaiter, List.of(), List.of()));
        } else {
            enter(awaiter);
        }
    }

    private List<FrameCallGraphEntry> stackOf(Future<?> future) {
        if (!(future instanceof Task<?> task) || future.done() || (limit != null && limit == 0)) {
            return List.of();
        }
        List<StackTraceElement> frames = TaskStack.of(task, Integer.MAX_VALUE);
        if (task == current) {
            frames = frames.subList(Math.min(skipped, frames.size()), frames.size());
        }
        return cut(frames).stream().map(FrameCallGraphEntry::new).toList();
    }

    /** A positive limit keeps the frames nearest to the task's start, a negative one the innermost. */
    private List<StackTraceElement> cut(List<StackTraceElement> frames) {
        int size = frames.size();
        if (limit == null || Math.abs((long) limit) >= size) {
            return frames;
        }
        return limit > 0 ? frames.subList(size - limit, size) : frames.subList(0, -limit);
    }
}
