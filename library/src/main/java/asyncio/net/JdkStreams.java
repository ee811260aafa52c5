package asyncio.net;

import asyncio.Asyncio;
import asyncio.EventLoop;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channel;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SelectableChannel;
import java.nio.channels.WritableByteChannel;
import java.util.Objects;
import java.util.concurrent.Executor;

/**
 * Streams and channels of the JDK that are views of ours, for libraries that want those, and the other way round.
 *
 * <p>A view reads and writes as its stream does: a task that reads from it sleeps while nothing is there, and the other
 * tasks go on. If that task is cancelled, {@link asyncio.CancelledError} leaves the method of the view, and so the
 * library; nothing was taken from the stream.
 *
 * <p>A view may also be used by a thread outside of the loop, which blocks until the loop has done the work; if it is
 * interrupted it gets an {@link java.io.InterruptedIOException}. A callback of the loop cannot use a view, as it must
 * not wait.
 *
 * <p>Closing a view ends the view, and sends what was written; the connection stays, and is closed by its owner.
 */
public final class JdkStreams {
    private JdkStreams() {}

    /** A view from which a library reads what {@code reader} reads. */
    public static InputStream inputStream(StreamReader reader) {
        return new ReaderInputStream(reader);
    }

    /** A view from which a library reads what {@code stream} reads. */
    public static InputStream inputStream(Stream stream) {
        return inputStream(stream.reader());
    }

    /**
     * A view to which a library writes. Each write leaves at once, and waits while too much is buffered: put a
     * {@link java.io.BufferedOutputStream} around it for a library that writes byte by byte.
     */
    public static OutputStream outputStream(StreamWriter writer) {
        return new WriterOutputStream(writer);
    }

    /** A view to which a library writes, as {@link #outputStream(StreamWriter)}. */
    public static OutputStream outputStream(Stream stream) {
        return outputStream(stream.writer());
    }

    /** A view from which a library reads what {@code reader} reads, at least a byte at a time. */
    public static ReadableByteChannel readableChannel(StreamReader reader) {
        return new ReaderChannel(reader);
    }

    /** A view to which a library writes; each write takes all bytes, and waits while too much is buffered. */
    public static WritableByteChannel writableChannel(StreamWriter writer) {
        return new WriterChannel(writer);
    }

    /**
     * A reader of the running loop for a stream of the JDK, which is read by a thread of its own: a daemon that ends
     * with the stream. It reads ahead, up to twice the reader's limit.
     *
     * <p>What a thread waits for cannot be cancelled: a task that reads can, and then nothing is lost. The stream is
     * closed at its end or when reading it fails.
     */
    public static StreamReader reader(InputStream in) {
        return reader(in, JdkStreams::onDaemon);
    }

    private static void onDaemon(Runnable work) {
        Thread.ofPlatform().daemon().name("asyncio-jdk-stream").start(work);
    }

    /** A reader for a stream of the JDK that is read on {@code executor}, as {@link #reader(InputStream)}. */
    public static StreamReader reader(InputStream in, Executor executor) {
        EventLoop loop = Asyncio.getRunningLoop();
        StreamReader reader = new StreamReader(StreamReader.DEFAULT_LIMIT, loop);
        reader.setTransport(new InputStreamSource(loop, in, executor, reader));
        return reader;
    }

    /**
     * A reader for a channel of the JDK in blocking mode, as {@link #reader(InputStream)}.
     *
     * @throws IllegalArgumentException if the channel is in non-blocking mode
     */
    public static StreamReader reader(ReadableByteChannel channel) {
        return reader(channel, JdkStreams::onDaemon);
    }

    /** A reader for a channel that is read on {@code executor}, as {@link #reader(ReadableByteChannel)}. */
    public static StreamReader reader(ReadableByteChannel channel, Executor executor) {
        checkBlocking(channel);
        return reader(Channels.newInputStream(channel), executor);
    }

    /**
     * A writer of the running loop for a stream of the JDK. A thread, a daemon, writes and flushes all that there is,
     * another one what has come meanwhile. Bytes count as buffered until then: {@link StreamWriter#drain} waits for the
     * stream.
     *
     * <p>Closing the writer, or {@link StreamWriter#writeEof}, closes the stream when all is written; {@link
     * StreamWriter#waitClosed} waits for that. Both this and {@code drain} throw what the stream has thrown, which is
     * closed then, too. What a thread waits for cannot be cancelled: a task that drains can, and what was written stays
     * on its way.
     */
    public static StreamWriter writer(OutputStream out) {
        return writer(out, JdkStreams::onDaemon);
    }

    /** A writer for a stream of the JDK that is written on {@code executor}, as {@link #writer(OutputStream)}. */
    public static StreamWriter writer(OutputStream out, Executor executor) {
        Objects.requireNonNull(out, "a writer needs a stream, got null");
        Objects.requireNonNull(executor, "a writer for a stream needs an executor, got null");
        return OutputStreamTransport.writer(Asyncio.getRunningLoop(), out, executor);
    }

    /**
     * A writer for a channel of the JDK in blocking mode, as {@link #writer(OutputStream)}.
     *
     * @throws IllegalArgumentException if the channel is in non-blocking mode
     */
    public static StreamWriter writer(WritableByteChannel channel) {
        return writer(channel, JdkStreams::onDaemon);
    }

    /** A writer for a channel that is written on {@code executor}, as {@link #writer(WritableByteChannel)}. */
    public static StreamWriter writer(WritableByteChannel channel, Executor executor) {
        checkBlocking(channel);
        return writer(Channels.newOutputStream(channel), executor);
    }

    private static void checkBlocking(Channel channel) {
        if (channel instanceof SelectableChannel selectable && !selectable.isBlocking()) {
            throw new IllegalArgumentException(channel + " is in non-blocking mode, in which no thread can wait for it:"
                    + " make a transport of it, or call configureBlocking(true)");
        }
    }
}
