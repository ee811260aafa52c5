package asyncio.net;

import static java.util.Objects.requireNonNull;

import java.io.FileDescriptor;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.PortUnreachableException;
import java.net.SocketException;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * The system's {@code recv} and {@code send} for a socket of the JDK. {@link SocketChannel} uses {@code read} and
 * {@code write}, which cost the system more, and takes locks.
 *
 * <p>Without the locks nothing here knows whether the channel has been closed meanwhile, and its descriptor has become
 * somebody else's. {@link SocketConduit} knows, and calls this only when that cannot be. Nor is memory checked: it has
 * to be that of a {@link BufferPool}, which lives as long as the pool.
 *
 * <p>The calls are methods of the JDK that it makes for datagrams. They are reached through {@code java.lang}, where
 * that is open to this module, as it is where tasks are scheduled on the loop; elsewhere there are none.
 */
final class SocketCalls {
    private static final Doors DOORS = Doors.open();
    private static final @Nullable MethodHandle DESCRIPTOR = DOORS.descriptor();
    private static final @Nullable MethodHandle RECEIVE = DOORS.receive();
    private static final @Nullable MethodHandle SEND = DOORS.send();

    /** What the JDK's methods return at the end of a stream; what is less says that nothing could be done just now. */
    private static final int END = -1;

    private SocketCalls() {}

    /** What the calls need to know of a channel; null if there are no calls for it. */
    static @Nullable FileDescriptor descriptorOf(SocketChannel channel) {
        if (DESCRIPTOR == null || !requireNonNull(DOORS.kind()).isInstance(channel)) {
            return null;
        }
        try {
            return (FileDescriptor) DESCRIPTOR.invokeExact(channel);
        } catch (Throwable e) {
            throw new IllegalStateException("cannot tell the descriptor of " + channel, e);
        }
    }

    /**
     * Reads into memory at an address.
     *
     * @return how many bytes, 0 if none is there, or -1 at the end
     */
    static int receive(FileDescriptor socket, long address, int most) throws IOException {
        try {
            return result((int) requireNonNull(RECEIVE).invokeExact(socket, address, most));
        } catch (IOException e) {
            throw readFailed(e);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** Writes from memory at an address; returns how many bytes the system has taken. */
    static int send(FileDescriptor socket, long address, int count) throws IOException {
        try {
            return result((int) requireNonNull(SEND).invokeExact(socket, address, count));
        } catch (PortUnreachableException e) {
            throw refused(e);
        } catch (IOException e) {
            throw e;
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    private static int result(int count) {
        return count < END ? 0 : count;
    }

    /**
     * A reset is what it is to {@link SocketChannel}. It is known by the words of the system, which may be in another
     * language, so other failures get the same class.
     */
    private static IOException readFailed(IOException error) {
        if (error instanceof PortUnreachableException) {
            return refused(error);
        }
        String message = error.getMessage();
        return because(error, "Connection reset by peer".equals(message) ? "Connection reset" : message);
    }

    /** What the JDK says of datagrams where the other end refuses them. */
    private static IOException refused(IOException error) {
        return because(error, "Connection refused");
    }

    private static IOException because(IOException error, @Nullable String message) {
        SocketException failure = new SocketException(message);
        failure.initCause(error);
        return failure;
    }

    private static RuntimeException unexpected(Throwable error) {
        if (error instanceof Error serious) {
            throw serious;
        }
        return new IllegalStateException("a call of the JDK has failed", error);
    }

    /** What the JDK gives away; all null where it does not. */
    private record Doors(
            @Nullable Class<?> kind,
            @Nullable MethodHandle descriptor,
            @Nullable MethodHandle receive,
            @Nullable MethodHandle send) {
        private static final String PACKAGE = "sun.nio.ch";
        private static final MethodType CALL =
                MethodType.methodType(int.class, FileDescriptor.class, long.class, int.class);

        static Doors open() {
            if (System.getProperty("os.name").equals("Linux")) {
                try {
                    unlock();
                    return find();
                } catch (Throwable e) {
                    System.getLogger("asyncio")
                            .log(System.Logger.Level.DEBUG, "sockets are read and written by their channels", e);
                }
            }
            return new Doors(null, null, null, null);
        }

        /** Who may look into {@code java.lang} may have the JDK open other packages to him. */
        private static void unlock() throws Throwable {
            MethodHandle opens = MethodHandles.privateLookupIn(Module.class, MethodHandles.lookup())
                    .findVirtual(
                            Module.class,
                            "implAddOpens",
                            MethodType.methodType(void.class, String.class, Module.class));
            opens.invokeExact(Object.class.getModule(), PACKAGE, SocketCalls.class.getModule());
        }

        private static Doors find() throws ReflectiveOperationException {
            Class<?> kind = Class.forName(PACKAGE + ".SelChImpl");
            Class<?> calls = Class.forName(PACKAGE + ".DatagramDispatcher");
            var lookup = MethodHandles.privateLookupIn(calls, MethodHandles.lookup());
            return new Doors(
                    kind,
                    lookup.findVirtual(kind, "getFD", MethodType.methodType(FileDescriptor.class))
                            .asType(MethodType.methodType(FileDescriptor.class, SocketChannel.class)),
                    lookup.findStatic(calls, "read0", CALL),
                    lookup.findStatic(calls, "write0", CALL));
        }
    }
}
