package asyncio.net;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;

/**
 * What an endpoint tells about datagrams. Called in the order {@code connectionMade}, any number of the others,
 * {@code connectionLost}; the last only when the endpoint is closed, as there is nobody who could hang up.
 */
public interface DatagramProtocol extends BaseProtocol<DatagramTransport> {
    /**
     * Called with a datagram, which may be empty, and its sender. The buffer is valid during the call only: read or
     * copy what is of interest. An exception is reported, and the endpoint stays open.
     */
    default void datagramReceived(ByteBuffer data, SocketAddress from) {}

    /**
     * Called when sending or receiving has failed; the endpoint stays open. It is a
     * {@link java.net.PortUnreachableException} if nobody listens at the remote address. An exception is reported.
     */
    default void errorReceived(IOException error) {}
}
