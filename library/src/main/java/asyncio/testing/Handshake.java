package asyncio.testing;

import asyncio.TimerHandle;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** How a connection comes about: one asks until the other one answers, and both may be lost on the way. */
final class Handshake {
    private static final double FIRST_RETRY = 1;
    private static final int PACKET = 40;

    /** Less than that is left by rounding only. */
    private static final double MOMENT = 1e-6;

    private final Lane there;
    private final Lane back;
    private final MemorySocket client;
    private final InetSocketAddress local;
    private final InetSocketAddress remote;
    private final double deadline;
    private double nextRetry = FIRST_RETRY;
    private @Nullable TimerHandle retry;
    private @Nullable MemorySocket accepted;

    Handshake(Lane there, Lane back, MemorySocket client, InetSocketAddress local, InetSocketAddress remote) {
        this.there = there;
        this.back = back;
        this.client = client;
        this.local = local;
        this.remote = remote;
        deadline = there.network.time() + there.network.connectPatience();
    }

    void ask() {
        if (!client.isConnecting()) {
            return;
        }
        double left = deadline - there.network.time();
        if (left < MOMENT) {
            end(new ConnectException("Connection timed out"));
            return;
        }
        there.network.trace(() -> there + " connect to port " + remote.getPort());
        retry = there.network.loop().callLater(Math.min(left, nextRetry), this::ask);
        nextRetry *= 2;
        there.send(PACKET, this::asked);
    }

    private void asked() {
        MemoryListener listener = there.to.listenerAt(remote);
        if (accepted != null) {
            back.send(PACKET, this::answered);
        } else if (listener == null) {
            back.send(PACKET, () -> end(new ConnectException("Connection refused")));
        } else if (!listener.isFull()) {
            accepted = accept();
            listener.add(accepted);
            back.send(PACKET, this::answered);
        }
    }

    private MemorySocket accept() {
        MemorySocket server = there.to.openAccepted();
        var ways = new MemoryPair.Ways(
                new SimulatedRoute(there, client, server), new SimulatedRoute(back, server, client));
        MemoryPair.connect(client, local, server, remote, ways, there.link().capacity);
        server.connected();
        return server;
    }

    private void answered() {
        if (client.isConnecting()) {
            stopAsking();
            client.connected();
        }
    }

    private void end(ConnectException why) {
        stopAsking();
        client.refuse(why);
    }

    private void stopAsking() {
        if (retry != null) {
            retry.cancel();
        }
    }
}
