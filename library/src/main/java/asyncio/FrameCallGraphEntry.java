package asyncio;

/**
 * A frame in a call graph.
 *
 * @param frame class, method, file and line
 */
public record FrameCallGraphEntry(StackTraceElement frame) {}
