package asyncio.file;

import asyncio.Asyncio;
import asyncio.LeakWatch;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An open file with a place at which the next bytes are read or written, made by {@link Disk#open}. Use it in
 * try-with-resources; a loop over it reads its lines.
 *
 * <p>What has to ask the disk is done on another thread and suspends its task. Operations on one file happen one after
 * the other, in the order of the calls, whichever tasks they come from. Errors are the JDK's own, as {@link
 * java.nio.channels.NonReadableChannelException}.
 *
 * <p>An operation of the disk cannot be stopped. A task that is cancelled goes on at once with a {@link
 * asyncio.CancelledError}; an operation that waits for its turn is dropped, one that has begun goes on to its end, and
 * the next one on this file waits for that. A cancelled read takes nothing: the bytes come with the next read. A
 * cancelled write may have written all, and its array must not be changed before the file is closed. {@link #close}
 * waits for what is under way.
 *
 * <p>Text is UTF-8. For code on the loop that opened it.
 */
public final class OpenFile implements Iterable<String>, AutoCloseable {
    private final Path path;
    private final FileCursor cursor;
    private final FileThreads threads;
    private final FileTurns turns;
    private final LeakWatch leak;
    private boolean closed;

    OpenFile(Path path, FileChannel channel, FileThreads threads) {
        this.path = path;
        this.cursor = new FileCursor(channel);
        this.threads = threads;
        this.turns = new FileTurns(threads);
        this.leak = LeakWatch.on(this, "unclosed file " + path + ": use it in try-with-resources");
    }

    /** Where it was when it was opened. */
    public Path path() {
        return path;
    }

    /**
     * Reads {@code count} bytes, fewer only if the file ends.
     *
     * @return what was read; nothing at the end of the file
     * @throws IllegalArgumentException if {@code count} is negative
     * @throws ClosedChannelException if the file is closed
     */
    public byte[] read(int count) throws IOException {
        if (count < 0) {
            throw new IllegalArgumentException("read() needs a number of bytes >= 0: " + count);
        }
        checkOpen();
        if (turns.isIdle() && cursor.available() >= count) {
            return cursor.take(count);
        }
        return operate(() -> cursor.available() >= count, () -> cursor.fill(count), () -> cursor.take(count));
    }

    /** Reads all that is left, up to 2 GB. */
    public byte[] readAll() throws IOException {
        checkOpen();
        return operate(cursor::fillAll, () -> cursor.take(cursor.available()));
    }

    /** Reads all that is left as text. */
    public String readString() throws IOException {
        return new String(readAll(), StandardCharsets.UTF_8);
    }

    /**
     * Reads the next line, without its end ({@code \n} or {@code \r\n}); null at the end of the file. Several lines are
     * read from the disk at once, so most calls do not suspend.
     */
    public @Nullable String readLine() throws IOException {
        checkOpen();
        byte[] line = turns.isIdle() ? cursor.takeLine() : null;
        if (line == null) {
            line = operate(cursor::hasLine, cursor::fillLine, cursor::takeLine);
        }
        return line == null ? null : textOf(line);
    }

    private static String textOf(byte[] line) {
        int length = line.length;
        if (length > 0 && line[length - 1] == '\n') {
            length--;
            if (length > 0 && line[length - 1] == '\r') {
                length--;
            }
        }
        return new String(line, 0, length, StandardCharsets.UTF_8);
    }

    /** The lines that are left, each read when it is asked for; a failure is an {@code UncheckedIOException}. */
    @Override
    public Iterator<String> iterator() {
        return new FileLines(this);
    }

    /** Writes all bytes at the present place, or at the end if the file was opened to append. */
    public void write(byte[] bytes) throws IOException {
        write(ByteBuffer.wrap(Objects.requireNonNull(bytes, "write() needs bytes, got null")));
    }

    /** Writes a text, as {@link #write(byte[])}. */
    public void write(String text) throws IOException {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes what remains in a buffer, as {@link #write(byte[])}. */
    public void write(ByteBuffer bytes) throws IOException {
        Objects.requireNonNull(bytes, "write() needs bytes, got null");
        checkOpen();
        operate(() -> cursor.write(bytes), () -> null);
    }

    /** The place of the next read or write, in bytes from the beginning. */
    public long position() throws IOException {
        checkOpen();
        return ask(cursor::position);
    }

    /** Goes to a place, in bytes from the beginning; it may lie behind the end. */
    public void seek(long position) throws IOException {
        if (position < 0) {
            throw new IllegalArgumentException("cannot seek to " + position + " in " + this + ": count from 0 up");
        }
        checkOpen();
        operate(() -> cursor.seek(position), () -> null);
    }

    /** How many bytes the file has. */
    public long size() throws IOException {
        checkOpen();
        return ask(() -> cursor.channel().size());
    }

    /** Cuts the file off at {@code size} bytes; a place behind that moves there. */
    public void truncate(long size) throws IOException {
        checkOpen();
        operate(() -> cursor.truncate(size), () -> null);
    }

    /** Waits until what was written is on the disk, and not only known to the system. */
    public void force() throws IOException {
        checkOpen();
        operate(() -> cursor.channel().force(true), () -> null);
    }

    /** Something to do on another thread. */
    @FunctionalInterface
    private interface Operation {
        void run() throws IOException;
    }

    @FunctionalInterface
    private interface Question {
        long ask() throws IOException;
    }

    private <R extends @Nullable Object> R operate(Operation operation, Supplier<R> taking) throws IOException {
        return operate(() -> false, operation, taking);
    }

    private <R extends @Nullable Object> R operate(BooleanSupplier ready, Operation operation, Supplier<R> taking)
            throws IOException {
        return turns.run(
                ready,
                () -> {
                    cursor.checkOpen();
                    operation.run();
                    return path;
                },
                taking);
    }

    /** Asks for a number that the disk knows. */
    private long ask(Question question) throws IOException {
        long[] answer = new long[1];
        return operate(() -> answer[0] = question.ask(), () -> answer[0]);
    }

    private void checkOpen() throws ClosedChannelException {
        if (closed) {
            throw new ClosedChannelException();
        }
    }

    /**
     * Closes the file when what is under way is over, and waits for that; a cancellation comes after it. Operations
     * that still wait for their turn go first, later ones get a {@link ClosedChannelException}. Idempotent.
     */
    @Override
    public void close() throws IOException {
        Asyncio.getRunningLoop();
        if (closed) {
            return;
        }
        closed = true;
        leak.done();
        turns.runToEnd(() -> {
            threads.discard(cursor.channel());
            return path;
        });
    }

    @Override
    public String toString() {
        return "<OpenFile " + path + (closed ? ", closed" : "") + ">";
    }
}
