package asyncio.process;

import java.nio.file.Path;
import java.util.Objects;

/** Where a standard stream of a child comes from or goes to. */
public sealed interface Stdio permits Stdio.Kind, Stdio.Open {
    /** The child has the stream of this process. */
    Stdio INHERIT = Kind.INHERIT;

    /** A pipe, whose other end is a stream or a transport of this process. */
    Stdio PIPE = Kind.PIPE;

    /** Nothing comes, and what is written is dropped: the null device. */
    Stdio DEVNULL = Kind.DEVNULL;

    /** For standard error: wherever standard output goes. */
    Stdio STDOUT = Kind.STDOUT;

    /** For standard input: the content of a file. */
    static Stdio from(Path file) {
        return new Open(file, 0);
    }

    /** A file, which is made, or emptied if it is there. */
    static Stdio to(Path file) {
        return new Open(file, Libc.WRITE_ONLY | Libc.CREATE | Libc.TRUNCATE);
    }

    /** The end of a file, which is made if it is not there. */
    static Stdio appendTo(Path file) {
        return new Open(file, Libc.WRITE_ONLY | Libc.CREATE | Libc.APPEND);
    }

    /** What needs no name. */
    enum Kind implements Stdio {
        /** See {@link Stdio#INHERIT}. */
        INHERIT,
        /** See {@link Stdio#PIPE}. */
        PIPE,
        /** See {@link Stdio#DEVNULL}. */
        DEVNULL,
        /** See {@link Stdio#STDOUT}. */
        STDOUT
    }

    /**
     * A file that is opened for the child.
     *
     * @param file its path, from the directory of this process if it is relative
     * @param flags how it is opened, as the system wants it
     */
    record Open(Path file, int flags) implements Stdio {
        /** Checks that there is a file. */
        public Open {
            Objects.requireNonNull(file, "a standard stream that is a file needs its path, got null");
        }
    }
}
