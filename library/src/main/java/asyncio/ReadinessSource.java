package asyncio;

import org.jspecify.annotations.Nullable;

/**
 * What a channel implements that exists in memory only, so that no system knows whether it is ready: the loop asks the
 * channel itself. {@link EventLoop#onReadable} and {@link EventLoop#onWritable} take such a
 * {@link java.nio.channels.SelectableChannel} as they take any other.
 *
 * <p>It belongs to one loop. The loop calls it between two turns, where nothing may block, take a lock or call back.
 */
public interface ReadinessSource {
    /** Whether reading, or accepting a connection, has an outcome: bytes, a connection, the end or an error. */
    boolean isReadable();

    /** Whether writing, or the end of connecting, has an outcome: room for a byte, a connection or an error. */
    boolean isWritable();

    /**
     * Sets what to call, on the loop, whenever one of the two may have become true, and when the channel is closed.
     * Calling it too often costs a question only.
     *
     * @param listener in place of an earlier one; null if nobody watches the channel any more
     */
    void onReadiness(@Nullable Runnable listener);
}
