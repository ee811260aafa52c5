package asyncio.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Sending a file over a transport: by the system's own call if there is a socket, else by reading and writing. */
final class Sendfile {
    private final Transport transport;
    private final FileRange range;
    private final SendfileProtocol standIn;

    private Sendfile(Transport transport, FileRange range) {
        this.transport = transport;
        this.range = range;
        standIn = new SendfileProtocol(transport);
    }

    static long send(Transport transport, Path path, SendfileOptions options) throws IOException {
        FileChannel file = FileRange.uninterrupted(() -> FileChannel.open(path));
        try (file) {
            return send(transport, file, options);
        }
    }

    static long send(Transport transport, FileChannel file, SendfileOptions options) throws IOException {
        if (transport.isClosing()) {
            throw new IllegalStateException("Transport is closing: " + transport);
        }
        ConduitTransport socket = withSocket(transport);
        if (socket == null && !options.fallback()) {
            throw new SendfileNotAvailableException("fallback is disabled and native sendfile is not supported for"
                    + " transport " + transport + ": allow the fallback");
        }
        FileRange range = new FileRange(file, options);
        Sendfile sending = new Sendfile(transport, range);
        try {
            sending.standIn.awaitEmpty();
            if (socket != null && socket.channel instanceof SocketConduit conduit) {
                sending.transferTo(conduit, socket.writing);
            } else {
                sending.readAndWrite();
            }
        } finally {
            sending.standIn.end();
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

    private void transferTo(SocketConduit conduit, Writing writing) throws IOException {
        writing.lend();
        try {
            for (long count = range.transferTo(conduit.socket());
                    count >= 0;
                    count = range.transferTo(conduit.socket())) {
                standIn.throwIfLost();
                if (count == 0) {
                    awaitRoom(conduit);
                }
            }
        } finally {
            writing.giveBack();
        }
    }

    private void awaitRoom(SocketConduit conduit) throws IOException {
        conduit.onWritable(standIn::wake);
        try {
            standIn.awaitSignal();
        } finally {
            conduit.removeWritable();
        }
    }

    private void readAndWrite() throws IOException {
        for (ByteBuffer block = range.read(); block.hasRemaining(); block = range.read()) {
            standIn.throwIfLost();
            int count = block.remaining();
            transport.write(block);
            range.advance(count);
            standIn.awaitRoom();
        }
    }
}
