package asyncio.process;

import asyncio.Asyncio;
import asyncio.Coroutine;
import asyncio.EventLoop;
import asyncio.net.StreamReader;
import asyncio.net.StreamWriter;
import asyncio.net.Transport;
import java.io.IOException;
import java.net.SocketException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A child process: its standard streams, its end, and signals to it. It belongs to the loop of the task that has
 * created it.
 *
 * <p>It is reaped when it ends, whether anybody waits for it or not; if the loop is closed before, it is killed. Any
 * number of tasks may wait. Read what it writes to a pipe: when a pipe is full, a child that writes into it waits.
 *
 * <p>This needs Linux 5.3, glibc 2.34 and native access: without {@code --enable-native-access=ALL-UNNAMED} (or, on the
 * module path, {@code --enable-native-access=asyncio}) the JDK prints a warning at the first child.
 */
public final class Subprocess {
    static final int SIGTERM = 15;
    private static final byte[] NOTHING = {};

    private final SubprocessTransport transport;
    private final ProcessTransport process;
    private final SubprocessStreams streams;

    private Subprocess(ProcessTransport process, SubprocessStreams streams) {
        this.transport = process;
        this.process = process;
        this.streams = streams;
    }

    /**
     * Starts a program with the standard streams, the environment and the directory of this process.
     *
     * @param program a path, or a name that is searched in {@code PATH}, and its arguments
     * @throws IOException as {@link #createSubprocessExec(List, SubprocessOptions)}
     */
    public static Subprocess createSubprocessExec(String... program) throws IOException {
        return createSubprocessExec(Arrays.asList(program), SubprocessOptions.DEFAULT);
    }

    /**
     * Starts a program, and waits until it runs, without holding the loop. If the task is cancelled meanwhile, the
     * child is killed.
     *
     * @param command a path, or a name that is searched in {@code PATH}, and its arguments
     * @throws java.nio.file.NoSuchFileException if there is no such program, no such directory to start it in, or no
     *     such file for a standard stream
     * @throws java.nio.file.AccessDeniedException if the program cannot be executed, or such a file not be opened
     * @throws java.nio.file.NotDirectoryException if the directory is something else
     * @throws IOException if the system refuses, because there are too many processes or open files, say
     * @throws IllegalArgumentException if the command is empty or contains a null character
     */
    public static Subprocess createSubprocessExec(List<String> command, SubprocessOptions options) throws IOException {
        return create(new Command(command), options);
    }

    /** Has a shell run a line, as {@link #createSubprocessShell(String, SubprocessOptions)}. */
    public static Subprocess createSubprocessShell(String line) throws IOException {
        return createSubprocessShell(line, SubprocessOptions.DEFAULT);
    }

    /**
     * Has {@code /bin/sh} run a line, as {@link #createSubprocessExec(List, SubprocessOptions)}. Quoting what comes
     * from elsewhere is up to the caller.
     */
    public static Subprocess createSubprocessShell(String line, SubprocessOptions options) throws IOException {
        return create(Command.shell(line), options);
    }

    private static Subprocess create(Command command, SubprocessOptions options) throws IOException {
        EventLoop loop = Asyncio.getRunningLoop();
        SubprocessStreams streams = new SubprocessStreams(options.limit());
        return new Subprocess(start(loop, command, options, streams), streams);
    }

    private static ProcessTransport start(
            EventLoop loop, Command command, SubprocessOptions options, SubprocessProtocol protocol)
            throws IOException {
        Spawned spawned = Spawning.start(loop, command, options);
        try {
            DescriptorPoller.of(loop);
        } catch (IOException e) {
            Spawning.discard(spawned);
            throw e;
        }
        return ProcessTransport.connect(loop, spawned, command, protocol);
    }

    /**
     * Starts a program and has a protocol told of it; as {@link #createSubprocessExec(List, SubprocessOptions)}, but
     * without streams. In Python the standard streams are pipes unless one says otherwise: {@link
     * SubprocessOptions#PIPES}.
     */
    public static <P extends SubprocessProtocol> SubprocessConnection<P> subprocessExec(
            Supplier<P> protocolFactory, List<String> command, SubprocessOptions options) throws IOException {
        return connect(protocolFactory, new Command(command), options);
    }

    /** Has {@code /bin/sh} run a line, as {@link #subprocessExec}. */
    public static <P extends SubprocessProtocol> SubprocessConnection<P> subprocessShell(
            Supplier<P> protocolFactory, String line, SubprocessOptions options) throws IOException {
        return connect(protocolFactory, Command.shell(line), options);
    }

    private static <P extends SubprocessProtocol> SubprocessConnection<P> connect(
            Supplier<P> protocolFactory, Command command, SubprocessOptions options) throws IOException {
        EventLoop loop = Asyncio.getRunningLoop();
        P protocol = Objects.requireNonNull(protocolFactory.get(), "a transport needs a protocol, got null");
        return new SubprocessConnection<>(start(loop, command, options, protocol), protocol);
    }

