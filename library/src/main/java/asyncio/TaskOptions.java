package asyncio;

import org.jspecify.annotations.Nullable;

/**
 * How a task is created.
 *
 * @param name its name, or null for {@code Task-1}, {@code Task-2} and so on
 * @param context the very context it runs in, or null for a copy of the current one
 */
public record TaskOptions(@Nullable String name, @Nullable Context context) {
    /** A generated name and a copy of the current context. */
    public static final TaskOptions DEFAULT = new TaskOptions(null, null);

    /** These options with another name. */
    public TaskOptions withName(@Nullable String newName) {
        return new TaskOptions(newName, context);
    }

    /** These options with another context. */
    public TaskOptions withContext(@Nullable Context newContext) {
        return new TaskOptions(name, newContext);
    }
}
