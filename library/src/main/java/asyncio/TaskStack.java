package asyncio;

import java.io.PrintStream;
import java.util.List;

/** Where a task stands: the frames of its body, innermost first. */
final class TaskStack {
    /** From another thread: how often to look again when the task has gone on while its stack was read. */
    private static final int ATTEMPTS = 3;

    private TaskStack() {}

    /** Of a failed task the frames of its exception; none if it has not started or has ended in another way. */
    static List<StackTraceElement> of(Task<?> task, int limit) {
        Throwable failure = task.exceptionUnseen();
        List<StackTraceElement> frames = failure != null ? Frames.ofUser(failure.getStackTrace()) : ofStack(task);
        int kept = Math.max(0, Math.min(limit, frames.size()));
        return failure != null ? frames.subList(frames.size() - kept, frames.size()) : frames.subList(0, kept);
    }

    /** The stack belongs to the loop's thread: another one may see the moment at which it goes to another task. */
    private static List<StackTraceElement> ofStack(Task<?> task) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Fiber stack = task.fiber;
            if (stack == null) {
                return List.of();
            }
            StackTraceElement[] trace = stack.thread().getStackTrace();
            if (task.fiber == stack && stack.task == task) {
                return Frames.ofUser(trace);
            }
        }
        return List.of();
    }

    static void print(Task<?> task, int limit, PrintStream out) {
        List<StackTraceElement> frames = of(task, limit);
        Throwable failure = task.exceptionUnseen();
        StringBuilder text = new StringBuilder();
        if (frames.isEmpty()) {
            text.append("No stack for ").append(task);
        } else {
            text.append(failure != null ? "Traceback for " : "Stack for ")
                    .append(task)
                    .append(" (most recent call first):")
                    .append(Frames.lines(frames));
        }
        if (failure != null) {
            text.append(System.lineSeparator()).append(Text.of(failure));
        }
        out.println(text);
    }
}
