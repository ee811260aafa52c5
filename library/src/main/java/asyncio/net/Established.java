package asyncio.net;

import asyncio.Asyncio;
import asyncio.EventLoop;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.Channel;
import java.nio.channels.SocketChannel;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** From a channel that is connected to a transport with a protocol that knows. */
final class Established {
    private Established() {}

    /**
     * Makes the protocol and the transport, and waits until {@code connectionMade} was called. The channel is closed if
     * that fails, and belongs to the transport if not.
     */
    static <P extends BaseProtocol<Transport>> Connection<P> over(SocketChannel channel, Supplier<P> protocolFactory)
            throws IOException {
        EventLoop loop = Asyncio.getRunningLoop();
        loop.checkClaimable(channel);
        Conduit conduit;
        try {
            channel.configureBlocking(false);
            conduit = new SocketConduit(loop, channel);
        } catch (Throwable e) {
            closeQuietly(channel, e);
            throw e;
        }
        return over(conduit, protocolFactory);
    }

    /** As {@link #over(SocketChannel, Supplier)}, for any kind of channel. */
    static <P extends BaseProtocol<Transport>> Connection<P> over(Conduit channel, Supplier<P> protocolFactory) {
        EventLoop loop = Asyncio.getRunningLoop();
        P protocol;
        ConduitTransport transport;
        try {
            protocol = protocolFactory.get();
            transport = new ConduitTransport(loop, channel, protocol, null);
        } catch (Throwable e) {
            closeQuietly(channel, e);
            throw e;
        }
        transport.life.startAndWait();
        return new Connection<>(transport, protocol);
    }

    /** As {@link #over(SocketChannel, Supplier)}, and encrypted if there is a setup: waits for the handshake, too. */
    static <P extends BaseProtocol<Transport>> Connection<P> over(
            SocketChannel channel, Supplier<P> protocolFactory, @Nullable TlsSetup tls) throws IOException {
        if (tls == null) {
            return over(channel, protocolFactory);
        }
        Asyncio.getRunningLoop().checkClaimable(channel);
        P protocol;
        TlsConnection connection;
        try {
            channel.configureBlocking(false);
            protocol = protocolFactory.get();
            connection = encrypted(channel, protocol, tls, null);
        } catch (Throwable e) {
            closeQuietly(channel, e);
            throw e;
        }
        connection.awaitHandshake();
        return new Connection<>(connection.transport, protocol);
    }

    /** Starts TLS over a channel in non-blocking mode, which belongs to the transport unless this fails. */
    static TlsConnection encrypted(
            SocketChannel channel, BaseProtocol<?> protocol, TlsSetup tls, @Nullable Connections owner)
            throws IOException {
        EventLoop loop = Asyncio.getRunningLoop();
        TlsConnection connection = new TlsConnection(loop, tls, protocol, false, owner);
        ConduitTransport socket = new ConduitTransport(loop, new SocketConduit(loop, channel), connection.wire(), null);
        connection.over(socket);
        socket.life.start();
        return connection;
    }

    /** Begins a connection that was accepted; nobody waits for it, and nobody has the channel if that fails. */
    static void plain(SocketChannel channel, BaseProtocol<Transport> protocol, Connections owner) throws IOException {
        EventLoop loop = Asyncio.getRunningLoop();
        Conduit conduit = new SocketConduit(loop, channel);
        try {
            new ConduitTransport(loop, conduit, protocol, owner).life.start();
        } catch (Throwable e) {
            closeQuietly(conduit, e);
            throw e;
        }
    }

    /** Puts TLS between a transport and its protocol, for which {@code received} has come already, and waits for it. */
    static Transport encrypt(
            Transport transport, BaseProtocol<Transport> protocol, TlsOptions options, ByteBuffer received)
            throws IOException {
        TlsConnection encrypted = TlsConnection.takeOver(transport, protocol, options);
        encrypted.receiveEarly(received);
        encrypted.awaitHandshake();
        return encrypted.transport;
    }

    /** Readies an accepted channel. */
    static void prepare(SocketChannel channel, ServerOptions options) throws IOException {
        channel.configureBlocking(false);
        if (options.keepAlive() && channel.supportedOptions().contains(StandardSocketOptions.SO_KEEPALIVE)) {
            channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        }
    }

    /** Closes a channel that an error has made useless. */
    static void closeQuietly(Channel channel, Throwable error) {
        try {
            channel.close();
        } catch (IOException e) {
            error.addSuppressed(e);
        }
    }
}
