package asyncio.net;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** Datagrams on their way out, in order: copied in, and handed to a sink one by one. It touches no socket. */
final class DatagramQueue {
    /** What a datagram counts in addition to its bytes, so that empty ones cannot pile up unseen. */
    private static final int HEADER = 8;

    private final ArrayDeque<Pending> pending = new ArrayDeque<>(1);
    private long size;

    private record Pending(ByteBuffer data, @Nullable SocketAddress to) {}

    /** Takes one datagram at a time. */
    @FunctionalInterface
    interface Sink {
        /** Takes a datagram as a whole; false if there is no room for it now. */
        boolean send(ByteBuffer data, @Nullable SocketAddress to) throws IOException;
    }

    long size() {
        return size;
    }

    boolean isEmpty() {
        return pending.isEmpty();
    }

    /** Copies a datagram to the end. */
    void append(ByteBuffer data, @Nullable SocketAddress to) {
        size += data.remaining() + HEADER;
        pending.addLast(
                new Pending(ByteBuffer.allocate(data.remaining()).put(data).flip(), to));
    }

    /**
     * Hands the first datagram to a sink; false if it has no room. If the sink fails that datagram is lost, and the
     * next call is for the one after it.
     */
    boolean sendFirst(Sink sink) throws IOException {
        Pending first = pending.getFirst();
        int bytes = first.data.remaining();
        boolean done = true;
        try {
            done = sink.send(first.data, first.to);
        } finally {
            if (done) {
                pending.removeFirst();
                size -= bytes + HEADER;
            }
        }
        return done;
    }

    void clear() {
        pending.clear();
        size = 0;
    }
}
