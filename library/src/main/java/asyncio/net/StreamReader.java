package asyncio.net;

import asyncio.Asyncio;
import asyncio.EventLoop;
import asyncio.Future;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The reading end of a stream: a task reads, and sleeps while nothing is there; a protocol feeds. One task at a time
 * may wait. A read that is cancelled takes nothing.
 *
 * <p>Its limit, in bytes, is the longest line that {@link #readLine} and {@link #readUntil} return. When more than
 * twice the limit is buffered the transport is paused, until it is down to the limit again.
 *
 * <p>Every method that reads throws what {@link #setException} was given, such as the {@link IOException} that has
 * ended the connection, and {@link IllegalStateException} if another task waits here.
 */
public final class StreamReader implements Iterable<byte[]> {
    /** 64 KiB. */
    public static final int DEFAULT_LIMIT = 64 * 1024;

    private static final byte NEWLINE = '\n';
    private static final Separators LINE_END = new Separators(new byte[] {NEWLINE});
    private static final byte[] NOTHING = {};

    private final EventLoop loop;
    private final int limit;
    private final ByteQueue buffer = new ByteQueue();
    private @Nullable Future<@Nullable Void> waiter;
    private @Nullable WaitingRead delivery;
    private @Nullable ReadTransport transport;
    private @Nullable Throwable exception;
    private boolean eof;
    private boolean paused;

    /** Creates a reader of the running loop with the default limit. */
    public StreamReader() {
        this(DEFAULT_LIMIT);
    }

    /**
     * Creates a reader of the running loop.
     *
     * @throws IllegalArgumentException if the limit is not positive
     */
    public StreamReader(int limit) {
        this(limit, Asyncio.getRunningLoop());
    }

    /**
     * Creates a reader of a loop.
     *
     * @throws IllegalArgumentException if the limit is not positive
     */
    public StreamReader(int limit, EventLoop loop) {
        Options.checkLimit(limit);
        this.limit = limit;
        this.loop = loop;
    }

    /**
     * Reads up to {@code count} bytes: waits until one is there, and returns what is; the limit does not matter. If
     * {@code count} is 0 it does not wait, and if it is negative it reads as {@link #read()}.
     *
     * @return an empty array at the end of the stream
     */
    public byte[] read(int count) throws IOException {
        throwIfFailed();
        if (count < 0) {
            return read();
        }
        if (count == 0) {
            return NOTHING;
        }
        if (buffer.isEmpty() && !eof) {
            awaitData("read");
        }
        byte[] data = buffer.take(count);
        resumeIfDrained();
        return data;
    }

    /** Reads everything up to the end of the stream. */
    public byte[] read() throws IOException {
        throwIfFailed();
        while (!eof) {
            awaitData("read");
        }
        byte[] all = buffer.take(buffer.size());
        resumeIfDrained();
        return all;
    }

    /**
     * Reads into the room that a buffer has: waits until a byte is there, and takes what is. Leave the buffer alone
     * while a read waits.
     *
     * <p>For large amounts this is the fastest way, if the same buffer serves for many reads: a new array costs more
     * than to fill it. Into a direct buffer with room for 64 KiB, at an address that is a multiple of 64 ({@link
     * ByteBuffer#alignedSlice}), the system reads without a copy in between.
     *
     * @return how many bytes, or -1 at the end of the stream
     */
    public int read(ByteBuffer target) throws IOException {
        throwIfFailed();
        if (!Objects.requireNonNull(target, "read() needs a buffer, got null").hasRemaining()) {
            return 0;
        }
        int count = buffer.isEmpty() && !eof ? awaitInto(target, 1, "read") : 0;
        count += buffer.take(target);
        resumeIfDrained();
        return count == 0 ? -1 : count;
    }

    /** Sleeps until {@code needed} bytes, or those up to the end, have gone to {@code target}; returns how many. */
    private int awaitInto(ByteBuffer target, int needed, String act) throws IOException {
        checkNobodyWaits(act);
        WaitingRead awaited = new WaitingRead(target, needed);
        awaited.take(buffer);
        delivery = awaited;
        boolean arrived = false;
        try {
            awaitData(act);
            arrived = true;
        } finally {
            delivery = null;
            if (!arrived) {
                awaited.undo(buffer);
                pauseIfFull();
            }
        }
        return awaited.count();
    }

    /**
     * Reads exactly {@code count} bytes; the limit does not matter.
     *
     * @throws IncompleteReadException if the stream ends before; it has what was there
     * @throws IllegalArgumentException if {@code count} is negative
     */
    public byte[] readExactly(int count) throws IOException {
        Options.check(count >= 0, "count", count, "readExactly() takes zero bytes or more");
        throwIfFailed();
        if (buffer.size() < count && count <= 2L * limit && !eof) {
            return awaitExactly(count);
        }
        while (buffer.size() < count) {
            throwIfEnded(count);
            awaitData("readExactly");
        }
        byte[] data = count == 0 ? NOTHING : buffer.take(count);
        resumeIfDrained();
        return data;
    }

    /** Waits with the array that is returned; a longer one might never be filled, and grows with what comes. */
    private byte[] awaitExactly(int count) throws IOException {
        byte[] data = new byte[count];
        int got = awaitInto(ByteBuffer.wrap(data), count, "readExactly");
        if (got < count) {
            throw new IncompleteReadException(Arrays.copyOf(data, got), count);
        }
        return data;
    }

    private void throwIfEnded(@Nullable Integer expected) throws IncompleteReadException {
        if (eof) {
            throw new IncompleteReadException(buffer.take(buffer.size()), expected);
        }
    }

    /**
     * Reads a line with the {@code \n} at its end, which only the last one may lack.
     *
     * @return an empty array at the end of the stream
     * @throws LimitOverrunException if the line is longer than the limit. It is dropped; if its end has not come yet,
     *     all that is buffered is
     */
    public byte[] readLine() throws IOException {
        try {
            return readUntil(LINE_END, "readLine");
        } catch (IncompleteReadException e) {
            return e.partial();
        } catch (LimitOverrunException e) {
            int newline = buffer.indexOf(NEWLINE, e.consumed());
            buffer.skip(newline == e.consumed() ? newline + 1 : buffer.size());
            resumeIfDrained();
            throw e;
        }
    }

    /** Reads up to and including a {@code \n}, as {@link #readUntil(byte[][])}. */
    public byte[] readUntil() throws IOException {
        return readUntil(LINE_END, "readUntil");
    }

    /**
     * Reads up to and including a separator; if there are several, the one that ends first.
     *
     * @throws IncompleteReadException if the stream ends before; it has what was there
     * @throws LimitOverrunException if more bytes than the limit come before it; they stay in the buffer
     * @throws IllegalArgumentException if there is no separator, or an empty one
     */
    public byte[] readUntil(byte[]... separators) throws IOException {
        return readUntil(new Separators(separators), "readUntil");
    }

    private byte[] readUntil(Separators separators, String act) throws IOException {
        throwIfFailed();
        int searched = 0;
        Separators.Match match = separators.find(buffer, searched);
        while (match == null) {
            searched = separators.searched(buffer);
            if (searched > limit) {
                throw new LimitOverrunException(
                        "Separator is not found, and chunk exceed the limit of " + limit + " bytes", searched);
            }
            throwIfEnded(null);
            awaitData(act);
            match = separators.find(buffer, searched);
        }
        if (match.start() > limit) {
            throw new LimitOverrunException(
                    "Separator is found, but chunk is longer than limit of " + limit + " bytes", match.start());
        }
        byte[] data = buffer.take(match.end());
        resumeIfDrained();
        return data;
    }

    /** The lines that are still to come, as {@link #readLine}; an I/O error comes as an unchecked one. */
    @Override
    public Iterator<byte[]> iterator() {
        return new Lines(this);
    }

    /** Whether the stream has ended and everything was read. */
    public boolean atEof() {
        return eof && available() == 0;
    }

    /** How many bytes are here that nobody has read yet. */
    int available() {
        return buffer.size() + (delivery == null ? 0 : delivery.count());
    }

    EventLoop loop() {
        return loop;
    }

    /** Whether bytes are there that can be read without waiting. */
    boolean hasData() {
        return !buffer.isEmpty();
    }

    private void throwIfFailed() throws IOException {
        Throwable error = exception;
        if (error != null) {
            throw StreamErrors.rethrow(error);
        }
    }

    /** Sleeps until something is fed. A paused transport is resumed: whoever waits needs more than there is. */
    private void awaitData(String act) throws IOException {
        throwIfFailed();
        checkNobodyWaits(act);
        if (paused) {
            paused = false;
            Objects.requireNonNull(transport).resumeReading();
        }
        Future<@Nullable Void> wait = loop.createFuture();
        waiter = wait;
        try {
            Asyncio.await(wait);
        } finally {
            waiter = null;
        }
    }

    private void checkNobodyWaits(String act) {
        if (waiter != null) {
            throw new IllegalStateException(
                    act + "() called while another task is already waiting for incoming data: one task reads a stream");
        }
    }

    private void wake() {
        Future<@Nullable Void> wait = waiter;
        if (wait != null && !wait.done()) {
            wait.setResult(null);
        }
    }

    private void resumeIfDrained() {
        if (paused && buffer.size() <= limit) {
            paused = false;
            Objects.requireNonNull(transport).resumeReading();
        }
    }

    /** Adds bytes to be read, taking all that remain in {@code data}; for protocols and tests. */
    public void feedData(ByteBuffer data) {
        if (eof) {
            throw new IllegalStateException("feedData() after feedEof(): nothing comes after the end");
        }
        if (!data.hasRemaining()) {
            return;
        }
        WaitingRead awaited = delivery;
        if (awaited != null && buffer.isEmpty()) {
            awaited.take(data);
        }
        if (data.hasRemaining()) {
            buffer.append(data);
        }
        if (awaited == null || awaited.isDone()) {
            wake();
        }
        pauseIfFull();
    }

    /** Where a transport may put what comes next, followed by {@link #delivered}; null if it has to be fed. */
    @Nullable
    ByteBuffer room() {
        return delivery != null && buffer.isEmpty() ? delivery.room() : null;
    }

    /** So many bytes have been put into the {@link #room}. */
    void delivered(int count) {
        Objects.requireNonNull(delivery).filled(count);
        wake();
    }

    private void pauseIfFull() {
        if (transport != null && !paused && buffer.size() > 2L * limit) {
            pause(transport);
        }
    }

    private void pause(ReadTransport feeder) {
        try {
            feeder.pauseReading();
            paused = true;
        } catch (UnsupportedOperationException e) {
            transport = null; // cannot be paused: everything is buffered from now on
        }
    }

    /** Ends the stream: what is buffered can still be read. For protocols and tests. */
    public void feedEof() {
        eof = true;
        wake();
    }

    /** Has every read, also one that waits, throw this error, whatever is buffered; for protocols and tests. */
    public void setException(Throwable error) {
        exception = error;
        Future<@Nullable Void> wait = waiter;
        if (wait != null && !wait.done()) {
            wait.setException(error);
        }
    }

    /** The error that was set, or null. */
    public @Nullable Throwable exception() {
        return exception;
    }

    /**
     * Names the transport to pause when too much is buffered; for protocols.
     *
     * @throws IllegalStateException if there is one already
     */
    public void setTransport(ReadTransport feeder) {
        if (transport != null) {
            throw new IllegalStateException("Transport already set: " + transport);
        }
        transport = feeder;
    }

    /** Has another transport feed this from now on; takes out what is buffered, which is the other one's. */
    ByteBuffer moveTo(ReadTransport feeder) {
        transport = feeder;
        paused = false;
        return ByteBuffer.wrap(buffer.take(buffer.size()));
    }

    @Override
    public String toString() {
        return "<StreamReader " + available() + " bytes" + (eof ? " eof" : "") + " limit=" + limit
                + (waiter != null ? " waiter" : "")
                + (exception != null ? " exception=" + exception.getClass().getName() : "")
                + (paused ? " paused" : "") + ">";
    }
}
