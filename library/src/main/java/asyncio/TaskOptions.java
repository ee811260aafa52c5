package asyncio;

import org.jspecify.annotations.Nullable;

/**
 * How a task is created.
 *
 * @param name its name, or null for {@code Task-1}, {@code Task-2} and so on
 * @param context the very context it runs in, or null for a copy of the current one
 * @param eagerStart whether its first step runs at once, inside of the call that creates it; null for what the task
 *     factory wants, which is no without one
 */
public record TaskOptions(
        @Nullable String name,
        @Nullable Context context,
        @Nullable Boolean eagerStart) {
    /** A generated name, a copy of the current context, and the factory's way to start. */
    public static final TaskOptions DEFAULT = new TaskOptions(null, null, null);

    /** These options with another name. */
    public TaskOptions withName(@Nullable String newName) {
        return new TaskOptions(newName, context, eagerStart);
    }

    /** These options with another context. */
    public TaskOptions withContext(@Nullable Context newContext) {
        return new TaskOptions(name, newContext, eagerStart);
    }

    /**
     * These options with another way to start: true for at once, up to the first wait; false for a later turn, also
     * where the loop's task factory is eager; null for what the factory wants. A loop that does not run yet starts
     * nothing at once.
     */
    public TaskOptions withEagerStart(@Nullable Boolean newEagerStart) {
        return new TaskOptions(name, context, newEagerStart);
    }

    /** These options with an eager start, unless they say how to start. */
    TaskOptions orEager() {
        return eagerStart == null ? withEagerStart(true) : this;
    }

    /** Whether a task with these options starts at once. */
    boolean startsEagerly() {
        return Boolean.TRUE.equals(eagerStart);
    }
}
