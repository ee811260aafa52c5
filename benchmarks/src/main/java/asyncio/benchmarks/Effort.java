package asyncio.benchmarks;

/**
 * How long to measure.
 *
 * @param rounds JVMs started for each figure
 * @param warmups iterations before the measured ones
 * @param iterations measured iterations in each JVM
 * @param millis length of an iteration
 * @param sleepers tasks put to sleep to see how large they are; none if zero
 * @param comparing whether the same is measured without a loop
 */
record Effort(int rounds, int warmups, int iterations, int millis, int sleepers, boolean comparing) {
    static final Effort FULL = new Effort(3, 15, 15, 150, 1_000_000, true);
    static final Effort QUICK = new Effort(1, 18, 5, 50, 0, false);
}
