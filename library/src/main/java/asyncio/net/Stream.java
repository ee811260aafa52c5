package asyncio.net;

import asyncio.ExceptionGroup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A connection for one task or two: one reads, one writes, or one does both. Each method waits as long as it has to,
 * and suspends only its task. This is the recommended way to read and write bytes; {@link #reader} and {@link #writer}
 * are Python's way to the same connection.
 *
 * <p>A write waits while too much is buffered, so a peer that does not read cannot fill the memory.
 */
public final class Stream implements AutoCloseable, Iterable<byte[]> {
    private final StreamReader reader;
    private final StreamWriter writer;
    private boolean closed;

    /** One object of the two ends of a stream. */
    public Stream(StreamPair ends) {
        this(ends.reader(), ends.writer());
    }

    /** One object of the two ends of a stream. */
    public Stream(StreamReader reader, StreamWriter writer) {
        this.reader = reader;
        this.writer = writer;
    }

    /** A handler that closes its stream. */
    static ClientHandler closing(StreamHandler handler) {
        Objects.requireNonNull(handler, "a server of streams needs a handler, got null");
        return (reader, writer) -> {
            try (Stream stream = new Stream(reader, writer)) {
                stream.handOver(handler);
            }
        };
    }

    /** The end of the connection, by whomever but the handler, is no failure of the handler. */
    private void handOver(StreamHandler handler) throws Exception {
        try {
            handler.handle(this);
        } catch (Exception e) {
            if (!isEnd(e)) {
                throw e;
            }
        }
    }

    /** Whether an error says that the connection has ended, maybe out of an iteration or several tasks. */
    private boolean isEnd(@Nullable Throwable error) {
        return switch (error) {
            case null -> false;
            case UncheckedIOException unchecked -> isEnd(unchecked.getCause());
            case ExceptionGroup group -> group.exceptions().stream().allMatch(this::isEnd);
            default -> error == reader.exception() || (!closed && writer.isEndInOrder(error));
        };
    }

    /** The reading end. */
    public StreamReader reader() {
        return reader;
    }

    /** The writing end. */
    public StreamWriter writer() {
        return writer;
    }

    /** Reads up to {@code count} bytes, as {@link StreamReader#read(int)}. */
    public byte[] read(int count) throws IOException {
        return reader.read(count);
    }

    /** Reads everything up to the end, as {@link StreamReader#read()}. */
    public byte[] read() throws IOException {
        return reader.read();
    }

    /** Reads into a buffer, as {@link StreamReader#read(ByteBuffer)}. */
    public int read(ByteBuffer target) throws IOException {
        return reader.read(target);
    }

    /** Reads exactly {@code count} bytes, as {@link StreamReader#readExactly}. */
    public byte[] readExactly(int count) throws IOException {
        return reader.readExactly(count);
    }

    /** Reads a line, as {@link StreamReader#readLine}. */
    public byte[] readLine() throws IOException {
        return reader.readLine();
    }

    /** Reads up to a {@code \n}, as {@link StreamReader#readUntil()}. */
    public byte[] readUntil() throws IOException {
        return reader.readUntil();
    }

    /** Reads up to a separator, as {@link StreamReader#readUntil(byte[][])}. */
    public byte[] readUntil(byte[]... separators) throws IOException {
        return reader.readUntil(separators);
    }

    /** The lines that are still to come, as {@link StreamReader#iterator}. */
    @Override
    public Iterator<byte[]> iterator() {
        return reader.iterator();
    }

    /**
     * Writes bytes, and waits if too much is buffered then. If the task is cancelled while it waits, the bytes are
     * still sent.
     *
     * @throws IOException if the connection is lost
     * @throws IllegalStateException after {@link #writeEof}
     */
    public void write(byte[] data) throws IOException {
        writer.write(data);
        writer.drain();
    }

    /** Writes all remaining bytes, as {@link #write(byte[])}. */
    public void write(ByteBuffer data) throws IOException {
        writer.write(data);
        writer.drain();
    }

    /** Encrypts the connection from here on, as {@link StreamWriter#startTls}. */
    public void startTls(TlsOptions options) throws IOException {
        writer.startTls(options);
    }

    /** Tells the other end that nothing more will come; reading goes on. */
    public void writeEof() {
        writer.writeEof();
    }

    /** Closes the connection after what was written is sent; does not wait. */
    @Override
    public void close() {
        closed = true;
        writer.close();
    }

    /** Waits until the connection is gone, as {@link StreamWriter#waitClosed}. */
    public void waitClosed() throws IOException {
        writer.waitClosed();
    }

    @Override
    public String toString() {
        return "<Stream " + writer.transport() + ">";
    }
}
