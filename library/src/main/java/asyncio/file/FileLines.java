package asyncio.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The lines of a file, read when they are asked for. */
final class FileLines implements Iterator<String> {
    private final OpenFile file;
    private @Nullable String next;

    FileLines(OpenFile file) {
        this.file = file;
    }

    @Override
    public boolean hasNext() {
        if (next == null) {
            try {
                next = file.readLine();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return next != null;
    }

    @Override
    public String next() {
        String line = hasNext() ? next : null;
        if (line == null) {
            throw new NoSuchElementException("the file has ended: " + file);
        }
        next = null;
        return line;
    }
}
