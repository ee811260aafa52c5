// A protocol that fails on a datagram is reported, and is told of the next one; empty datagrams are real.
import asyncio.*;
import asyncio.net.*;
import static asyncio.Asyncio.*;

import java.net.SocketAddress;
import java.nio.ByteBuffer;

class Log implements DatagramProtocol {
    int count;

    public void datagramReceived(ByteBuffer data, SocketAddress from) {
        count++;
        IO.println("data " + data.remaining());
        if (count == 1) {
            throw new IllegalStateException("bad datagram");
        }
    }

    public void connectionLost(Throwable exception) {
        IO.println("lost " + (exception == null ? "True" : "False"));
    }
}

void main() {
    run(() -> {
        getRunningLoop()
                .setExceptionHandler((loop, context) ->
                        IO.println("reported " + context.exception().getMessage()));
        var server = Net.createDatagramEndpoint(Log::new, DatagramOptions.local("127.0.0.1", 0));
        SocketAddress address = server.transport().getExtraInfo(ExtraInfo.SOCKNAME);
        for (String data : List.of("one", "", "three")) {
            server.transport().sendto(data.getBytes(), address);
        }
        while (server.protocol().count < 3) {
            sleep(0.02);
        }
        IO.println("closing " + (server.transport().isClosing() ? "True" : "False"));
        server.transport().abort();
        server.transport().close();
        server.transport().abort();
        sleep(0.02);
    });
}
