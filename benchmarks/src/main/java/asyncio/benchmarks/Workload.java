package asyncio.benchmarks;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of the table.
 *
 * @param name for people
 * @param method the benchmark, as {@code Class.method}
 * @param plain the benchmark of the same work without a loop, or null
 * @param target nanoseconds that it may take at most, or null
 * @param cores how many cores its threads may use
 */
record Workload(
        String name,
        String method,
        @Nullable String plain,
        @Nullable Integer target,
        int cores) {
    static final List<Workload> ALL = List.of(
            on("start a task and join, in batches of 100", "Tasks.startInBatches", "PlainThreads.startInBatches", 40),
            on("start a task and join, one by one", "Tasks.startOneByOne", "PlainThreads.startOneByOne", null),
            on("start a task that waits once, join", "Tasks.waitOnce", "PlainThreads.waitOnce", 400),
            on("gather of 100, each coroutine", "Tasks.gatherHundred", null, null),
            on("yield, two tasks", "Tasks.yieldOfTwo", "PlainThreads.yieldOfTwo", 165),
            on("yield, nothing else ready", "Tasks.yieldAlone", "PlainThreads.yieldAlone", null),
            on("future ping-pong, a round", "Tasks.futureRound", "PlainThreads.futureRound", 350),
            on("callback and task, alternating", "Callbacks.callbackAndTask", null, null),
            on("callSoon, in batches", "Callbacks.callSoonInBatches", "PlainThreads.callSoonInBatches", 12),
            on("callSoon, a chain", "Callbacks.callSoonChain", null, 200),
            on("timer, schedule and cancel, 10,000 live", "Callbacks.timer", "PlainThreads.timer", 120),
            on("queue, capacity 1, an item", "Coordination.queueOfOne", "PlainCoordination.queueOfOne", 350),
            on("queue, capacity 100, an item", "Coordination.queueOfHundred", "PlainCoordination.queueOfHundred", 25),
            on("lock, uncontended", "Coordination.lock", "PlainCoordination.lock", 20),
            on("lock, uncontended, hold()", "Coordination.lockHeld", null, 20),
            on("semaphore, uncontended", "Coordination.semaphore", "PlainCoordination.semaphore", 20),
            on("time-out, around nothing", "Coordination.timeoutUnused", null, 50),
            on("time-out, around a yield", "Coordination.timeoutAroundYield", null, 250),
            on("time-out, around a switch", "Coordination.timeoutAroundSwitch", null, 250),
            on("waitFor, ready", "Coordination.waitForReady", null, 100),
            on("tree of a million tasks, a leaf", "Tree.throughGroups", "PlainCoordination.tree", 150),
            on("channel, rendezvous, an item", "Channels.rendezvous", null, null),
            on("channel of 1, an item", "Channels.ofOne", null, null),
            on("channel of 100, an item", "Channels.ofHundred", null, null),
            on("select of two, one ready", "Channels.selectReady", null, null),
            on("limiter, acquire and release", "Channels.limiter", null, null),
            on("context variable, get", "Contexts.contextGet", "PlainThreads.contextGet", null),
            on("context variable, set and reset", "Contexts.contextSet", null, null),
            new Workload(
                    "stage of another thread, there and back",
                    "Bridges.stageOfAnotherThread",
                    "Bridges.stageOfAnotherThreadJoined",
                    null,
                    2),
            new Workload(
                    "callSoonThreadsafe, two cores",
                    "Callbacks.callSoonThreadsafe",
                    "PlainThreads.callSoonThreadsafe",
                    50,
                    2));

    private static Workload on(String name, String method, @Nullable String plain, @Nullable Integer target) {
        return new Workload(name, method, plain, target, 1);
    }
}
