package asyncio.process;

import asyncio.EventLoop;
import asyncio.net.Conduit;
import asyncio.net.ExtraInfo;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import org.jspecify.annotations.Nullable;

/**
 * One end of a pipe, a FIFO, a terminal, or whatever a standard stream is, known to the system by its descriptor.
 *
 * <p>It hears once that it is ready, and calls its transport at each turn until a read or a write finds that it is not
 * any more; then it asks the poller again.
 *
 * <p>A descriptor that other processes have, too, as those of the standard streams, must not be made non-blocking: it
 * would be so for all of them. It is asked before each call whether that would block, and given so few bytes at once
 * that a pipe which takes any takes them all.
 *
 * <p>A pipe that is full again and again is made larger, once: each time it is full one side sleeps until the other has
 * worked. Not all are, because the system gives a user only so much memory for pipes, and small ones when that is used
 * up; where it refuses, nothing is lost.
 */
final class DescriptorPipe implements Conduit, DescriptorPoller.Watcher {
    private static final int HEAP_BYTES_PER_CALL = 64 * 1024;
    private static final int BYTES_NOT_TO_BLOCK = 4096;
    private static final int NOTHING = -1;

    /** What the system holds in a pipe at first, and what it is asked to hold in one that was full so often. */
    private static final int PIPE_SIZE = 64 * 1024;

    private static final int LARGER_PIPE_SIZE = 256 * 1024;
    private static final int OFTEN = 4;

    private final EventLoop loop;
    private final DescriptorPoller poller;
    private final Libc libc;
    private final int fd;
    private final boolean reads;
    private final Owner owner;
    private final String name;
    private final long id;
    private final MemorySegment question = Arena.ofAuto().allocate(8, 4);
    private @Nullable Runnable onReadable;
    private @Nullable Runnable onWritable;
    private boolean readable;
    private boolean writable = true;

    /** What the poller has been asked for and has not answered yet; negative for nothing. */
    private int asked;

    private boolean readIsDue;
    private boolean writeIsDue;
    private int timesFull;
    private boolean open = true;

    /** Whose a descriptor is. */
    private enum Owner {
        TRANSPORT,
        CHILD,
        MANY_PROCESSES
    }

    private DescriptorPipe(EventLoop loop, int fd, boolean reads, Owner owner, String name) throws IOException {
        this.loop = loop;
        this.fd = fd;
        this.reads = reads;
        this.owner = owner;
        this.name = name;
        poller = DescriptorPoller.of(loop);
        libc = poller.libc;
        asked = reads ? DescriptorPoller.IN : 0;
        id = poller.watch(fd, asked, this);
        readable = id == 0 && reads;
    }

    /** Takes over a descriptor that nobody else has; closed if that fails. */
    static DescriptorPipe own(EventLoop loop, int fd, boolean reads, String name) throws IOException {
        return open(loop, fd, reads, Owner.TRANSPORT, name);
    }

    /** Takes over a pipe to a child, which goes with it; closed if that fails. */
    static DescriptorPipe ofChild(EventLoop loop, int fd, boolean reads, String name) throws IOException {
        return open(loop, fd, reads, Owner.CHILD, name);
    }

    /** Takes over a descriptor for something that other processes have, too; closed if that fails. */
    static DescriptorPipe shared(EventLoop loop, int fd, boolean reads, String name) throws IOException {
        return open(loop, fd, reads, Owner.MANY_PROCESSES, name);
    }

    private boolean isShared() {
        return owner == Owner.MANY_PROCESSES;
    }

    private static DescriptorPipe open(EventLoop loop, int fd, boolean reads, Owner owner, String name)
            throws IOException {
        Libc libc = new Libc();
        try {
            if (owner != Owner.MANY_PROCESSES) {
                Errno.check(libc.setNonBlocking(fd), name);
            }
            return new DescriptorPipe(loop, fd, reads, owner, name);
        } catch (Throwable e) {
            libc.close(fd);
            throw e;
        }
    }

    @Override
    public boolean canRead() {
        return reads;
    }

    @Override
    public boolean canWrite() {
        return !reads;
    }

    /** A child says itself that it was forgotten, and the standard streams are nobody's. */
    @Override
    public boolean needsClosing() {
        return owner == Owner.TRANSPORT;
    }

    /** News from the poller. A writing end is ready for reading when its reader has gone. */
    @Override
    public void ready(int events) {
        asked = NOTHING;
        boolean over = (events & (DescriptorPoller.ERROR | DescriptorPoller.HANG_UP)) != 0;
        readable |= over || (events & DescriptorPoller.IN) != 0;
        writable |= over || (events & DescriptorPoller.OUT) != 0;
        schedule();
        ask();
    }

    /** A reading end is asked about when somebody waits, a writing one always: its reader may go. */
    private void ask() {
        int wanted = writable ? 0 : DescriptorPoller.OUT;
        if (reads) {
            wanted = readable || onReadable == null ? NOTHING : DescriptorPoller.IN;
        } else if (readable) {
            wanted = NOTHING;
        }
        if (wanted != NOTHING && wanted != asked && id != 0 && open) {
            asked = wanted;
            poller.ask(fd, id, wanted);
        }
    }

