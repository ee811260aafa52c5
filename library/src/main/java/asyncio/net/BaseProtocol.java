package asyncio.net;

import org.jspecify.annotations.Nullable;

/**
 * What a transport tells about a connection. Methods are called on the loop, in this order: {@link #connectionMade},
 * then whatever there is to tell, then {@link #connectionLost}. They must not wait. An exception out of one of them is
 * reported to the loop's exception handler; where it says so, the connection is closed, too.
 *
 * @param <T> the kind of transport
 */
public interface BaseProtocol<T extends BaseTransport> {
    /** Called once, first: the connection stands. An exception closes it. */
    default void connectionMade(T transport) {}

    /**
     * Called once, last: the connection is gone.
     *
     * @param exception why, or null if it was closed or aborted here, or ended by the other end
     */
    default void connectionLost(@Nullable Throwable exception) {}

    /** Called once when more bytes are buffered than the high water mark: please stop writing. */
    default void pauseWriting() {}

    /** Called once when the buffer has fallen to the low water mark: writing may go on. */
    default void resumeWriting() {}
}
