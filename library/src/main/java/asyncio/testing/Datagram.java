package asyncio.testing;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * One datagram, and how it gets to where it is sent, if it does.
 *
 * @param sender who has sent it
 * @param from the address of the sender
 * @param target where it is to go
 * @param bytes what is in it
 */
@SuppressWarnings("ArrayRecordComponent") // two datagrams are never compared
record Datagram(MemoryDatagrams sender, InetSocketAddress from, InetSocketAddress target, byte[] bytes) {
    private static final InetAddress BROADCAST = InetAddress.ofLiteral("255.255.255.255");

    static boolean isBroadcast(InetSocketAddress target) {
        return target.getAddress().equals(BROADCAST);
    }

    /** Sends it to one host, or to all others. To an address of no host it is lost. */
    void sendFrom(NetworkStack host) {
        if (isBroadcast(target)) {
            host.network.allBut(host).forEach(other -> send(host, other));
        } else {
            NetworkStack other = host.hostAt(target.getAddress());
            if (other != null) {
                send(host, other);
            }
        }
    }

    private void send(NetworkStack host, NetworkStack other) {
        Cable cable = host.network.cable(host, other);
        int copies = host.network.chance(cable.link.duplication) ? 2 : 1;
        for (int i = 0; i < copies; i++) {
            cable.from(host).send(bytes.length, () -> arrive(other, cable.from(other)));
        }
    }

    private void arrive(NetworkStack host, Lane back) {
        host.network.trace(() -> back.to + " > " + host + " datagram " + bytes.length);
        InetSocketAddress address = isBroadcast(target) ? new InetSocketAddress(target.getPort()) : target;
        List<MemoryDatagrams> receivers = host.datagramsAt(address);
        receivers.forEach(receiver -> receiver.arrive(this));
        if (receivers.isEmpty() && !isBroadcast(target)) {
            back.send(0, sender::unreachable);
        }
    }
}
