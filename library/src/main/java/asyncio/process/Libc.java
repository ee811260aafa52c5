package asyncio.process;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/**
 * The functions of the system's C library that the JDK has no method for, on Linux. Each returns what the function
 * returns, or the negated error number where the function would return -1.
 *
 * <p>All are linked with six arguments of the size of a register. That fits them all: on the processors that a JDK runs
 * Linux on, numbers and addresses travel in registers, and a function does not look at those that it has no parameter
 * for. An object belongs to one thread at a time, because the error number is handed over in its memory.
 *
 * <p>A native call can crash the JVM, so the compiler warns of these methods, and the JDK of their use without a flag.
 * All of them are in this file.
 */
final class Libc {
    static final int WRITE_ONLY = 1;
    static final int READ_WRITE = 2;
    static final int CREATE = 0100;
    static final int TRUNCATE = 01000;
    static final int APPEND = 02000;
    static final int NONBLOCK = 04000;
    static final int CLOEXEC = 02000000;

    static final int EPERM = 1;
    static final int ESRCH = 3;
    static final int EINTR = 4;
    static final int EIO = 5;
    static final int ENXIO = 6;
    static final int EAGAIN = 11;
    static final int EINVAL = 22;

    private static final int GET_FLAGS = 3;
    private static final int SET_FLAGS = 4;
    private static final int DUPLICATE_CLOEXEC = 1030;
    private static final int SET_PIPE_SIZE = 1031;
    private static final int NO_HANG = 1;
    private static final long PIDFD_SEND_SIGNAL = 424;
    private static final long PIDFD_OPEN = 434;

    private static final Linker LINKER = linker();
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    private static final FunctionDescriptor SIX_WORDS = FunctionDescriptor.of(LONG, LONG, LONG, LONG, LONG, LONG, LONG);
    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = STATE.varHandle(StructLayout.PathElement.groupElement("errno"));

    private static final MethodHandle READ = function("read");
    private static final MethodHandle WRITE = function("write");
    private static final MethodHandle OPEN = function("open");
    private static final MethodHandle CLOSE = function("close");
    private static final MethodHandle PIPE2 = function("pipe2");
    private static final MethodHandle FCNTL = function("fcntl");
    private static final MethodHandle POLL = function("poll");
    private static final MethodHandle EVENTFD = function("eventfd");
    private static final MethodHandle EPOLL_CREATE1 = function("epoll_create1");
    private static final MethodHandle EPOLL_CTL = function("epoll_ctl");
    private static final MethodHandle EPOLL_WAIT = function("epoll_wait");
    private static final MethodHandle WAITPID = function("waitpid");
    private static final MethodHandle KILL = function("kill");
    private static final MethodHandle SYSCALL = function("syscall");
    private static final MethodHandle STRERROR = function("strerror");

    private final MemorySegment state = Arena.ofAuto().allocate(STATE);

    private static Linker linker() {
        if (!System.getProperty("os.name").equals("Linux")) {
            throw new UnsupportedOperationException(
                    "child processes, FIFOs and standard streams are supported on Linux" + " only, not on "
                            + System.getProperty("os.name") + "; use java.lang.ProcessBuilder in toThread(...)");
        }
        return Linker.nativeLinker();
    }

    @SuppressWarnings("restricted") // see the top
    static MethodHandle function(String name) {
        MemorySegment address = LINKER.defaultLookup()
                .find(name)
                .orElseThrow(() -> new UnsupportedOperationException(
                        "the system's C library has no " + name + "(): child processes need glibc 2.34 or newer"));
        return LINKER.downcallHandle(address, SIX_WORDS, Linker.Option.captureCallState("errno"));
    }

    /** The address of a variable of the C library. */
    @SuppressWarnings("restricted") // see the top
    static MemorySegment variable(String name) {
        return LINKER.defaultLookup().find(name).orElseThrow().reinterpret(LONG.byteSize());
    }

