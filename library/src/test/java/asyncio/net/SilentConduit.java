package asyncio.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A conduit in memory out of which nothing comes and into which nothing goes; tests change what they are about. */
class SilentConduit implements Conduit {
    @Nullable
    Runnable reader;

    @Nullable
    Runnable writer;

    boolean open = true;
    boolean outputShut;

    @Override
    public int read(ByteBuffer buffer) throws IOException {
        return 0;
    }

    @Override
    public int write(ByteBuffer data) throws IOException {
        return 0;
    }

    @Override
    public long write(ByteBuffer[] data) throws IOException {
        return write(data, 0, data.length);
    }

    @Override
    public long write(ByteBuffer[] data, int offset, int length) throws IOException {
        long count = 0;
        for (int i = offset; i < offset + length; i++) {
            count += write(data[i]);
        }
        return count;
    }

    @Override
    public void onReadable(Runnable callback) {
        reader = callback;
    }

    @Override
    public void removeReadable() {
        reader = null;
    }

    @Override
    public void onWritable(Runnable callback) {
        writer = callback;
    }

    @Override
    public void removeWritable() {
        writer = null;
    }

    @Override
    public void shutdownOutput() {
        outputShut = true;
    }

    @Override
    public <T> @Nullable T getExtraInfo(ExtraInfo<T> key) {
        return null;
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
