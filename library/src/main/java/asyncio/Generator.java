package asyncio;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Values that a body produces one by one, when they are asked for; body and consumer may wait in between. Python's
 * asynchronous generator. Made by {@link Asyncio#generator}, and used by tasks:
 *
 * <pre>{@code
 * try (Generator<Integer> ticks = generator(out -> {
 *     for (int i = 0; ; i++) {
 *         sleep(1);
 *         out.emit(i);
 *     }
 * })) {
 *     for (int tick : ticks) {
 *         ...
 *     }
 * }
 * }</pre>
 *
 * <p>The body runs only while somebody asks for a value, and as a part of the task that asks: that task is the current
 * one, its context is the body's, and where it is cancelled while the body waits, {@link CancelledError} is thrown out
 * of that wait. Between two values the body stands in {@link Emitter#emit}. It has a stack, and so a thread, of its
 * own: thread-locals, monitors and locks of the JDK that the consumer holds are not the body's. Do not emit inside of a
 * time-out, a cancel scope or a task group that the body has opened: those are blocks of the task, and would be around
 * whatever the consumer does with the value.
 *
 * <p>A generator that was begun and neither ended nor closed keeps its stack until the loop ends; close it, or let
 * {@link EventLoop#shutdownAsyncgens} do so, which {@link Runner#close} calls. One task at a time may use it, and only
 * tasks of the loop on which it was begun.
 *
 * @param <T> type of the values
 */
public final class Generator<T extends @Nullable Object> implements Iterable<T>, AutoCloseable {
    private final Producer<T> producer;

    Generator(Body<T> body) {
        producer = new Producer<>(this, Objects.requireNonNull(body, "generator() needs a body, got null"));
    }

    /**
     * The body of a generator.
     *
     * @param <T> type of the values
     */
    @FunctionalInterface
    public interface Body<T extends @Nullable Object> {
        /** Produces values; the generator ends when it returns, or fails with what it throws. */
        void run(Emitter<T> out) throws Exception;
    }

    /**
     * Where the body of a generator puts its values.
     *
     * @param <T> type of the values
     */
    @FunctionalInterface
    public interface Emitter<T extends @Nullable Object> {
        /**
         * Hands a value to the consumer, and sleeps until it asks for the next one. Python's {@code yield}.
         *
         * @return what the consumer has sent by {@link Generator#send}, or null
         * @throws IllegalStateException outside of the body of this generator
         * @throws GeneratorExit if the generator is closed, so that the body can clean up; it must not emit again
         */
        @Nullable
        Object emit(T value);
    }

    /**
     * The next value.
     *
     * @throws NoSuchElementException if there is none: the body has ended
     * @throws IllegalStateException outside of a task, on another loop, or if a task is using the generator already
     */
    public T next() {
        return valueOf(producer.step("next()", null, null));
    }

    /** The next value, or the one given if the body has ended, as {@link #next()}. */
    @SuppressWarnings({"unchecked", "NullAway"}) // T says whether it may be null
    public T next(T otherwise) {
        Object value = producer.step("next()", null, null);
        return value == Producer.END ? otherwise : (T) value;
    }

    /**
     * Has the {@link Emitter#emit} in which the body stands return {@code value}; gives the next value. Python's
     * {@code asend}.
     *
     * @throws NoSuchElementException if there is none: the body has ended
     * @throws IllegalStateException as {@link #next()}; or if the body has not begun, and {@code value} is not null
     */
    public T send(@Nullable Object value) {
        return valueOf(producer.step("send()", value, null));
    }

    /**
     * Has the {@link Emitter#emit} in which the body stands throw {@code exception}; gives the next value. A generator
     * that has not begun, or has ended, throws it here. Python's {@code athrow}.
     *
     * @throws NoSuchElementException if there is none: the body has ended
     * @throws IllegalStateException as {@link #next()}
     */
    public T raise(Throwable exception) {
        Objects.requireNonNull(exception, "raise() needs an exception, got null");
        return valueOf(producer.step("raise()", null, exception));
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // T says whether it may be null
    private T valueOf(@Nullable Object value) {
        if (value == Producer.END) {
            throw new NoSuchElementException(this + " has no more values: use it in a for loop, or next(otherwise)");
        }
        return (T) value;
    }

    /**
     * Ends the generator: {@link GeneratorExit} is thrown where the body stands, and this returns when the body has
     * cleaned up; what else it throws is thrown here. Nothing happens to one that has ended; one that has not begun
     * never will. Idempotent.
     *
     * @throws IllegalStateException as {@link #next()}; or if the body emits a value instead of ending
     */
    @Override
    public void close() {
        producer.close();
    }

    /** The values that are left; all iterators of a generator share them. */
    @Override
    public Iterator<T> iterator() {
        return new Steps();
    }

    /**
     * The values that are left as a stream, which the same task has to work off, so it cannot be {@code parallel()}.
     * Closing the stream closes the generator; its last operation alone does not.
     */
    public Stream<T> stream() {
        return Sequential.stream(iterator()).onClose(this::close);
    }

    @Override
    public String toString() {
        return "<Generator " + producer.describe() + ">";
    }

    Producer<T> producer() {
        return producer;
    }

    private final class Steps implements Iterator<T> {
        private boolean fetched;
        private @Nullable Object value;

        @Override
        public boolean hasNext() {
            if (!fetched) {
                value = producer.step("next()", null, null);
                fetched = true;
            }
            return value != Producer.END;
        }

        @Override
        public T next() {
            boolean ended = !hasNext();
            fetched = ended;
            return valueOf(value);
        }
    }
}
