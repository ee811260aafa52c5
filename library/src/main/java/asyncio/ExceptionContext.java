package asyncio;

import org.jspecify.annotations.Nullable;

/**
 * What an exception handler is told.
 *
 * @param message what happened, in words
 * @param exception the error, if there is one
 * @param future the future that failed, if one did
 * @param task the task that is concerned, if one is
 * @param handle the callback that failed, if one did
 */
public record ExceptionContext(
        String message,
        @Nullable Throwable exception,
        @Nullable Future<?> future,
        @Nullable Task<?> task,
        @Nullable Handle handle) {

    /** A context with only a message. */
    public static ExceptionContext of(String message) {
        return new ExceptionContext(message, null, null, null, null);
    }

    /** This context with an error. */
    public ExceptionContext withException(@Nullable Throwable error) {
        return new ExceptionContext(message, error, future, task, handle);
    }

    /** This context with a future; a task is also named as the task. */
    public ExceptionContext withFuture(Future<?> failed) {
        return new ExceptionContext(message, exception, failed, failed instanceof Task<?> owner ? owner : task, handle);
    }

    /** This context with a task. */
    public ExceptionContext withTask(Task<?> concerned) {
        return new ExceptionContext(message, exception, future, concerned, handle);
    }

    /** This context with a callback. */
    public ExceptionContext withHandle(Handle failed) {
        return new ExceptionContext(message, exception, future, task, failed);
    }
}
