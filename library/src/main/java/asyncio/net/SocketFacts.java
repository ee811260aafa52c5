package asyncio.net;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.channels.NetworkChannel;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * What a transport knows of its socket, still when that is closed.
 *
 * @param peername the address of the other end; null if there is none
 * @param sockname the own one
 */
record SocketFacts(
        NetworkChannel channel,
        @Nullable SocketAddress peername,
        @Nullable SocketAddress sockname) {
    static SocketFacts of(SocketChannel channel) throws IOException {
        return new SocketFacts(channel, channel.getRemoteAddress(), channel.getLocalAddress());
    }

    static SocketFacts of(DatagramChannel channel) throws IOException {
        return new SocketFacts(channel, channel.getRemoteAddress(), channel.getLocalAddress());
    }

    /** As {@link BaseTransport#getExtraInfo}. */
    <T> @Nullable T get(ExtraInfo<T> key) {
        Object value = null;
        if (key.equals(ExtraInfo.PEERNAME)) {
            value = peername;
        } else if (key.equals(ExtraInfo.SOCKNAME)) {
            value = sockname;
        } else if (key.equals(ExtraInfo.SOCKET)) {
            value = channel;
        }
        return value == null ? null : key.type().cast(value);
    }
}
