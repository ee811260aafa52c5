package asyncio;

import java.util.function.Consumer;

/** A callback on a future: it is its own handle, so that a completion allocates nothing. */
final class DoneCallback<T> extends Handle {
    private final Future<T> future;
    final Consumer<? super Future<T>> consumer;

    DoneCallback(Future<T> future, Consumer<? super Future<T>> consumer, Object scope) {
        super(future.loop, null, scope);
        this.future = future;
        this.consumer = consumer;
    }

    @Override
    Object target() {
        return consumer;
    }

    @Override
    void invoke() {
        consumer.accept(future);
    }
}
