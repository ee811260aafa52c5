package asyncio.net;

import asyncio.Asyncio;
import asyncio.EventLoop;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The writing end of a stream. Writing does not wait; {@link #drain} does, when too much is buffered.
 *
 * <p>Bytes leave at once, with one exception: while the reader of the same stream has more input at hand, they are
 * gathered, so that the replies to what came together leave together, at the latest at the loop's next turn.
 */
public final class StreamWriter implements AutoCloseable {
    private Transport transport;
    private final StreamReaderProtocol protocol;
    private final @Nullable StreamReader reader;

    /** Creates the writing end of a connection. */
    public StreamWriter(Transport transport, StreamReaderProtocol protocol, @Nullable StreamReader reader) {
        this.transport = transport;
        this.protocol = protocol;
        this.reader = reader;
    }

    EventLoop loop() {
        return protocol.loop();
    }

    /** Whether an error is what {@link #drain} has thrown because the connection was gone, without an error. */
    boolean isEndInOrder(Throwable error) {
        return protocol.isEndInOrder(error);
    }

    /** The transport that it writes to. */
    public Transport transport() {
        return transport;
    }

    /**
     * Writes bytes without waiting.
     *
     * @throws IllegalStateException after {@link #writeEof}
     */
    public void write(byte[] data) {
        Objects.requireNonNull(data, "write() needs bytes, got null");
        write(ByteBuffer.wrap(data));
    }

    /** Writes all remaining bytes, as {@link #write(byte[])}; the buffer may be used again. */
    public void write(ByteBuffer data) {
        Objects.requireNonNull(data, "write() needs bytes, got null");
        if (reader != null && reader.hasData()) {
            transport.writeSoon(data);
        } else {
            transport.write(data);
        }
    }

    /** Writes several pieces in order, as one {@link #write(byte[])} of all of them. */
    public void writelines(Iterable<byte[]> data) {
        List<ByteBuffer> buffers = new ArrayList<>();
        data.forEach(piece -> buffers.add(ByteBuffer.wrap(piece)));
        transport.writelines(buffers);
    }

    /**
     * Waits until writing makes sense: not at all, as long as the buffer stays below the high water mark, else until it
     * has fallen to the low one. Several tasks may wait.
     *
     * @throws IOException if the connection is lost: the error that has ended it
     */
    public void drain() throws IOException {
        Throwable error = reader == null ? null : reader.exception();
        if (error != null) {
            throw StreamErrors.rethrow(error);
        }
        if (transport.isClosing()) {
            Asyncio.sleep(0); // so that a task which writes and drains in a loop gets to know of the loss
        }
        protocol.drain();
    }

    /**
     * Encrypts the connection from here on, after everything that was written; waits until both ends have agreed. A
     * stream that a server has accepted is the server's end, and so is one whose options say it; any other is the
     * client's. What has come already behind the last message in plain text, and was not read, belongs to the
     * handshake. If this fails, or is cancelled, the connection is closed.
     *
     * @throws javax.net.ssl.SSLException if the ends do not agree
     * @throws IllegalArgumentException if a client's options have no name of the server to check, or a server's no
     *     context
     */
    public void startTls(TlsOptions options) throws IOException {
        Objects.requireNonNull(options, "startTls() needs options, got null: TlsOptions.of(context)");
        drain();
        TlsConnection encrypted = protocol.startTls(transport, options);
        transport = encrypted.transport;
        encrypted.awaitHandshake();
    }

    /** Whether {@link #writeEof} is supported. */
    public boolean canWriteEof() {
        return transport.canWriteEof();
    }

    /**
     * Tells the other end that nothing more will come; reading goes on.
     *
     * @throws UnsupportedOperationException if {@link #canWriteEof} is false
     */
    public void writeEof() {
        transport.writeEof();
    }

    /** Closes the stream, both ends, after what was written is sent; does not wait. */
    @Override
    public void close() {
        transport.close();
    }

    /** Whether it is closed or closing. */
    public boolean isClosing() {
        return transport.isClosing();
    }

    /**
     * Waits until the connection is gone.
     *
     * @throws IOException the error that has ended it, if it was not closed in order
     */
    public void waitClosed() throws IOException {
        protocol.waitClosed();
    }

    /** A fact about the connection; null if it is unknown here. */
    public <T> @Nullable T getExtraInfo(ExtraInfo<T> key) {
        Objects.requireNonNull(key, "getExtraInfo() needs a key, got null: ExtraInfo has them");
        return transport.getExtraInfo(key);
    }

    /** A fact about the connection, or what is given if it is unknown here. */
    public <T> T getExtraInfo(ExtraInfo<T> key, T otherwise) {
        return transport.getExtraInfo(key, otherwise);
    }

    @Override
    public String toString() {
        return "<StreamWriter transport=" + transport + " reader=" + reader + ">";
    }
}
