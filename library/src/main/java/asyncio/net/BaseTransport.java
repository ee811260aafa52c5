package asyncio.net;

import org.jspecify.annotations.Nullable;

/**
 * One end of a connection, made by the library and handed to a protocol. All methods are for code on the loop of the
 * connection; none of them waits.
 */
public interface BaseTransport {
    /**
     * Closes the connection: reading stops at once, what was written is still sent, and then the protocol's
     * {@code connectionLost} is called with null, at a later turn. Idempotent.
     */
    void close();

    /** Whether it is closed or closing: by {@link #close}, by an abort or by an error. */
    boolean isClosing();

    /** A fact about the connection; null if it is unknown here. Facts stay known when the connection is closed. */
    <T> @Nullable T getExtraInfo(ExtraInfo<T> key);

    /** A fact about the connection, or what is given if it is unknown here. */
    default <T> T getExtraInfo(ExtraInfo<T> key, T otherwise) {
        T known = getExtraInfo(key);
        return known == null ? otherwise : known;
    }

    /**
     * Has another protocol called from now on. It is not told that a connection was made.
     *
     * @throws IllegalArgumentException if the protocol is of a kind that this transport cannot serve
     */
    void setProtocol(BaseProtocol<?> protocol);

    /** The protocol that is called now. */
    BaseProtocol<?> getProtocol();
}