    long call(MethodHandle function, long a, long b, long c, long d, long e, long f) {
        try {
            return (long) function.invokeExact(state, a, b, c, d, e, f);
        } catch (Throwable failure) {
            throw new AssertionError("calling the C library failed", failure);
        }
    }

    private long call(MethodHandle function, long a, long b, long c) {
        long result = call(function, a, b, c, 0, 0, 0);
        return result == -1 ? -(int) ERRNO.get(state, 0L) : result;
    }

    private int callForInt(MethodHandle function, long a, long b, long c, long d) {
        int result = (int) call(function, a, b, c, d, 0, 0);
        return result == -1 ? -(int) ERRNO.get(state, 0L) : result;
    }

    int read(int fd, long address, int count) {
        return (int) call(READ, fd, address, count);
    }

    int write(int fd, long address, int count) {
        return (int) call(WRITE, fd, address, count);
    }

    int open(MemorySegment path, int flags) {
        return callForInt(OPEN, path.address(), flags | CLOEXEC, 0666, 0);
    }

    int close(int fd) {
        return callForInt(CLOSE, fd, 0, 0, 0);
    }

    /** Makes a pipe; the reading end comes first, and neither reaches a child by itself. */
    int pipe(MemorySegment twoInts) {
        return callForInt(PIPE2, twoInts.address(), CLOEXEC, 0, 0);
    }

    /** Another descriptor for the same, which is not one of the standard streams. */
    int duplicate(int fd) {
        return callForInt(FCNTL, fd, DUPLICATE_CLOEXEC, 3, 0);
    }

    int setNonBlocking(int fd) {
        int flags = callForInt(FCNTL, fd, GET_FLAGS, 0, 0);
        return flags < 0 ? flags : callForInt(FCNTL, fd, SET_FLAGS, flags | NONBLOCK, 0);
    }

    /** Has the system hold more in a pipe. */
    int setPipeSize(int fd, int bytes) {
        return callForInt(FCNTL, fd, SET_PIPE_SIZE, bytes, 0);
    }

    int poll(MemorySegment entries, int count) {
        return callForInt(POLL, entries.address(), count, 0, 0);
    }

    int eventfd() {
        return callForInt(EVENTFD, 0, CLOEXEC | NONBLOCK, 0, 0);
    }

    int epollCreate() {
        return callForInt(EPOLL_CREATE1, CLOEXEC, 0, 0, 0);
    }

    int epollCtl(int epoll, int operation, int fd, MemorySegment event) {
        return callForInt(EPOLL_CTL, epoll, operation, fd, event.address());
    }

    /** Waits until something is ready. */
    int epollWait(int epoll, MemorySegment events, int count) {
        return callForInt(EPOLL_WAIT, epoll, events.address(), count, -1);
    }

    /** Looks whether a child has ended; zero if it has not. */
    int waitpid(int pid, MemorySegment status) {
        return callForInt(WAITPID, pid, status.address(), NO_HANG, 0);
    }

    /** Waits, and holds the thread, until a child has ended. */
    int waitpidBlocking(int pid, MemorySegment status) {
        return callForInt(WAITPID, pid, status.address(), 0, 0);
    }

    int pidfdOpen(int pid) {
        return callForInt(SYSCALL, PIDFD_OPEN, pid, 0, 0);
    }

    int pidfdSendSignal(int pidfd, int signal) {
        return callForInt(SYSCALL, PIDFD_SEND_SIGNAL, pidfd, signal, 0);
    }

    /** Sends a signal to all processes of a group. */
    int killGroup(int group, int signal) {
        return callForInt(KILL, -(long) group, signal, 0, 0);
    }

    /** The system's words for an error number. */
    @SuppressWarnings("restricted") // see the top
    String message(int errno) {
        return MemorySegment.ofAddress(call(STRERROR, errno, 0, 0, 0, 0, 0))
                .reinterpret(Integer.MAX_VALUE)
                .getString(0);
    }
}
