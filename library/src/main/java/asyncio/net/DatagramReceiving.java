package asyncio.net;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The receiving half of an endpoint: whatever waits when the channel is ready, but not for ever, into memory shared by
 * the loop's connections.
 */
final class DatagramReceiving implements Runnable, Lifecycle.Input {
    /** Most datagrams received before others have their turn. */
    private static final int BATCH = 16;

    private final DatagramSocketTransport transport;
    private boolean watching;
    private boolean ended;

    DatagramReceiving(DatagramSocketTransport transport) {
        this.transport = transport;
    }

    @Override
    public void start() {
        if (!ended) {
            watching = true;
            transport.claim.onReadable(this);
        }
    }

    @Override
    public void stop() {
        ended = true;
        if (watching) {
            watching = false;
            transport.claim.removeReadable();
        }
    }

    /** The channel is ready. */
    @Override
    public void run() {
        for (int i = 0; i < BATCH && !ended && receive(); i++) {
            // the next one
        }
    }

    /** Receives one datagram, or an error; false if none waits. */
    private boolean receive() {
        ByteBuffer data = transport.pool.scratch();
        SocketAddress from = receive(data);
        if (from == null) {
            return false;
        }
        transport.datagramReceived(data.flip(), from);
        return true;
    }

    private @Nullable SocketAddress receive(ByteBuffer data) {
        try {
            return transport.channel.receive(data);
        } catch (IOException e) {
            transport.errorReceived(e);
        } catch (RuntimeException e) {
            transport.life.fatalError("Fatal read error on datagram transport", e);
        }
        return null;
    }
}
