package asyncio;

import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Who waits for a future. Nothing is recorded for it: the tasks that await a future stand in the future, and so do the
 * callbacks of {@code gather}, {@code wait}, {@code shield}, {@code asCompleted} and task groups, which lead on to the
 * tasks behind them. Only edges that a user declares are kept, beside the futures.
 */
final class Awaiters {
    private Awaiters() {}

    static Set<Future<?>> of(Future<?> future) {
        Set<Future<?>> awaiters = new LinkedHashSet<>();
        Set<Future<?>> seen = new LinkedHashSet<>();
        ArrayDeque<Future<?>> joints = new ArrayDeque<>();
        joints.add(future);
        Future<?> next;
        while ((next = joints.poll()) != null) {
            if (seen.add(next)) {
                collect(next, awaiters, joints);
            }
        }
        return awaiters;
    }

    private static void collect(Future<?> future, Set<Future<?>> awaiters, ArrayDeque<Future<?>> joints) {
        for (Object waiter : future.waitersNow()) {
            if (waiter instanceof Task<?> task) {
                awaiters.add(task);
            } else if (waiter instanceof TaskGroup group) {
                awaiters.add(group.parent());
            } else if (waiter instanceof DoneCallback<?> callback && callback.consumer instanceof Joint joint) {
                joints.addAll(joint.outers());
            }
        }
        awaiters.addAll(future.loop.declaredAwaiters.of(future));
    }
}
