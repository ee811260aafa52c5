package asyncio.net;

/** A transport that delivers bytes to its protocol. */
public interface ReadTransport extends BaseTransport {
    /** Whether it is neither paused nor closing. */
    boolean isReading();

    /** Delivers nothing more until {@link #resumeReading}; without effect if it is paused or closing. */
    void pauseReading();

    /** Ends a pause; without effect if there is none or it is closing. */
    void resumeReading();
}