    private void schedule() {
        if (readable && onReadable != null && !readIsDue) {
            readIsDue = true;
            loop.callSoon(this::callReader);
        }
        if (writable && onWritable != null && !writeIsDue) {
            writeIsDue = true;
            loop.callSoon(this::callWriter);
        }
    }

    private void callReader() {
        readIsDue = false;
        Runnable callback = onReadable;
        if (callback != null) {
            callback.run();
            schedule();
        }
    }

    private void callWriter() {
        writeIsDue = false;
        Runnable callback = onWritable;
        if (callback != null) {
            callback.run();
            schedule();
        }
    }

    @Override
    public int read(ByteBuffer buffer) throws IOException {
        checkOpen();
        if (!reads) {
            return readable ? -1 : 0;
        }
        if (isShared() && !isReady(DescriptorPoller.IN)) {
            return notReadable();
        }
        int count = buffer.isDirect() ? readDirect(buffer) : readHeap(buffer);
        if (count == -Libc.EAGAIN) {
            return notReadable();
        }
        if (count == -Libc.EINTR) {
            return 0;
        }
        if (count == 0 || count == -Libc.EIO) {
            return -1; // a terminal whose other side has gone says EIO
        }
        if (count >= PIPE_SIZE) {
            wasFull();
        }
        return Errno.check(count, "read from " + name);
    }

    private void wasFull() {
        if (!isShared() && ++timesFull == OFTEN) {
            libc.setPipeSize(fd, LARGER_PIPE_SIZE);
        }
    }

    private int notReadable() {
        readable = id == 0;
        ask();
        return 0;
    }

    private int readDirect(ByteBuffer buffer) {
        try {
            int count = libc.read(fd, MemorySegment.ofBuffer(buffer).address(), buffer.remaining());
            if (count > 0) {
                buffer.position(buffer.position() + count);
            }
            return count;
        } finally {
            Reference.reachabilityFence(buffer);
        }
    }

    private int readHeap(ByteBuffer buffer) {
        try (Arena arena = Arena.ofConfined()) {
            int most = Math.min(buffer.remaining(), HEAP_BYTES_PER_CALL);
            MemorySegment memory = arena.allocate(most);
            int count = libc.read(fd, memory.address(), most);
            if (count > 0) {
                buffer.put(memory.asSlice(0, count).asByteBuffer());
            }
            return count;
        }
    }

    @Override
    public int write(ByteBuffer data) throws IOException {
        checkOpen();
        int before = data.remaining();
        writable = true;
        while (data.hasRemaining() && writable) {
            writeOnce(data);
        }
        ask();
        return before - data.remaining();
    }

    private void writeOnce(ByteBuffer data) throws IOException {
        if (isShared() && !isReady(DescriptorPoller.OUT)) {
            writable = false;
            return;
        }
        int most = isShared() ? BYTES_NOT_TO_BLOCK : data.isDirect() ? data.remaining() : HEAP_BYTES_PER_CALL;
        int offered = Math.min(most, data.remaining());
        int count = data.isDirect() ? writeDirect(data, offered) : writeHeap(data, offered);
        if (count == -Libc.EINTR) {
            return;
        }
        if (count != -Libc.EAGAIN) {
            Errno.check(count, "write to " + name);
            data.position(data.position() + count);
        }
        writable = count == offered;
        if (!writable) {
            wasFull();
        }
    }

    private int writeDirect(ByteBuffer data, int count) {
        try {
            return libc.write(fd, MemorySegment.ofBuffer(data).address(), count);
        } finally {
            Reference.reachabilityFence(data);
        }
    }

    private int writeHeap(ByteBuffer data, int count) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(count);
            MemorySegment.copy(MemorySegment.ofBuffer(data), 0, memory, 0, count);
            return libc.write(fd, memory.address(), count);
        }
    }

    @Override
    public long write(ByteBuffer[] data) throws IOException {
        return write(data, 0, data.length);
    }

    @Override
    public long write(ByteBuffer[] data, int offset, int length) throws IOException {
        long total = 0;
        boolean takesMore = true;
        for (int i = offset; i < offset + length && takesMore; i++) {
            total += write(data[i]);
            takesMore = !data[i].hasRemaining();
        }
        return total;
    }

    private boolean isReady(int event) {
        question.set(ValueLayout.JAVA_INT, 0, fd);
        question.set(ValueLayout.JAVA_INT, 4, event);
        return libc.poll(question, 1) > 0;
    }

    private void checkOpen() throws ClosedChannelException {
        if (!open) {
            throw new ClosedChannelException();
        }
    }

    @Override
    public void onReadable(Runnable callback) {
        if (onReadable == null && reads) {
            poller.beginWait();
        }
        onReadable = callback;
        schedule();
        ask();
    }

    @Override
    public void removeReadable() {
        if (onReadable != null && reads) {
            poller.endWait();
        }
        onReadable = null;
    }

    @Override
    public void onWritable(Runnable callback) {
        if (onWritable == null) {
            poller.beginWait();
        }
        onWritable = callback;
        schedule();
    }

    @Override
    public void removeWritable() {
        if (onWritable != null) {
            poller.endWait();
        }
        onWritable = null;
    }

    @Override
    public void shutdownOutput() throws IOException {
        close();
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
    public void close() throws IOException {
        if (open) {
            open = false;
            removeReadable();
            removeWritable();
            poller.unwatch(fd, id);
            libc.close(fd);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
