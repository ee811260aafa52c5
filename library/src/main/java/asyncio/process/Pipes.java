package asyncio.process;

import asyncio.Asyncio;
import asyncio.EventLoop;
import asyncio.net.BaseProtocol;
import asyncio.net.Conduit;
import asyncio.net.Connection;
import asyncio.net.ExtraInfo;
import asyncio.net.Net;
import asyncio.net.StreamReader;
import asyncio.net.StreamReaderProtocol;
import asyncio.net.StreamWriter;
import asyncio.net.Transport;
import java.io.FileDescriptor;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.channels.Channel;
import java.nio.channels.Pipe;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Pipes as transports and streams, on the running loop: pipes of the JDK, FIFOs, and the standard streams of this
 * process, so that a program can read lines from the terminal while it does other work.
 *
 * <p>A pipe carries bytes in one direction. The transport of one that is read refuses {@code write}; that of one that
 * is written has nothing to read, and closes when its reader goes: with a {@link BrokenPipeException} if there was
 * something left to write, else without an error. All methods are called by a task and may wait; if it is cancelled,
 * nothing stays open.
 *
 * <p>FIFOs and standard streams need Linux and native access: without {@code --enable-native-access=ALL-UNNAMED} (or,
 * on the module path, {@code --enable-native-access=asyncio}) the JDK prints a warning at their first use.
 */
public final class Pipes {
    /** The channel of a transport over a {@link Pipe} of the JDK. */
    public static final ExtraInfo<Channel> PIPE = new ExtraInfo<>("pipe", Channel.class);

    private static final int TYPE_OF_FILE = 0170000;
    private static final int FIFO = 0010000;
    private static final int CHARACTER_DEVICE = 0020000;
    private static final double FIRST_PAUSE = 0.001;
    private static final double LONGEST_PAUSE = 0.05;

    private static volatile boolean linked;

    private Pipes() {}

    /** Linking the functions of the system takes its time, at the first use, and is not for the loop. */
    private static void link() {
        if (!linked) {
            Asyncio.toThread(() -> new Libc());
            linked = true;
        }
    }

    /** Has a protocol told what comes out of a pipe, which belongs to the transport from now on. */
    public static <P extends BaseProtocol<Transport>> Connection<P> connectReadPipe(
            Supplier<P> protocolFactory, Pipe.SourceChannel pipe) throws IOException {
        return Net.createConnection(protocolFactory, ChannelPipe.of(Asyncio.getRunningLoop(), pipe));
    }

    /**
     * Has a protocol told what comes out of a FIFO or a character device. Until somebody opens the FIFO for writing
     * nothing comes; when all that have opened it have closed it, it has ended.
     *
     * @throws NoSuchFileException if there is no such file
     * @throws java.nio.file.AccessDeniedException if it must not be read
     * @throws IllegalArgumentException if it is a file of another kind, such as a regular one
     */
    public static <P extends BaseProtocol<Transport>> Connection<P> connectReadPipe(
            Supplier<P> protocolFactory, Path fifo) throws IOException {
        return Net.createConnection(protocolFactory, openToRead(fifo));
    }

    /**
     * Has a protocol told what comes in by {@link FileDescriptor#in}: a terminal, a pipe, a socket or a file. Closing
     * the transport leaves the standard stream as it is. What {@code System.in} has read ahead does not come here.
     *
     * @throws IllegalArgumentException if it is another descriptor
     */
    public static <P extends BaseProtocol<Transport>> Connection<P> connectReadPipe(
            Supplier<P> protocolFactory, FileDescriptor standardInput) throws IOException {
        return Net.createConnection(protocolFactory, standard(standardInput, FileDescriptor.in, 0));
    }

    /** Makes a pipe a transport to write to, which owns it from now on. */
    public static <P extends BaseProtocol<Transport>> Connection<P> connectWritePipe(
            Supplier<P> protocolFactory, Pipe.SinkChannel pipe) throws IOException {
        return Net.createConnection(protocolFactory, ChannelPipe.of(Asyncio.getRunningLoop(), pipe));
    }

    /**
     * Makes a FIFO or a character device a transport to write to; waits until somebody has opened the FIFO for reading.
     *
     * @throws NoSuchFileException if there is no such file
     * @throws java.nio.file.AccessDeniedException if it must not be written
     * @throws IllegalArgumentException if it is a file of another kind, such as a regular one
     */
    public static <P extends BaseProtocol<Transport>> Connection<P> connectWritePipe(
            Supplier<P> protocolFactory, Path fifo) throws IOException {
        return Net.createConnection(protocolFactory, openToWrite(fifo));
    }

    /**
     * Makes {@link FileDescriptor#out} or {@link FileDescriptor#err} a transport to write to. Closing the transport
     * leaves the standard stream as it is. Nothing keeps the order between this and {@code System.out}.
     *
     * @throws IllegalArgumentException if it is another descriptor
     */
    public static <P extends BaseProtocol<Transport>> Connection<P> connectWritePipe(
            Supplier<P> protocolFactory, FileDescriptor standardStream) throws IOException {
        Conduit pipe = standardStream == FileDescriptor.err
                ? standard(standardStream, FileDescriptor.err, 2)
                : standard(standardStream, FileDescriptor.out, 1);
        return Net.createConnection(protocolFactory, pipe);
    }

