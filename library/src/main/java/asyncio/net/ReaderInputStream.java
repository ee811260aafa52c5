package asyncio.net;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Objects;

/** A stream of the JDK that reads from a reader. */
final class ReaderInputStream extends InputStream {
    private final StreamReader reader;
    private volatile boolean closed;

    ReaderInputStream(StreamReader reader) {
        this.reader = reader;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        checkOpen();
        return LoopCall.run(reader.loop(), () -> reader.read(ByteBuffer.wrap(target, offset, length)));
    }

    @Override
    public int available() throws IOException {
        checkOpen();
        return LoopCall.run(reader.loop(), reader::available);
    }

    private void checkOpen() throws IOException {
        if (closed) {
            throw new IOException("Stream closed");
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
