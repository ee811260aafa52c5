package asyncio;

import java.util.List;

/**
 * A future or task, where it stands, and who waits for it; see {@link Asyncio#captureCallGraph(Future)}.
 *
 * @param future the future or task
 * @param callStack its frames, innermost first, without those of this library; empty for a future that is no task
 * @param awaitedBy those who wait for it, with those who wait for them; where they wait in a circle, the second
 *     occurrence of a task stands without frames and without awaiters
 */
public record FutureCallGraph(Future<?> future, List<FrameCallGraphEntry> callStack, List<FutureCallGraph> awaitedBy) {}
