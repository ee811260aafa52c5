// A server listens at each address of its hosts once, and names an address that is in use.
import asyncio.*;
import asyncio.net.*;
import static asyncio.Asyncio.*;

import static java.nio.charset.StandardCharsets.US_ASCII;

byte[] bytes(String text) {
    return text.getBytes(US_ASCII);
}

String text(byte[] data) {
    return new String(data, US_ASCII).strip();
}

void main() {
    run(() -> {
        var server = Net.startServer(
                (r, w) -> w.close(), List.of("127.0.0.1", "::1", "127.0.0.1"), 0, ServerOptions.DEFAULT);
        IO.println(server.sockets().size());
        for (var socket : server.sockets()) {
            var address = (InetSocketAddress) socket.getLocalAddress();
            String host = address.getAddress() instanceof Inet4Address ? "127.0.0.1" : "::1";
            var client = Net.openConnection(host, address.getPort());
            IO.println(host + " " + client.reader().read().length);
            client.writer().close();
        }
        int taken = server.port();
        try {
            Net.startServer((r, w) -> {}, "127.0.0.1", taken);
        } catch (IOException e) {
            IO.println("os error " + e.getMessage().contains(String.valueOf(taken)));
        }
        server.close();
        server.waitClosed();
    });
}
