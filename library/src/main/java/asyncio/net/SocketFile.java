package asyncio.net;

import asyncio.EventLoop;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The file at which a Unix domain server listens: nothing removes it but its owner. */
final class SocketFile {
    private static final int TYPE_MASK = 0170000;
    private static final int SOCKET_TYPE = 0140000;

    private final EventLoop loop;
    private final Path path;

    /** What tells this file from a later one at the same place. */
    private final @Nullable Object key;

    private SocketFile(EventLoop loop, Path path, @Nullable Object key) {
        this.loop = loop;
        this.path = path;
        this.key = key;
    }

    /** Opens a socket at a path, in place of a socket file that an earlier server has left there. */
    static ServerSocketChannel open(Path path, int backlog) throws IOException {
        Objects.requireNonNull(path, "a Unix domain server needs the path of its socket, got null");
        if (isSocket(path)) {
            Files.deleteIfExists(path);
        }
        ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        boolean bound = false;
        try {
            socket.bind(UnixDomainSocketAddress.of(path), backlog);
            bound = true;
            return socket;
        } catch (IOException e) {
            throw SocketErrors.withDetail(e, "cannot listen at the path " + path);
        } finally {
            if (!bound) {
                socket.close();
            }
        }
    }

    private static boolean isSocket(Path path) throws IOException {
        try {
            return ((int) Files.getAttribute(path, "unix:mode") & TYPE_MASK) == SOCKET_TYPE;
        } catch (NoSuchFileException e) {
            return false;
        } catch (UnsupportedOperationException e) {
            return Files.readAttributes(path, BasicFileAttributes.class).isOther();
        }
    }

    /** The file of a bound socket; null if it has none. */
    static @Nullable SocketFile of(EventLoop loop, ServerSocketChannel socket) throws IOException {
        if (!(socket.getLocalAddress() instanceof UnixDomainSocketAddress address)
                || address.getPath().toString().isEmpty()) {
            return null;
        }
        Path path = address.getPath();
        return new SocketFile(loop, path, keyOf(path));
    }

    private static @Nullable Object keyOf(Path path) throws IOException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    /** Removes the file if it still is the same. */
    void remove() {
        try {
            if (key != null && Objects.equals(key, keyOf(path))) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            Reports.failure(loop, "Removing a socket file failed", path, e);
        }
    }
}
