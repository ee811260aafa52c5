package asyncio.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.WritableByteChannel;

/** A channel of the JDK that writes to a writer. */
final class WriterChannel implements WritableByteChannel {
    private final StreamWriter writer;
    private volatile boolean open = true;

    WriterChannel(StreamWriter writer) {
        this.writer = writer;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        if (!open) {
            throw new ClosedChannelException();
        }
        int count = source.remaining();
        write(writer, source);
        return count;
    }

    /** Writes all, and waits while too much is buffered. */
    static void write(StreamWriter writer, ByteBuffer source) throws IOException {
        LoopCall.run(writer.loop(), () -> {
            writer.write(source);
            writer.drain();
            return true;
        });
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        open = false;
    }
}
