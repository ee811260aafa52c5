package asyncio.file;

import asyncio.Asyncio;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** A new folder that is deleted with all that is in it when this is closed; made by {@link Disk#temporaryFolder}. */
public final class TemporaryFolder implements AutoCloseable {
    private final Path path;
    private final FileTurns turns;
    private boolean closed;

    TemporaryFolder(Path path, FileTurns turns) {
        this.path = path;
        this.turns = turns;
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /** Deletes the folder and all that is in it, and waits for that; a cancellation comes after it. Idempotent. */
    @Override
    public void close() throws IOException {
        Asyncio.getRunningLoop();
        if (!closed) {
            closed = true;
            turns.runToEnd(() -> delete(path));
        }
    }

    private static Path delete(Path folder) throws IOException {
        return Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path emptied, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(emptied);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @Override
    public String toString() {
        return "<TemporaryFolder " + path + (closed ? ", deleted" : "") + ">";
    }
}
