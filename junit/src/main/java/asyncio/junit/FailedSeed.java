package asyncio.junit;

/** A note on the error of a test that failed: with which seed it did. */
final class FailedSeed extends Throwable {
    private static final long serialVersionUID = 1;

    FailedSeed(long seed) {
        super("seed " + seed + "; to run this seed alone: -Dasyncio.seed=" + seed, null, false, false);
    }
}
