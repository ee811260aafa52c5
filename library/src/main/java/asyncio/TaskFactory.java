package asyncio;

import org.jspecify.annotations.Nullable;

/** Makes the tasks of a loop; see {@link EventLoop#setTaskFactory}. */
@FunctionalInterface
public interface TaskFactory {
    /**
     * Makes and schedules a task, usually by {@code new Task<>(loop, coroutine, options)}. Called on the loop.
     *
     * @param loop where the task shall run
     * @param coroutine its body
     * @param options its name, its context and how it starts, as given by the caller
     */
    <T extends @Nullable Object> Task<T> create(EventLoop loop, Coroutine<T> coroutine, TaskOptions options);
}
