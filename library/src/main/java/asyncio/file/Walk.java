package asyncio.file;

import asyncio.Asyncio;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folders and files below a folder, that one first, made by {@link Disk#walk}. Some are fetched from the disk at a
 * time, and the task is suspended meanwhile; a folder that cannot be read fails the iteration with an {@link
 * UncheckedIOException}. A task that is cancelled while it waits loses none. Close it when you are done, or leave it by
 * try-with-resources.
 */
public final class Walk implements Iterable<Path>, AutoCloseable {
    private static final int AT_ONCE = 256;

    private final Path start;
    private final int depth;
    private final FileTurns turns;

    /** What has been fetched and not taken; touched in turns. */
    private final ArrayDeque<Path> fetched = new ArrayDeque<>();

    private @Nullable Stream<Path> source;
    private @Nullable Iterator<Path> rest;
    private boolean ended;
    private boolean closed;

    Walk(Path start, int depth, FileTurns turns) {
        this.start = start;
        this.depth = depth;
        this.turns = turns;
    }

    /** What is left; all iterators share it. */
    @Override
    public Iterator<Path> iterator() {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return isMore();
            }

            @Override
            public Path next() {
                if (!isMore()) {
                    throw new NoSuchElementException("nothing is left below " + start);
                }
                return fetched.remove();
            }
        };
    }

    private boolean isMore() {
        if (closed) {
            throw new IllegalStateException("this walk is closed: next() after close(), below " + start);
        }
        while (!turns.isIdle() || (fetched.isEmpty() && !ended)) {
            try {
                turns.run(this::fetch, () -> null);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return !fetched.isEmpty();
    }

    /** On another thread. */
    private @Nullable Void fetch() throws IOException {
        Iterator<Path> paths = begin();
        try {
            for (int i = 0; i < AT_ONCE && paths.hasNext(); i++) {
                fetched.add(paths.next());
            }
            ended = !paths.hasNext();
        } catch (UncheckedIOException e) {
            ended = true;
            throw e.getCause();
        }
        return null;
    }

    @SuppressWarnings("StreamResourceLeak") // close() closes it
    private Iterator<Path> begin() throws IOException {
        Iterator<Path> known = rest;
        if (known == null) {
            Stream<Path> opened = Files.walk(start, depth);
            source = opened;
            known = opened.iterator();
            rest = known;
        }
        return known;
    }

    /** Lets go of the folders that are open, when what is under way is over. Idempotent. */
    @Override
    public void close() throws IOException {
        Asyncio.getRunningLoop();
        if (closed) {
            return;
        }
        closed = true;
        turns.runToEnd(() -> {
            if (source != null) {
                source.close();
            }
            return start;
        });
    }

    @Override
    public String toString() {
        return "<Walk through " + start + (closed ? ", closed" : "") + ">";
    }
}
