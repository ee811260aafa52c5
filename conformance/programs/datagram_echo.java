// Two endpoints for datagrams: what the protocols are told, and in which order.
import asyncio.*;
import asyncio.net.*;
import static asyncio.Asyncio.*;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

class Log implements DatagramProtocol {
    final String name;
    final boolean answers;
    final Event received = new Event();
    final Event lost = new Event();
    DatagramTransport transport;

    Log(String name, boolean answers) {
        this.name = name;
        this.answers = answers;
    }

    public void connectionMade(DatagramTransport made) {
        transport = made;
        IO.println(name + " made");
    }

    public void datagramReceived(ByteBuffer data, SocketAddress from) {
        String text = StandardCharsets.US_ASCII.decode(data).toString();
        IO.println(name + " data " + text);
        if (answers) {
            transport.sendto(("re: " + text).getBytes(), from);
        }
        received.set();
    }

    public void connectionLost(Throwable exception) {
        IO.println(name + " lost " + (exception == null ? "True" : "False"));
        lost.set();
    }
}

String python(boolean value) {
    return value ? "True" : "False";
}

void main() {
    run(() -> {
        var server =
                Net.createDatagramEndpoint(() -> new Log("server", true), DatagramOptions.local("127.0.0.1", 0));
        IO.println("server is there");
        var address = (InetSocketAddress) server.transport().getExtraInfo(ExtraInfo.SOCKNAME);
        var client = Net.createDatagramEndpoint(
                () -> new Log("client", false), DatagramOptions.DEFAULT.withRemoteAddress(address));
        Log asking = client.protocol();
        IO.println("peer is the server "
                + python(client.transport().getExtraInfo(ExtraInfo.PEERNAME).equals(address)));
        IO.println("server has no peer " + python(server.transport().getExtraInfo(ExtraInfo.PEERNAME) == null));
        for (String text : List.of("one", "two")) {
            asking.received.clear();
            client.transport().sendto(text.getBytes());
            asking.received.await();
        }
        client.transport().sendto("three".getBytes(), address);
        asking.received.clear();
        asking.received.await();
        client.transport().close();
        IO.println("closing " + python(client.transport().isClosing()));
        asking.lost.await();
        server.transport().close();
        server.protocol().lost.await();
    });
}
