package asyncio.net;

import java.net.SocketAddress;
import java.nio.channels.NetworkChannel;

/**
 * The name of a fact about a connection, for {@link BaseTransport#getExtraInfo(ExtraInfo)}. Two keys are the same if
 * they have the same name and type; a transport may know more keys than those listed here.
 *
 * @param name its name, in Python's words
 * @param type the type of the value
 * @param <T> the type of the value
 */
public record ExtraInfo<T>(String name, Class<T> type) {
    /** The address of the other end. */
    public static final ExtraInfo<SocketAddress> PEERNAME = new ExtraInfo<>("peername", SocketAddress.class);

    /** The address of this end. */
    public static final ExtraInfo<SocketAddress> SOCKNAME = new ExtraInfo<>("sockname", SocketAddress.class);

    /** The channel, to ask for and set options; reading, writing or closing it confuses the transport. */
    public static final ExtraInfo<NetworkChannel> SOCKET = new ExtraInfo<>("socket", NetworkChannel.class);

    @Override
    public String toString() {
        return name;
    }
}
