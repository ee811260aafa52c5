package asyncio.net;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** What a TLS connection is to the transport below it: a protocol, so that any transport will do. */
final class TlsProtocol implements Protocol {
    private final TlsConnection connection;
    private final TlsReading reading;
    private final TlsWriting writing;

    TlsProtocol(TlsConnection connection, TlsReading reading, TlsWriting writing) {
        this.connection = connection;
        this.reading = reading;
        this.writing = writing;
    }

    /** What it is to its own protocol. */
    TlsTransport transport() {
        return connection.transport;
    }

    @Override
    public void connectionMade(Transport below) {
        connection.begin();
    }

    @Override
    public void dataReceived(ByteBuffer wire) {
        reading.receive(wire);
    }

    /** The transport below is closed here, when everything has been delivered; not by itself. */
    @Override
    public boolean eofReceived() {
        reading.cutOff();
        return !connection.isDoneWithBelow();
    }

    @Override
    public void resumeWriting() {
        writing.roomBelow();
    }

    @Override
    public void connectionLost(@Nullable Throwable exception) {
        connection.lost(exception);
    }
}
