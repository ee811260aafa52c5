package asyncio.net;

/**
 * When a transport asks its protocol to stop writing, and when to go on. Two marks, so that it does not ask at every
 * byte.
 *
 * @param low when the buffer falls to this many bytes, or fewer, writing may go on
 * @param high when the buffer holds more bytes than this, writing shall stop
 */
public record WriteBufferLimits(long low, long high) {
    /** 16 and 64 KiB. */
    public static final WriteBufferLimits DEFAULT = ofHigh(64 * 1024);

    /**
     * Checks the marks.
     *
     * @throws IllegalArgumentException unless {@code high >= low >= 0}
     */
    public WriteBufferLimits {
        if (low < 0 || high < low) {
            throw new IllegalArgumentException("high (" + high + ") must be >= low (" + low + ") must be >= 0");
        }
    }

    /** A high mark, and a quarter of it as the low one; 0 lets no byte be buffered without a pause. */
    public static WriteBufferLimits ofHigh(long high) {
        return new WriteBufferLimits(high / 4, high);
    }

    /** A low mark, and four times of it as the high one. */
    public static WriteBufferLimits ofLow(long low) {
        return new WriteBufferLimits(low, 4 * low);
    }
}