    /** The number that the system has given to the child; it may belong to another when the child has ended. */
    public int pid() {
        return transport.getPid();
    }

    /**
     * How the child has ended: its exit status, or the negated number of the signal that has killed it. Empty while it
     * runs.
     */
    public OptionalInt returncode() {
        return transport.getReturncode();
    }

    /**
     * The standard input of the child.
     *
     * @throws IllegalStateException if that is no pipe
     */
    public StreamWriter stdin() {
        return pipe(streams.stdin(), "stdin", "withStdin");
    }

    /**
     * The standard output of the child; what it has written can be read when it has ended, too.
     *
     * @throws IllegalStateException if that is no pipe
     */
    public StreamReader stdout() {
        return pipe(streams.reader(1), "stdout", "withStdout");
    }

    /**
     * The standard error of the child, as {@link #stdout}.
     *
     * @throws IllegalStateException if that is no pipe, also when it goes where standard output goes
     */
    public StreamReader stderr() {
        return pipe(streams.reader(2), "stderr", "withStderr");
    }

    private <T> T pipe(@Nullable T stream, String name, String option) {
        if (stream == null) {
            throw new IllegalStateException(
                    name + " of " + this + " is not a pipe: create it with options." + option + "(Stdio.PIPE)");
        }
        return stream;
    }

    /**
     * Waits until the child has ended. If nobody reads what it writes to a pipe that may never be: {@link
     * #communicate()}. Cancelling the wait leaves the child alone.
     *
     * @return what {@link #returncode} is then
     */
    public int waitFor() {
        return process.awaitExit();
    }

    /** Closes the child's standard input and takes in what it writes, as {@link #communicate(byte[])}. */
    public Output communicate() throws IOException {
        return communicate(NOTHING);
    }

    /**
     * Sends input to the child, closes its standard input, takes in all that it writes to its pipes, and waits for its
     * end. If the child does not want all of the input, that is no error. Everything is kept in memory.
     *
     * <p>If it is cancelled, the child goes on, and what was taken in so far is lost.
     *
     * @throws IllegalStateException if there is input, but standard input is no pipe
     */
    public Output communicate(byte[] input) throws IOException {
        Objects.requireNonNull(input, "communicate() needs bytes, got null: without an argument it sends none");
        if (input.length > 0) {
            stdin();
        }
        Coroutine<byte[]> feed = () -> feed(input);
        Coroutine<byte[]> readOutput = () -> readAll(1);
        Coroutine<byte[]> readErrors = () -> readAll(2);
        List<byte[]> results = Asyncio.await(Asyncio.gather(feed, readOutput, readErrors), IOException.class);
        waitFor();
        return new Output(results.get(1), results.get(2));
    }

    private byte[] feed(byte[] input) throws IOException {
        StreamWriter stdin = streams.stdin();
        if (stdin == null) {
            return NOTHING;
        }
        try {
            if (input.length > 0) {
                stdin.write(input);
            }
            stdin.drain();
        } catch (BrokenPipeException | SocketException e) {
            return NOTHING; // the child has read as much as it wanted
        } finally {
            stdin.close();
        }
        return NOTHING;
    }

    private byte[] readAll(int fd) throws IOException {
        StreamReader reader = streams.reader(fd);
        if (reader == null) {
            return NOTHING;
        }
        byte[] all = reader.read();
        Transport pipe = transport.getPipeTransport(fd);
        if (pipe != null) {
            pipe.close();
        }
        return all;
    }

    /**
     * Sends a signal to the child; without effect if it has just ended. Numbers are those of the system: 2 is SIGINT,
     * 15 SIGTERM.
     *
     * @throws ProcessLookupException if it has ended and its return code is known: so always after {@link #waitFor}
     * @throws IllegalArgumentException if the system knows no such signal
     */
    public void sendSignal(int signal) {
        transport.sendSignal(signal);
    }

    /**
     * Sends a signal to all processes of the group that the child leads, which are the child, its children and theirs
     * unless they have gone elsewhere; also when the child itself has ended. The system may give the number of a group
     * that is empty to another one, so do not wait with this when nobody is left.
     *
     * @throws IllegalStateException if the child was not started with {@link ProcessGroup#NEW} or {@link
     *     ProcessGroup#NEW_SESSION}
     * @throws ProcessLookupException if the group is empty
     * @throws IllegalArgumentException if the system knows no such signal
     */
    public void sendSignalToGroup(int signal) {
        transport.sendSignalToGroup(signal);
    }

    /** Asks the child to end, by SIGTERM; as {@link #sendSignal}. */
    public void terminate() {
        transport.terminate();
    }

    /** Ends the child, by SIGKILL, which it cannot refuse; as {@link #sendSignal}. */
    public void kill() {
        transport.kill();
    }

    @Override
    public String toString() {
        return "<Subprocess " + pid() + ">";
    }
}
