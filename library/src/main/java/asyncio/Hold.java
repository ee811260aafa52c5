package asyncio;

import org.jspecify.annotations.Nullable;

/**
 * A lock, a permit or a token that is held until {@link #close}, for try-with-resources. It is what {@link Lock#hold},
 * {@link Condition#hold}, {@link Semaphore#hold} and {@link CapacityLimiter#hold} return:
 *
 * <pre>{@code
 * try (var held = lock.hold()) {
 *     ...
 * }
 * }</pre>
 */
public final class Hold implements AutoCloseable {
    private @Nullable Holdable held;

    Hold(Holdable held) {
        this.held = held;
    }

    /** Gives back what is held; nothing happens the second time. */
    @Override
    public void close() {
        Holdable given = held;
        if (given != null) {
            held = null;
            given.release();
        }
    }
}