    /** A stream of what comes out of a pipe, as {@link #connectReadPipe(Supplier, Pipe.SourceChannel)}. */
    public static StreamReader openReadPipe(Pipe.SourceChannel pipe) throws IOException {
        return reader(ChannelPipe.of(Asyncio.getRunningLoop(), pipe));
    }

    /** A stream of what comes out of a FIFO, as {@link #connectReadPipe(Supplier, Path)}. */
    public static StreamReader openReadPipe(Path fifo) throws IOException {
        return reader(openToRead(fifo));
    }

    /** A stream to write into a pipe, as {@link #connectWritePipe(Supplier, Pipe.SinkChannel)}. */
    public static StreamWriter openWritePipe(Pipe.SinkChannel pipe) throws IOException {
        return writer(ChannelPipe.of(Asyncio.getRunningLoop(), pipe));
    }

    /** A stream to write into a FIFO, as {@link #connectWritePipe(Supplier, Path)}. */
    public static StreamWriter openWritePipe(Path fifo) throws IOException {
        return writer(openToWrite(fifo));
    }

    /**
     * The standard input of this process as a stream, as {@link #connectReadPipe(Supplier, FileDescriptor)}. Ask once:
     * what one reader has buffered another does not see.
     */
    public static StreamReader standardInput() throws IOException {
        return reader(standard(FileDescriptor.in, FileDescriptor.in, 0));
    }

    /** The standard output of this process, as {@link #connectWritePipe(Supplier, FileDescriptor)}. */
    public static StreamWriter standardOutput() throws IOException {
        return writer(standard(FileDescriptor.out, FileDescriptor.out, 1));
    }

    /** The standard error stream of this process, as {@link #connectWritePipe(Supplier, FileDescriptor)}. */
    public static StreamWriter standardError() throws IOException {
        return writer(standard(FileDescriptor.err, FileDescriptor.err, 2));
    }

    private static StreamReader reader(Conduit pipe) {
        StreamReader reader = new StreamReader();
        Net.createConnection(() -> new StreamReaderProtocol(reader), pipe);
        return reader;
    }

    private static StreamWriter writer(Conduit pipe) {
        var made = Net.createConnection(() -> new StreamReaderProtocol(new StreamReader()), pipe);
        return new StreamWriter(made.transport(), made.protocol(), null);
    }

    private static Conduit standard(FileDescriptor asked, FileDescriptor served, int number) throws IOException {
        if (asked != served) {
            throw new IllegalArgumentException(
                    "not a standard stream for this: read FileDescriptor.in, write FileDescriptor.out or err");
        }
        EventLoop loop = Asyncio.getRunningLoop();
        link();
        String name = number == 0 ? "standard input" : number == 1 ? "standard output" : "standard error";
        int fd = Errno.check(new Libc().duplicate(number), name);
        return DescriptorPipe.shared(loop, fd, number == 0, name);
    }

    private static Conduit openToRead(Path fifo) throws IOException {
        checkKind(fifo);
        link();
        return DescriptorPipe.own(Asyncio.getRunningLoop(), checked(open(fifo, Libc.NONBLOCK), fifo), true, name(fifo));
    }

    /** The system refuses to open a FIFO for writing, without waiting, as long as nobody reads it. */
    private static Conduit openToWrite(Path fifo) throws IOException {
        checkKind(fifo);
        link();
        int fd = open(fifo, Libc.NONBLOCK | Libc.WRITE_ONLY);
        for (double pause = FIRST_PAUSE; fd == -Libc.ENXIO; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
            Asyncio.sleep(pause);
            fd = open(fifo, Libc.NONBLOCK | Libc.WRITE_ONLY);
        }
        return DescriptorPipe.own(Asyncio.getRunningLoop(), checked(fd, fifo), false, name(fifo));
    }

    private static int open(Path path, int flags) {
        try (Arena arena = Arena.ofConfined()) {
            return new Libc().open(arena.allocateFrom(path.toString()), flags);
        }
    }

    private static int checked(int fd, Path path) throws IOException {
        if (fd < 0) {
            throw Errno.aboutFile(fd, path.toString());
        }
        return fd;
    }

    private static void checkKind(Path path) throws IOException {
        Objects.requireNonNull(path, "a FIFO needs a path, got null");
        int kind = TYPE_OF_FILE & (Integer) Objects.requireNonNull(Files.getAttribute(path, "unix:mode"));
        if (kind != FIFO && kind != CHARACTER_DEVICE) {
            throw new IllegalArgumentException(
                    "Pipe transport is for pipes, FIFOs and character devices only, and this is something else: "
                            + path);
        }
    }

    private static String name(Path fifo) {
        return "pipe " + fifo;
    }
}
