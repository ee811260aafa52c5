package asyncio.process;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** The system's error numbers as exceptions. */
final class Errno {
    private static final int ENOENT = 2;
    private static final int EACCES = 13;
    private static final int ENOTDIR = 20;
    private static final int EPIPE = 32;

    private Errno() {}

    /** What a call that returned {@code -errno} about a file means. */
    static IOException aboutFile(int result, String file) {
        return switch (-result) {
            case ENOENT -> new NoSuchFileException(file, null, message(result));
            case EACCES, Libc.EPERM -> new AccessDeniedException(file, null, message(result));
            case ENOTDIR -> new NotDirectoryException(file);
            default -> new FileSystemException(file, null, message(result));
        };
    }

    /** What a call that returned {@code -errno} about something open means. */
    static IOException during(int result, String act) {
        String text = message(result) + ": " + act;
        return -result == EPIPE ? new BrokenPipeException(text) : new IOException(text);
    }

    /** The result of a call, if it is no error. */
    static int check(int result, String act) throws IOException {
        if (result < 0) {
            throw during(result, act);
        }
        return result;
    }

    private static String message(int result) {
        return new Libc().message(-result);
    }
}
