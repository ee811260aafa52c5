package asyncio.file;

import asyncio.Asyncio;
import asyncio.VoidCallable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Files and folders, without holding the loop: what {@link Files} does, on a few threads of the running loop that do
 * nothing else. Each method suspends the task that calls it, in both ways of running, and throws what the JDK throws.
 *
 * <p>What has begun cannot be stopped. A task that is cancelled goes on at once with a {@link asyncio.CancelledError};
 * what waits for a thread is dropped then, and what has begun goes on to its end: a copy is made, a text is written. If
 * that fails, the loop's exception handler hears of it. When the loop closes, nobody waits for it.
 *
 * <p>At most eight operations are under way for a loop at a time, others wait in order.
 */
public final class Disk {
    private Disk() {}

    private static FileThreads threads() {
        return FileThreads.of(Asyncio.getRunningLoop());
    }

    /**
     * Does whatever blocks on a file system on one of the threads for files, and suspends this task until it is done:
     * for what has no method here.
     *
     * @return what it returned; its exception is thrown as it is
     * @throws IllegalStateException outside a task
     */
    public static <T extends @Nullable Object> T call(Callable<T> operation) throws IOException {
        Objects.requireNonNull(operation, "call() needs an operation, got null");
        checkTask("call()");
        return FileJob.start(threads(), operation).await();
    }

    /** Does something without a result, as {@link #call}. */
    public static void run(VoidCallable operation) throws IOException {
        Objects.requireNonNull(operation, "run() needs an operation, got null");
        Disk.<@Nullable Void>call(() -> {
            operation.call();
            return null;
        });
    }

    private static void checkTask(String act) {
        if (Asyncio.currentTask() == null) {
            throw new IllegalStateException(act + " outside a task: only a task can wait; start one with createTask()");
        }
    }

    /**
     * Opens a file, to read it if no options are given.
     *
     * @throws java.nio.file.NoSuchFileException if it does not exist and is not to be created
     */
    public static OpenFile open(Path path, OpenOption... options) throws IOException {
        Objects.requireNonNull(path, "open() needs a path, got null");
        OpenOption[] chosen = options.length > 0 ? options : new OpenOption[] {StandardOpenOption.READ};
        return opened(path, () -> FileChannel.open(path, chosen));
    }

    private static OpenFile opened(Path path, Callable<FileChannel> operation) throws IOException {
        FileThreads threads = threads();
        FileChannel channel = acquire(() -> threads.opened(operation.call()), threads::discard);
        return new OpenFile(path, channel, threads);
    }

    /** Gives back what was got. */
    @FunctionalInterface
    private interface Discard<T> {
        void accept(T got) throws IOException;
    }

    /** Calls an operation that gets something; if the task is cancelled meanwhile, that is given back afterwards. */
    private static <T> T acquire(Callable<T> operation, Discard<T> discard) throws IOException {
        checkTask("open()");
        FileThreads threads = threads();
        FileJob<T> job = FileJob.start(threads, operation);
        T got = null;
        try {
            got = job.await();
            return got;
        } finally {
            if (got == null) {
                job.ended().addDoneCallback(done -> {
                    if (!done.cancelled() && done.exception() == null) {
                        FileJob.start(threads, () -> {
                            discard.accept(done.result());
                            return discard;
                        });
                    }
                });
            }
        }
    }

    /** Reads a whole file. */
    public static byte[] readAllBytes(Path path) throws IOException {
        return call(() -> Files.readAllBytes(path));
    }

    /** Reads a whole file as UTF-8. */
    public static String readString(Path path) throws IOException {
        return call(() -> Files.readString(path));
    }

    /** Reads all lines of a file as UTF-8; {@link OpenFile} is for those that are long. */
    public static List<String> readAllLines(Path path) throws IOException {
        return call(() -> Files.readAllLines(path));
    }

    /** Writes a whole file; without options, in place of what was there. */
    public static Path write(Path path, byte[] bytes, OpenOption... options) throws IOException {
        return call(() -> Files.write(path, bytes, options));
    }

    /** Writes a whole file as UTF-8; without options, in place of what was there. */
    public static Path writeString(Path path, CharSequence text, OpenOption... options) throws IOException {
        return call(() -> Files.writeString(path, text, StandardCharsets.UTF_8, options));
    }

    /** Copies a file, or makes a folder of that name. */
    public static Path copy(Path source, Path target, CopyOption... options) throws IOException {
        return call(() -> Files.copy(source, target, options));
    }

    /** Moves or renames a file. */
    public static Path move(Path source, Path target, CopyOption... options) throws IOException {
        return call(() -> Files.move(source, target, options));
    }

    /** Deletes a file or an empty folder; false if there was none. */
    public static boolean deleteIfExists(Path path) throws IOException {
        return call(() -> Files.deleteIfExists(path));
    }

    /** Whether a file or folder is there, now. */
    public static boolean exists(Path path) throws IOException {
        return call(() -> Files.exists(path));
    }

    /** How many bytes a file has. */
    public static long size(Path path) throws IOException {
        return call(() -> Files.size(path));
    }

    /** Makes a folder, and those around it that are missing. */
    public static Path createDirectories(Path path) throws IOException {
        return call(() -> Files.createDirectories(path));
    }

    /** What is in a folder, in no certain order. */
    public static List<Path> list(Path folder) throws IOException {
        return call(() -> {
            try (Stream<Path> entries = Files.list(folder)) {
                return entries.toList();
            }
        });
    }

    /** All that is below a folder, as deep as it goes. */
    public static Walk walk(Path folder) {
        return walk(folder, Integer.MAX_VALUE);
    }

    /** All that is below a folder, at most so many steps down: 0 for the folder alone. */
    public static Walk walk(Path folder, int depth) {
        Objects.requireNonNull(folder, "walk() needs a folder, got null");
        if (depth < 0) {
            throw new IllegalArgumentException("walk() needs a depth >= 0: " + depth);
        }
        return new Walk(folder, depth, new FileTurns(threads()));
    }

    /** Makes a new file, open for reading and writing, that is deleted when it is closed. */
    public static OpenFile temporaryFile() throws IOException {
        FileThreads threads = threads();
        TemporaryFile made = acquire(() -> TemporaryFile.create(threads), file -> threads.discard(file.channel()));
        return new OpenFile(made.path(), made.channel(), threads);
    }

    private record TemporaryFile(Path path, FileChannel channel) {
        static TemporaryFile create(FileThreads threads) throws IOException {
            Path path = Files.createTempFile("asyncio-", null);
            FileChannel channel = FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
            return new TemporaryFile(path, threads.opened(channel));
        }
    }

    /** Makes a new folder that is deleted with all that is in it when it is closed. */
    public static TemporaryFolder temporaryFolder() throws IOException {
        FileTurns turns = new FileTurns(threads());
        return new TemporaryFolder(acquire(() -> Files.createTempDirectory("asyncio-"), Files::delete), turns);
    }
}
