package asyncio.net;

import asyncio.Asyncio;
import asyncio.ReadinessSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.WritableByteChannel;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A range of a file on its way out. All that touches the file happens in the loop's default executor, because a disk
 * may be slow; a cancelled task waits until such a call is over, since an interrupt would close the file.
 */
final class FileRange {
    /** Most bytes handed to the system at once, so that a cancellation need not wait for long. */
    private static final long CHUNK = 1 << 20;

    /** Bytes read at once where the system cannot send. */
    static final int BLOCK = 256 * 1024;

    private final FileChannel file;
    private final long offset;
    private final long end;
    private long position;

    FileRange(FileChannel file, SendfileOptions options) {
        this.file = file;
        Long count = options.count();
        offset = options.offset();
        end = count == null || count > Long.MAX_VALUE - offset ? Long.MAX_VALUE : offset + count;
        position = offset;
    }

    /** Whether a channel is the system's: one of another make must not be touched by other threads. */
    static boolean canTransferTo(SocketChannel channel) {
        return !(channel instanceof ReadinessSource);
    }

    long sent() {
        return position - offset;
    }

    /** Has the system move bytes to a channel: how many, 0 if that has no room, -1 at the end. */
    long transferTo(WritableByteChannel target) throws IOException {
        long left = end - position;
        if (left == 0) {
            return -1;
        }
        long from = position;
        long count = uninterrupted(() -> {
            long moved = file.transferTo(from, Math.min(left, CHUNK), target);
            return moved > 0 || from < file.size() ? moved : -1;
        });
        position += Math.max(count, 0);
        return count;
    }

    /** Reads bytes without counting them as sent: an empty buffer at the end. */
    ByteBuffer read() throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(BLOCK, end - position));
        long from = position;
        if (buffer.hasRemaining()) {
            uninterrupted(() -> file.read(buffer, from));
        }
        return buffer.flip();
    }

    /** That many bytes more were sent. */
    void advance(int count) {
        position += count;
    }

    /** Leaves the file's position after what was sent. An interrupt of this thread waits: it would close the file. */
    void leavePosition() throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            if (file.isOpen()) {
                file.position(position);
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Calls a function that touches files in the executor; a cancellation waits for its end. */
    static <T extends @Nullable Object> T uninterrupted(Callable<T> call) throws IOException {
        return Asyncio.uninterruptible(
                () -> Asyncio.await(Asyncio.getRunningLoop().runInExecutor(null, call), IOException.class));
    }
}
