package asyncio.net;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import java.util.Random;
import java.util.function.IntSupplier;

/** A channel that takes so many bytes and then no more, or a random number at each call. */
final class NarrowChannel implements GatheringByteChannel {
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final IntSupplier room;
    private int calls;

    NarrowChannel(int capacity) {
        room = () -> capacity - received.size();
    }

    NarrowChannel(Random random) {
        room = () -> random.nextInt(30_000);
    }

    static NarrowChannel broken() {
        return new NarrowChannel(-1);
    }

    byte[] received() {
        return received.toByteArray();
    }

    int count() {
        return received.size();
    }

    int calls() {
        return calls;
    }

    @Override
    public int write(ByteBuffer data) throws IOException {
        return (int) write(new ByteBuffer[] {data}, 0, 1);
    }

    @Override
    public long write(ByteBuffer[] data) throws IOException {
        return write(data, 0, data.length);
    }

    @Override
    public long write(ByteBuffer[] data, int offset, int length) throws IOException {
        calls++;
        int left = room.getAsInt();
        if (left < 0) {
            throw new IOException("broken");
        }
        long taken = 0;
        for (int i = offset; i < offset + length && left > 0; i++) {
            byte[] part = new byte[Math.min(left, data[i].remaining())];
            data[i].get(part);
            received.writeBytes(part);
            left -= part.length;
            taken += part.length;
        }
        return taken;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {}
}
