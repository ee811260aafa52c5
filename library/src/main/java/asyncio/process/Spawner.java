package asyncio.process;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Starts one child, by {@code posix_spawn}: the thread that does it is held until the child's program runs or is found
 * not to, which is why it is never the loop's.
 *
 * <p>The child gets its standard streams and no other descriptor of this process. No signal is blocked in it, although
 * the JVM's threads block some, and the two that CPython restores, SIGPIPE and SIGXFSZ, do what they do by default.
 */
final class Spawner {
    private static final MethodHandle SPAWN = Libc.function("posix_spawn");
    private static final MethodHandle ACTIONS_INIT = Libc.function("posix_spawn_file_actions_init");
    private static final MethodHandle ACTIONS_DESTROY = Libc.function("posix_spawn_file_actions_destroy");
    private static final MethodHandle ADD_DUP2 = Libc.function("posix_spawn_file_actions_adddup2");
    private static final MethodHandle ADD_CHDIR = Libc.function("posix_spawn_file_actions_addchdir_np");
    private static final MethodHandle ADD_CLOSE_FROM = Libc.function("posix_spawn_file_actions_addclosefrom_np");
    private static final MethodHandle ATTRIBUTES_INIT = Libc.function("posix_spawnattr_init");
    private static final MethodHandle ATTRIBUTES_DESTROY = Libc.function("posix_spawnattr_destroy");
    private static final MethodHandle SET_FLAGS = Libc.function("posix_spawnattr_setflags");
    private static final MethodHandle SET_MASK = Libc.function("posix_spawnattr_setsigmask");
    private static final MethodHandle SET_GROUP = Libc.function("posix_spawnattr_setpgroup");
    private static final MethodHandle SET_DEFAULTS = Libc.function("posix_spawnattr_setsigdefault");

    /** More than glibc needs for either of its opaque structures. */
    private static final long OPAQUE = 512;

    private static final long SIGNAL_SET = 128;
    private static final long GROUP = 0x02;
    private static final long DEFAULTS_AND_MASK = 0x04 | 0x08;
    private static final long SESSION = 0x80;
    private static final long PIPE_AND_FILE_SIZE = 1L << (13 - 1) | 1L << (25 - 1);
    private static final int FIRST_AFTER_STANDARD = 3;

    private final Libc libc = new Libc();
    private final Command command;
    private final SubprocessOptions options;
    private final List<Integer> childEnds = new ArrayList<>();
    private final int[] ownEnds = {-1, -1, -1};

    Spawner(Command command, SubprocessOptions options) {
        this.command = command;
        this.options = options;
    }

    /** Starts the child; if that fails, nothing stays open. */
    Spawned spawn() throws IOException {
        boolean started = false;
        try (Arena arena = Arena.ofConfined()) {
            int[] streams = {
                open(0, options.stdin(), arena), open(1, options.stdout(), arena), open(2, options.stderr(), arena)
            };
            int pid = spawn(arena, streams);
            int pidfd = libc.pidfdOpen(pid);
            if (pidfd < 0) {
                throw Errno.during(pidfd, "watching the child process " + pid + " (Linux 5.3 or newer is needed)");
            }
            started = true;
            return new Spawned(
                    pid, pidfd, leadsGroup(), Arrays.stream(ownEnds).boxed().toList());
        } finally {
            childEnds.forEach(libc::close);
            if (!started) {
                Arrays.stream(ownEnds).filter(fd -> fd >= 0).forEach(libc::close);
            }
        }
    }

    /** A descriptor for the child's stream, or -1 if it keeps that of this process. */
    private int open(int stream, Stdio stdio, Arena arena) throws IOException {
        return switch (stdio) {
            case Stdio.Kind kind ->
                switch (kind) {
                    case PIPE -> openPipe(stream, arena);
                    case DEVNULL -> openFile("/dev/null", Libc.READ_WRITE, arena);
                    case INHERIT -> -1;
                    case STDOUT -> 1;
                };
            case Stdio.Open(Path file, int flags) -> openFile(file.toString(), flags, arena);
        };
    }

    private int openPipe(int stream, Arena arena) throws IOException {
        MemorySegment ends = arena.allocate(ValueLayout.JAVA_INT, 2);
        Errno.check(libc.pipe(ends), "making a pipe for " + command);
        int reading = aboveStandard(ends.getAtIndex(ValueLayout.JAVA_INT, 0));
        int writing = aboveStandard(ends.getAtIndex(ValueLayout.JAVA_INT, 1));
        ownEnds[stream] = stream == 0 ? writing : reading;
        int childEnd = stream == 0 ? reading : writing;
        childEnds.add(childEnd);
        return childEnd;
    }

    private int openFile(String file, int flags, Arena arena) throws IOException {
        int fd = libc.open(arena.allocateFrom(file), flags);
        if (fd < 0) {
            throw Errno.aboutFile(fd, file);
        }
        int usable = aboveStandard(fd);
        childEnds.add(usable);
        return usable;
    }

