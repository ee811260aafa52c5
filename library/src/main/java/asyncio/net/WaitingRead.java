package asyncio.net;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A read that waits with memory of its own: what is fed goes there, without an array in between. A read that fails or
 * is cancelled gives back what it got.
 */
final class WaitingRead {
    /** With less room a read by the system might leave much behind, and would be needed too often. */
    private static final int LEAST_ROOM = 64 * 1024;

    private final ByteBuffer target;
    private final int needed;
    private int count;
    private boolean refused;

    /** Into the room that {@code target} has; the reader can go on when {@code needed} bytes are there. */
    WaitingRead(ByteBuffer target, int needed) {
        this.target = target;
        this.needed = needed;
    }

    int count() {
        return count;
    }

    /** Whether there is no reason to wait any longer. */
    boolean isDone() {
        return refused || count >= needed;
    }

    /** Takes over what is buffered, as far as there is room. */
    void take(ByteQueue buffered) {
        count += buffered.take(target);
    }

    /**
     * Takes what is fed, as far as there is room. Memory may be closed to whoever feeds, as a buffer that cannot be
     * written or a segment of the reader's thread is: then the reader wakes up and tries it itself.
     */
    void take(ByteBuffer data) {
        int size = Math.min(target.remaining(), data.remaining());
        try {
            target.put(target.position(), data, data.position(), size);
        } catch (RuntimeException e) {
            refused = true;
            return;
        }
        target.position(target.position() + size);
        data.position(data.position() + size);
        filled(size);
    }

    /** The room itself, for bytes that are not somewhere else yet; null if it is better to feed them. */
    @Nullable
    ByteBuffer room() {
        return target.remaining() >= LEAST_ROOM && BufferPool.isFastToRead(target) && isOpen() ? target : null;
    }

    private boolean isOpen() {
        try {
            target.get(target.position());
            return true;
        } catch (RuntimeException e) {
            return false; // take(ByteBuffer) will find out, too
        }
    }

    /** So many bytes have been put into the room. */
    void filled(int size) {
        count += size;
    }

    /** Puts everything in front of what is buffered. */
    void undo(ByteQueue buffered) {
        int end = target.position();
        target.position(end - count);
        buffered.putBack(target.duplicate().limit(end));
    }
}
