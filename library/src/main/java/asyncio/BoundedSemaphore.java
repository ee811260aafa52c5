package asyncio;

/** A semaphore that never has more permits than at first, so that a release too many is found. */
public final class BoundedSemaphore extends Semaphore {
    private final int bound;

    /** Creates a semaphore with one permit. */
    public BoundedSemaphore() {
        this(1);
    }

    /**
     * Creates a semaphore with {@code value} permits.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public BoundedSemaphore(int value) {
        super(value);
        bound = value;
    }

    /**
     * Gives a permit back; it goes to the first task that waits.
     *
     * @throws IllegalStateException if all permits are there
     */
    @Override
    public void release() {
        if (value() >= bound) {
            throw new IllegalStateException("BoundedSemaphore released too many times: all permits are back, of "
                    + bound + "; release once for each acquire(), or use hold()");
        }
        super.release();
    }
}
