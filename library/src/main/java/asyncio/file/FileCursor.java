package asyncio.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A file, a place in it, and bytes that were read ahead of that place. Knows no loop: what touches the disk says so by
 * its {@code IOException} and is called on other threads, what takes bytes that are there is called on the loop. Never
 * both at a time.
 */
final class FileCursor {
    private static final int CHUNK = 64 * 1024;
    private static final byte[] NOTHING = {};

    private final FileChannel channel;
    private byte[] buffer = NOTHING;
    private int from;
    private int to;

    /** Up to where there is no line feed, so that a long line is looked through once. */
    private int scanned;

    private boolean atEnd;

    FileCursor(FileChannel channel) {
        this.channel = channel;
    }

    FileChannel channel() {
        return channel;
    }

    /** How many bytes are there without reading. */
    int available() {
        return to - from;
    }

    /** Reads until so many bytes are there, or the file ends. */
    void fill(int wanted) throws IOException {
        while (available() < wanted && readMore(Math.min(wanted - available(), Integer.MAX_VALUE - CHUNK))) {}
    }

    /** Reads all that the file has. */
    void fillAll() throws IOException {
        long left = channel.size() - channel.position();
        if (left > 0) {
            makeRoom((int) Math.min(left, Integer.MAX_VALUE - CHUNK - available()));
        }
        while (readMore(CHUNK)) {}
    }

    /** Reads until a whole line is there, or the file ends. */
    void fillLine() throws IOException {
        while (lineLength() < 0 && readMore(CHUNK)) {}
    }

    private boolean readMore(int atLeast) throws IOException {
        if (from == to) {
            from = 0;
            to = 0;
            scanned = 0;
        }
        if (to == buffer.length) {
            makeRoom(Math.max(atLeast, CHUNK));
        }
        int count = channel.read(ByteBuffer.wrap(buffer, to, buffer.length - to));
        atEnd = count < 0;
        to += Math.max(0, count);
        return !atEnd;
    }

    private void makeRoom(int wanted) throws IOException {
        int kept = available();
        if (kept > Integer.MAX_VALUE - CHUNK - wanted) {
            throw new IOException("more than 2 GB at once: read the file piece by piece");
        }
        byte[] larger = new byte[kept + wanted];
        System.arraycopy(buffer, from, larger, 0, kept);
        buffer = larger;
        scanned -= from;
        from = 0;
        to = kept;
    }

    /** Takes at most so many of the bytes that are there. */
    byte[] take(int most) {
        int count = Math.min(most, available());
        byte[] taken = from == 0 && count == buffer.length ? buffer : Arrays.copyOfRange(buffer, from, from + count);
        if (taken == buffer) {
            buffer = NOTHING;
            to = 0;
        } else {
            from += count;
        }
        scanned = from;
        return taken;
    }

    /** Takes a line with its end, if a whole one is there; at the end of the file, the rest. */
    byte @Nullable [] takeLine() {
        int length = lineLength();
        if (length >= 0) {
            return take(length);
        }
        return atEnd && available() > 0 ? take(available()) : null;
    }

    /** Whether a whole line is there without reading. */
    boolean hasLine() {
        return lineLength() >= 0;
    }

    /** How long the first line is, with its end; -1 if there is no whole one. */
    private int lineLength() {
        int i = Math.max(scanned, from);
        while (i < to && buffer[i] != '\n') {
            i++;
        }
        scanned = i;
        return i < to ? i + 1 - from : -1;
    }

    /** Where the next byte is read or written. */
    long position() throws IOException {
        return channel.position() - available();
    }

    void seek(long position) throws IOException {
        forgetReadAhead();
        channel.position(position);
    }

    private void forgetReadAhead() {
        from = 0;
        to = 0;
        scanned = 0;
        atEnd = false;
    }

    /** Writes all of them. */
    void write(ByteBuffer bytes) throws IOException {
        if (available() > 0) {
            seek(position());
        }
        atEnd = false;
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    void truncate(long size) throws IOException {
        long position = position();
        channel.truncate(size);
        seek(Math.min(position, size));
    }

    void checkOpen() throws ClosedChannelException {
        if (!channel.isOpen()) {
            throw new ClosedChannelException();
        }
    }
}
