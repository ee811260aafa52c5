package asyncio;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an exception handler is told.
 *
 * @param message what happened, in words
 * @param exception the error, if there is one
 * @param future the future that failed, if one did
 * @param task the task that is concerned, if one is
 * @param handle the callback that failed, if one did
 * @param sourceTraceback where the handle, future or task was made, innermost frame first; in debug mode, else null
 * @param others what else is known, such as {@code transport} and {@code protocol}, in the order in which it was added
 */
public record ExceptionContext(
        String message,
        @Nullable Throwable exception,
        @Nullable Future<?> future,
        @Nullable Task<?> task,
        @Nullable Handle handle,
        @Nullable List<StackTraceElement> sourceTraceback,
        Map<String, Object> others) {

    /** A context with only a message. */
    public static ExceptionContext of(String message) {
        return new ExceptionContext(message, null, null, null, null, null, Map.of());
    }

    /** This context with an error. */
    public ExceptionContext withException(@Nullable Throwable error) {
        return new ExceptionContext(message, error, future, task, handle, sourceTraceback, others);
    }

    /** This context with a future; a task is also named as the task. */
    public ExceptionContext withFuture(Future<?> failed) {
        Task<?> concerned = failed instanceof Task<?> owner ? owner : task;
        return new ExceptionContext(message, exception, failed, concerned, handle, sourceTraceback, others);
    }

    /** This context with a task. */
    public ExceptionContext withTask(Task<?> concerned) {
        return new ExceptionContext(message, exception, future, concerned, handle, sourceTraceback, others);
    }

    /** This context with a callback. */
    public ExceptionContext withHandle(Handle failed) {
        return new ExceptionContext(message, exception, future, task, failed, sourceTraceback, others);
    }

    /** This context with the place where what it is about was made. */
    public ExceptionContext withSourceTraceback(@Nullable List<StackTraceElement> frames) {
        return new ExceptionContext(message, exception, future, task, handle, frames, others);
    }

    /** This context with something else that is known; the default handler logs it. */
    public ExceptionContext with(String key, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(others);
        more.put(key, value);
        return new ExceptionContext(
                message, exception, future, task, handle, sourceTraceback, Collections.unmodifiableMap(more));
    }
}
