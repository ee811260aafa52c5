package asyncio.net;

import java.io.IOException;
import java.nio.channels.GatheringByteChannel;
import java.nio.channels.ReadableByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * What a transport moves bytes through: a socket, an end of a pipe, or whatever else can say when it is ready.
 * Implement it to have transports, protocols and streams over something new:
 * {@link Net#createConnection(java.util.function.Supplier, Conduit)}.
 *
 * <p>It belongs to one loop, and all methods are called there. Reading and writing never wait: a read returns zero when
 * nothing is there yet, and a write takes what it can. It need not have two halves; what is only written may still be
 * watched for reading, and is ready for it when the other end has gone: then the transport closes.
 */
public interface Conduit extends ReadableByteChannel, GatheringByteChannel {
    /** Whether bytes can come out of it. */
    default boolean canRead() {
        return true;
    }

    /** Whether bytes can go into it. */
    default boolean canWrite() {
        return true;
    }

    /**
     * Whether debug mode warns when a transport over it is still open as its loop closes. False for what nobody need
     * close, such as the standard streams of the process, or what is part of something larger that warns itself.
     */
    default boolean needsClosing() {
        return true;
    }

    /** Calls {@code callback} at each turn in which bytes or the end can be read, until {@link #removeReadable}. */
    void onReadable(Runnable callback);

    /** Ends {@link #onReadable}; without effect if there was nothing to end. */
    void removeReadable();

    /** Calls {@code callback} at each turn in which it takes bytes, until {@link #removeWritable}. */
    void onWritable(Runnable callback);

    /** Ends {@link #onWritable}; without effect if there was nothing to end. */
    void removeWritable();

    /** Tells the other end that nothing more comes; only called where there are two halves. */
    void shutdownOutput() throws IOException;

    /** A fact for {@link BaseTransport#getExtraInfo(ExtraInfo)}; null if it is unknown here. */
    <T> @Nullable T getExtraInfo(ExtraInfo<T> key);
}
