package asyncio.net;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.AlreadyConnectedException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.UnsupportedAddressTypeException;
import org.jspecify.annotations.Nullable;

/** Has a channel take datagrams. An empty one that it has no room for cannot be told from one that it took. */
record ChannelSink(DatagramChannel channel) implements DatagramQueue.Sink {
    /** Sends to an address, or to the peer of a connected channel if it is null. */
    @Override
    public boolean send(ByteBuffer data, @Nullable SocketAddress to) throws IOException {
        boolean empty = !data.hasRemaining();
        if (empty && channel.isConnected()) {
            throw new SocketException("the JDK sends no empty datagram over a connected channel: make the endpoint"
                    + " without a remote address, or say withAllowBroadcast(true), which leaves it unconnected");
        }
        return (to == null ? channel.write(data) : sendTo(data, to)) > 0 || empty;
    }

    private int sendTo(ByteBuffer data, SocketAddress to) throws IOException {
        try {
            return channel.send(data, to);
        } catch (UnsupportedAddressTypeException e) {
            throw new SocketException("cannot send to " + to + ": this socket has no addresses of its family", e);
        } catch (AlreadyConnectedException e) {
            throw new SocketException("cannot send to " + to + ": this socket is connected to somebody else", e);
        }
    }
}
