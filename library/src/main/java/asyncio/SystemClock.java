package asyncio;

/** {@code System.nanoTime}, counted from the start of the JVM so that seconds in a {@code double} stay exact. */
final class SystemClock implements Clock {
    static final SystemClock INSTANCE = new SystemClock();

    private static final long ORIGIN = System.nanoTime();

    private SystemClock() {}

    @Override
    public long nanoTime() {
        return System.nanoTime() - ORIGIN;
    }

    @Override
    public long idle(long nanos) {
        return nanos;
    }
}
