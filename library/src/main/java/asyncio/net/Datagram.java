package asyncio.net;

import java.net.SocketAddress;

/**
 * A datagram that was received.
 *
 * @param data what is in it, maybe nothing
 * @param address who has sent it
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
public record Datagram(byte[] data, SocketAddress address) {
    @Override
    public String toString() {
        return "<Datagram of " + data.length + " bytes from " + address + ">";
    }
}
