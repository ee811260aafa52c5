// Nobody listens, a datagram is too long: error_received is called, and the endpoint stays open.
import asyncio.*;
import asyncio.net.*;
import static asyncio.Asyncio.*;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;

class Log implements DatagramProtocol {
    final Event told = new Event();

    public void datagramReceived(ByteBuffer data, SocketAddress from) {
        IO.println("data " + StandardCharsets.US_ASCII.decode(data));
        told.set();
    }

    public void errorReceived(IOException error) {
        IO.println("error " + (error instanceof PortUnreachableException ? "refused" : "os error"));
        told.set();
    }

    public void connectionLost(Throwable exception) {
        IO.println("lost " + (exception == null ? "True" : "False"));
    }
}

String python(boolean value) {
    return value ? "True" : "False";
}

void main() {
    run(() -> {
        InetSocketAddress address;
        try (var free = DatagramChannel.open().bind(new InetSocketAddress("127.0.0.1", 0))) {
            address = (InetSocketAddress) free.getLocalAddress();
        }
        var client = Net.createDatagramEndpoint(Log::new, DatagramOptions.DEFAULT.withRemoteAddress(address));
        client.transport().sendto("anybody?".getBytes());
        client.protocol().told.await();
        IO.println("closing " + python(client.transport().isClosing()));
        var server = Net.createDatagramEndpoint(Log::new, DatagramOptions.DEFAULT.withLocalAddress(address));
        Log serving = server.protocol();
        client.transport().sendto("somebody".getBytes());
        serving.told.await();
        serving.told.clear();
        server.transport().sendto(new byte[70000], address);
        IO.println("told at once " + python(serving.told.isSet()));
        server.transport().sendto("still here".getBytes(), address);
        serving.told.clear();
        serving.told.await();
        client.transport().close();
        server.transport().close();
        sleep(0.02);
    });
}
