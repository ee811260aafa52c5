package asyncio.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Sending a file over a transport: by the system's own call if there is a socket, else by reading and writing. From the
 * call on, also while the file is being opened, the transport is lent: nobody else can write.
 */
final class Sendfile {
    private final Transport transport;
    private final SendfileOptions options;
    private final @Nullable OwnTransport own;
    private final @Nullable ConduitTransport socket;
    private boolean lent;

    private Sendfile(Transport transport, SendfileOptions options) {
        OwnTransport.checkWritable(transport, "sendfile");
        Reports.checkTask("sendfile");
        if (transport.isClosing()) {
            throw new IllegalStateException("Transport is closing: " + transport);
        }
        this.transport = transport;
        this.options = options;
        own = transport instanceof OwnTransport known ? known : null;
        socket = withSocket(transport);
        if (socket == null && !options.fallback()) {
            throw new SendfileNotAvailableException("fallback is disabled and native sendfile is not supported for"
                    + " transport " + transport + ": allow the fallback");
        }
    }

    static long send(Transport transport, Path path, SendfileOptions options) throws IOException {
        checkGiven(transport, path, options);
        Sendfile sending = new Sendfile(transport, options);
        sending.lend();
        try {
            FileChannel file = FileRange.uninterrupted(() -> FileChannel.open(path));
            try (file) {
                return sending.send(file);
            }
        } finally {
            sending.giveBack();
        }
    }

    static long send(Transport transport, FileChannel file, SendfileOptions options) throws IOException {
        checkGiven(transport, file, options);
        Sendfile sending = new Sendfile(transport, options);
        sending.lend();
        return sending.send(file);
    }

    private static void checkGiven(Transport transport, Object file, SendfileOptions options) {
        Objects.requireNonNull(transport, "sendfile() needs a transport, got null");
        Objects.requireNonNull(file, "sendfile() needs a file, got null");
        Objects.requireNonNull(options, "sendfile() needs options, got null: SendfileOptions.DEFAULT");
    }

    private void lend() {
        if (own != null) {
            own.lend();
            lent = true;
        }
    }

    /** Once: then it may be lent to the next one. */
    private void giveBack() {
        if (own != null && lent) {
            lent = false;
            own.giveBack();
        }
    }

    private long send(FileChannel file) throws IOException {
        FileRange range = new FileRange(file, options);
        SendfileProtocol standIn = new SendfileProtocol(transport);
        try {
            standIn.awaitEmpty();
            if (socket != null && socket.channel instanceof SocketConduit conduit) {
                transfer(range, conduit, standIn);
            } else {
                readAndWrite(range, standIn);
            }
        } finally {
            giveBack(); // before the protocol hears that it may write
            standIn.end();
            range.leavePosition();
        }
        return range.sent();
    }

    /** The transport if it moves bytes through a socket of the system. */
    private static @Nullable ConduitTransport withSocket(Transport transport) {
        return transport instanceof ConduitTransport known
                        && known.channel instanceof SocketConduit conduit
                        && FileRange.canTransferTo(conduit.socket())
                ? known
                : null;
    }

    private static void transfer(FileRange range, SocketConduit conduit, SendfileProtocol standIn) throws IOException {
        SocketChannel target = conduit.socket();
        for (long count = range.transferTo(target); count >= 0; count = range.transferTo(target)) {
            standIn.throwIfLost();
            if (count == 0) {
                awaitRoom(conduit, standIn);
            }
        }
    }

    private static void awaitRoom(SocketConduit conduit, SendfileProtocol standIn) throws IOException {
        conduit.onWritable(standIn::wake);
        try {
            standIn.awaitSignal();
        } finally {
            conduit.removeWritable();
        }
    }

    private void readAndWrite(FileRange range, SendfileProtocol standIn) throws IOException {
        for (ByteBuffer block = range.read(); block.hasRemaining(); block = range.read()) {
            standIn.throwIfLost();
            int count = block.remaining();
            write(block);
            range.advance(count);
            standIn.awaitRoom();
        }
    }

    private void write(ByteBuffer block) {
        if (own != null) {
            own.writeLent(block);
        } else {
            transport.write(block);
        }
    }
}
