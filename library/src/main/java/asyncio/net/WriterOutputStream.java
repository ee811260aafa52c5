package asyncio.net;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Objects;

/** A stream of the JDK that writes to a writer. */
final class WriterOutputStream extends OutputStream {
    private final StreamWriter writer;
    private volatile boolean closed;

    WriterOutputStream(StreamWriter writer) {
        this.writer = writer;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, source.length);
        checkOpen();
        WriterChannel.write(writer, ByteBuffer.wrap(source, offset, length));
    }

    /** What was written is on its way already: waits only while too much is buffered. */
    @Override
    public void flush() throws IOException {
        checkOpen();
        WriterChannel.write(writer, ByteBuffer.allocate(0));
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
