package asyncio.process;

import asyncio.net.Conduit;
import asyncio.net.Net;
import asyncio.net.Protocol;
import asyncio.net.Transport;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Between the pipe of one standard stream and the protocol of the child. */
final class ChildPipe implements Protocol {
    private final ProcessTransport process;
    private final int fd;
    private final Conduit conduit;
    private @Nullable Transport transport;
    private boolean lost;

    ChildPipe(ProcessTransport process, int fd, Conduit conduit) {
        this.process = process;
        this.fd = fd;
        this.conduit = conduit;
    }

    /** Nothing is read until {@link #start}: the protocol of the child hears first that the child was made. */
    void connect() {
        Net.createConnection(() -> this, conduit);
    }

    @Override
    public void connectionMade(Transport made) {
        transport = made;
        made.pauseReading();
    }

    void start() {
        if (transport != null) {
            transport.resumeReading();
        }
    }

    @Nullable
    Transport transport() {
        return transport;
    }

    boolean isLost() {
        return lost;
    }

    @Override
    public void dataReceived(ByteBuffer data) {
        process.protocol().pipeDataReceived(fd, data);
    }

    @Override
    public void pauseWriting() {
        process.protocol().pauseWriting();
    }

    @Override
    public void resumeWriting() {
        process.protocol().resumeWriting();
    }

    @Override
    public void connectionLost(@Nullable Throwable exception) {
        lost = true;
        process.pipeLost(fd, exception);
    }

    /** Closes this end; what was written is still sent. */
    void close() throws IOException {
        if (transport != null) {
            transport.close();
        } else {
            conduit.close();
            lost = true;
        }
    }
}
