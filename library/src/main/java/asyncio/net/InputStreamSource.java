package asyncio.net;

import asyncio.EventLoop;
import asyncio.Future;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Feeds a reader from a stream of the JDK: piece by piece, each read by a thread, until the reader has enough. It is
 * the transport that the reader pauses.
 */
final class InputStreamSource implements ReadTransport {
    private static final int PIECE = 16 * 1024;

    private final EventLoop loop;
    private final InputStream in;
    private final Executor executor;
    private final StreamReader reader;
    private final byte[] piece = new byte[PIECE];
    private boolean paused;
    private boolean busy;
    private boolean ended;

    @SuppressWarnings("this-escape")
    InputStreamSource(EventLoop loop, InputStream in, Executor executor, StreamReader reader) {
        this.loop = loop;
        this.in = in;
        this.executor = executor;
        this.reader = reader;
        readNext();
    }

    private void readNext() {
        if (busy || paused || ended) {
            return;
        }
        busy = true;
        loop.runInExecutor(executor, () -> in.read(piece)).addDoneCallback(this::taken);
    }

    private void taken(Future<Integer> read) {
        busy = false;
        Throwable error = read.cancelled() ? null : read.exception();
        if (ended) {
            return;
        }
        if (error != null) {
            end();
            reader.setException(error);
        } else if (read.cancelled() || read.result() < 0) {
            close();
        } else {
            reader.feedData(ByteBuffer.wrap(piece, 0, read.result()));
            readNext();
        }
    }

    @Override
    public boolean isReading() {
        return !paused && !ended;
    }

    @Override
    public void pauseReading() {
        paused = true;
    }

    @Override
    public void resumeReading() {
        paused = false;
        readNext();
    }

    /** Ends the reader, too; a thread that reads at the moment is left to it. */
    @Override
    public void close() {
        end();
        reader.feedEof();
    }

    @Override
    public boolean isClosing() {
        return ended;
    }

    @Override
    public <T> @Nullable T getExtraInfo(ExtraInfo<T> key) {
        return null;
    }

    @Override
    public void setProtocol(BaseProtocol<?> protocol) {
        throw new UnsupportedOperationException("a stream of the JDK feeds one reader for good, and no " + protocol);
    }

    @Override
    public BaseProtocol<?> getProtocol() {
        throw new UnsupportedOperationException("a stream of the JDK feeds a reader, and has no protocol");
    }

    private void end() {
        if (!ended) {
            ended = true;
            loop.runInExecutor(executor, in::close);
        }
    }
}