    /** In a process whose own standard streams are closed, new descriptors get their numbers. */
    private int aboveStandard(int fd) throws IOException {
        if (fd >= FIRST_AFTER_STANDARD) {
            return fd;
        }
        int other = libc.duplicate(fd);
        libc.close(fd);
        return Errno.check(other, "opening a stream for " + command);
    }

    private int spawn(Arena arena, int[] streams) throws IOException {
        checkDirectory();
        String file = command.file(options.environment());
        MemorySegment actions = arena.allocate(OPAQUE, Long.BYTES);
        MemorySegment attributes = arena.allocate(OPAQUE, Long.BYTES);
        call(ACTIONS_INIT, actions, 0, 0);
        call(ATTRIBUTES_INIT, attributes, 0, 0);
        try {
            fill(actions, streams, arena);
            fill(attributes, arena);
            MemorySegment pid = arena.allocate(ValueLayout.JAVA_INT);
            MemorySegment path = arena.allocateFrom(file);
            int error = (int) libc.call(
                    SPAWN,
                    pid.address(),
                    path.address(),
                    actions.address(),
                    attributes.address(),
                    strings(command.words(), arena).address(),
                    environment(arena));
            if (error != 0) {
                throw failure(error, file);
            }
            return pid.get(ValueLayout.JAVA_INT, 0);
        } finally {
            call(ACTIONS_DESTROY, actions, 0, 0);
            call(ATTRIBUTES_DESTROY, attributes, 0, 0);
        }
    }

    private void fill(MemorySegment actions, int[] streams, Arena arena) {
        for (int stream = 0; stream < streams.length; stream++) {
            if (streams[stream] >= 0) {
                call(ADD_DUP2, actions, streams[stream], stream);
            }
        }
        call(ADD_CLOSE_FROM, actions, FIRST_AFTER_STANDARD, 0);
        Path directory = options.directory();
        if (directory != null) {
            call(ADD_CHDIR, actions, arena.allocateFrom(directory.toString()).address(), 0);
        }
    }

    private void fill(MemorySegment attributes, Arena arena) {
        MemorySegment mask = arena.allocate(SIGNAL_SET, Long.BYTES);
        MemorySegment defaults = arena.allocate(SIGNAL_SET, Long.BYTES);
        defaults.set(ValueLayout.JAVA_LONG, 0, PIPE_AND_FILE_SIZE);
        call(SET_MASK, attributes, mask.address(), 0);
        call(SET_DEFAULTS, attributes, defaults.address(), 0);
        call(SET_FLAGS, attributes, DEFAULTS_AND_MASK | groupFlag(attributes), 0);
    }

    private boolean leadsGroup() {
        return options.group() == ProcessGroup.NEW || options.group() == ProcessGroup.NEW_SESSION;
    }

    private long groupFlag(MemorySegment attributes) {
        return switch (options.group()) {
            case ProcessGroup.Kind kind ->
                switch (kind) {
                    case INHERIT -> 0;
                    case NEW -> GROUP; // its number is zero, which stands for the child's own
                    case NEW_SESSION -> SESSION;
                };
            case ProcessGroup.Existing(int number) -> {
                call(SET_GROUP, attributes, number, 0);
                yield GROUP;
            }
        };
    }

    /** These fail only when memory runs out. */
    private void call(MethodHandle function, MemorySegment structure, long a, long b) {
        int error = (int) libc.call(function, structure.address(), a, b, 0, 0, 0);
        if (error != 0) {
            throw new OutOfMemoryError("preparing a child process failed: " + libc.message(error));
        }
    }

    private long environment(Arena arena) {
        Map<String, String> variables = options.environment();
        if (variables == null) {
            return Libc.variable("environ").get(ValueLayout.JAVA_LONG, 0);
        }
        List<String> entries = variables.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .toList();
        return strings(entries, arena).address();
    }

    private static MemorySegment strings(List<String> strings, SegmentAllocator memory) {
        MemorySegment array = memory.allocate(ValueLayout.ADDRESS, strings.size() + 1L);
        for (int i = 0; i < strings.size(); i++) {
            array.setAtIndex(ValueLayout.ADDRESS, i, memory.allocateFrom(strings.get(i), StandardCharsets.UTF_8));
        }
        return array;
    }

    /** The system does not say what it has not found, the directory or the program. */
    private void checkDirectory() throws IOException {
        Path directory = options.directory();
        if (directory == null || Files.isDirectory(directory)) {
            return;
        }
        if (Files.exists(directory)) {
            throw new NotDirectoryException(directory.toString());
        }
        throw new NoSuchFileException(directory.toString(), null, "no such directory to start " + command + " in");
    }

    private IOException failure(int error, String file) {
        if (options.group() instanceof ProcessGroup.Existing(int number)
                && (error == Libc.EPERM || error == Libc.ESRCH)) {
            return new FileSystemException(
                    file, null, "no process group " + number + " in this session to start " + command + " in");
        }
        IOException about = Errno.aboutFile(-error, file);
        return about.getClass() == FileSystemException.class
                ? new FileSystemException(file, null, "starting a child process failed: " + libc.message(error))
                : about;
    }
}
