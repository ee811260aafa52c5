package asyncio.net;

import asyncio.EventLoop;
import asyncio.Future;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Writes to a stream of the JDK what a writer is given: a thread takes all there is, and the next one what has come
 * meanwhile. Bytes count as buffered until the stream has taken and flushed them, so that who drains waits for it.
 */
final class OutputStreamTransport implements Transport {
    private final EventLoop loop;
    private final OutputStream out;
    private final Executor executor;
    private final StreamReaderProtocol protocol;
    private final FlowControl flow = new FlowControl();
    private final LostWrites lostWrites = new LostWrites();

    /** What no thread has yet. */
    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();

    /** How many bytes a thread has. */
    private int underWay;

    private boolean busy;
    private boolean closing;
    private boolean lost;

    private OutputStreamTransport(EventLoop loop, OutputStream out, Executor executor, StreamReaderProtocol protocol) {
        this.loop = loop;
        this.out = out;
        this.executor = executor;
        this.protocol = protocol;
    }

    static StreamWriter writer(EventLoop loop, OutputStream out, Executor executor) {
        StreamReader reader = new StreamReader(StreamReader.DEFAULT_LIMIT, loop);
        StreamReaderProtocol protocol = new StreamReaderProtocol(reader);
        OutputStreamTransport transport = new OutputStreamTransport(loop, out, executor, protocol);
        protocol.connectionMade(transport);
        return new StreamWriter(transport, protocol, reader);
    }

    @Override
    public void write(ByteBuffer data) {
        Objects.requireNonNull(data, "write() needs bytes, got null");
        Reports.checkLoop(loop, "write");
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        if (closing) {
            if (bytes.length > 0) {
                lostWrites.note("write() on a closed stream", this);
            }
            return;
        }
        waiting.writeBytes(bytes);
        writeNext();
        pauseIfFull();
    }

    @Override
    public void writelines(List<ByteBuffer> data) {
        Objects.requireNonNull(data, "writelines() needs a list of bytes, got null");
        data.forEach(this::write);
    }

    private void writeNext() {
        if (busy || lost) {
            return;
        }
        if (waiting.size() > 0) {
            byte[] piece = waiting.toByteArray();
            waiting.reset();
            underWay = piece.length;
            busy = true;
            loop.runInExecutor(executor, () -> writeAndFlush(piece)).addDoneCallback(this::written);
        } else if (closing) {
            busy = true;
            loop.runInExecutor(executor, out::close).addDoneCallback(closed -> lose(failureOf(closed)));
        }
    }

    /** On a thread. A stream that has failed is closed there, too. */
    private void writeAndFlush(byte[] piece) throws IOException {
        try {
            out.write(piece);
            out.flush();
        } catch (IOException | RuntimeException e) {
            try {
                out.close();
            } catch (IOException closing) {
                e.addSuppressed(closing);
            }
            throw e;
        }
    }

    private void written(Future<@Nullable Void> outcome) {
        busy = false;
        underWay = 0;
        Throwable error = failureOf(outcome);
        if (error != null) {
            lose(error);
        } else if (!lost) {
            if (flow.resumes(getWriteBufferSize())) {
                protocol.resumeWriting();
            }
            writeNext();
        }
    }

    private static @Nullable Throwable failureOf(Future<?> outcome) {
        return outcome.cancelled() ? null : outcome.exception();
    }

    private void lose(@Nullable Throwable error) {
        if (!lost) {
            closing = true;
            lost = true;
            waiting.reset();
            protocol.connectionLost(error);
        }
    }

    private void pauseIfFull() {
        if (flow.pauses(getWriteBufferSize())) {
            protocol.pauseWriting();
        }
    }

    /** Closes the stream when all is written. */
    @Override
    public void close() {
        if (!closing) {
            Reports.checkLoop(loop, "close");
            closing = true;
            writeNext();
        }
    }

    /** A thread that writes at the moment is left to it. */
    @Override
    public void abort() {
        Reports.checkLoop(loop, "abort");
        if (!lost) {
            closing = true;
            lost = true;
            waiting.reset();
            loop.runInExecutor(executor, out::close);
            loop.callSoon(() -> protocol.connectionLost(null));
        }
    }

    @Override
    public boolean isClosing() {
        return closing;
    }

    @Override
    public boolean canWriteEof() {
        return true;
    }

    @Override
    public void writeEof() {
        close();
    }

    @Override
    public long getWriteBufferSize() {
        return underWay + (long) waiting.size();
    }

    @Override
    public WriteBufferLimits getWriteBufferLimits() {
        return flow.limits();
    }

    @Override
    public void setWriteBufferLimits(WriteBufferLimits limits) {
        Reports.checkLoop(loop, "setWriteBufferLimits");
        flow.setLimits(limits);
        pauseIfFull();
    }

    @Override
    public boolean isReading() {
        return false;
    }

    @Override
    public void pauseReading() {
        // there is nothing to read
    }

    @Override
    public void resumeReading() {
        // there is nothing to read
    }

    @Override
    public <T> @Nullable T getExtraInfo(ExtraInfo<T> key) {
        return null;
    }

    @Override
    public void setProtocol(BaseProtocol<?> newProtocol) {
        throw new UnsupportedOperationException("a stream of the JDK has one writer for good, and no " + newProtocol);
    }

    @Override
    public BaseProtocol<?> getProtocol() {
        return protocol;
    }

    @Override
    public String toString() {
        return "<OutputStreamTransport" + (lost ? " closed" : closing ? " closing" : "") + " " + out
                + " writeBufferSize=" + getWriteBufferSize() + ">";
    }
}
