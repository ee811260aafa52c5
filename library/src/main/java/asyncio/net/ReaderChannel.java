package asyncio.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ReadableByteChannel;

/** A channel of the JDK that reads from a reader. */
final class ReaderChannel implements ReadableByteChannel {
    private final StreamReader reader;
    private volatile boolean open = true;

    ReaderChannel(StreamReader reader) {
        this.reader = reader;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (!open) {
            throw new ClosedChannelException();
        }
        return LoopCall.run(reader.loop(), () -> reader.read(target));
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
