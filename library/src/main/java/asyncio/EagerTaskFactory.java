package asyncio;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Has another factory make tasks that start eagerly, unless the options of a task say how it starts. */
record EagerTaskFactory(TaskFactory constructor) implements TaskFactory {
    EagerTaskFactory {
        Objects.requireNonNull(constructor, "createEagerTaskFactory() needs a factory: Task::new makes plain tasks");
    }

    @Override
    public <T extends @Nullable Object> Task<T> create(EventLoop loop, Coroutine<T> coroutine, TaskOptions options) {
        return constructor.create(loop, coroutine, options.orEager());
    }
}
