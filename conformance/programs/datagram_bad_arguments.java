// What create_datagram_endpoint and sendto refuse.
import asyncio.*;
import asyncio.net.*;
import static asyncio.Asyncio.*;

import java.io.IOException;
import java.net.InetSocketAddress;

interface Call {
    void run() throws IOException;
}

void attempt(String name, Call call) {
    try {
        call.run();
        IO.println(name + " fine");
    } catch (IllegalArgumentException e) {
        IO.println(name + " value error");
    } catch (IOException e) {
        IO.println(name + " os error");
    }
}

Call make(DatagramOptions options) {
    return () -> Net.createDatagramEndpoint(() -> new DatagramProtocol() {}, options);
}

String python(boolean value) {
    return value ? "True" : "False";
}

void main() {
    run(() -> {
        var none = DatagramOptions.DEFAULT;
        attempt("no address", make(none));
        attempt(
                "two families",
                make(DatagramOptions.local("127.0.0.1", 0).withRemoteAddress(new InetSocketAddress("::1", 9))));
        attempt("foreign address", make(DatagramOptions.local("192.0.2.1", 0)));
        var server = Net.createDatagramEndpoint(
                        () -> new DatagramProtocol() {}, DatagramOptions.local("127.0.0.1", 0))
                .transport();
        var address = (InetSocketAddress) server.getExtraInfo(ExtraInfo.SOCKNAME);
        attempt("address in use", make(none.withLocalAddress(address)));
        var client = Net.createDatagramEndpoint(() -> new DatagramProtocol() {}, none.withRemoteAddress(address))
                .transport();
        attempt("send elsewhere", () -> client.sendto("x".getBytes(), new InetSocketAddress("127.0.0.1", 9)));
        attempt("send there", () -> client.sendto("x".getBytes(), address));
        client.abort();
        server.abort();
        IO.println("closing " + python(client.isClosing()) + " " + python(server.isClosing()));
        sleep(0.02);
    });
}
