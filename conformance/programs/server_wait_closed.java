// A server is finished when it is closed and has no connection any more, in either order.
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

void client(Server server, double hold) throws IOException {
    var client = Net.openConnection("127.0.0.1", server.port());
    sleep(hold);
    IO.println("client closes");
    client.writer().close();
    client.writer().waitClosed();
}

void handle(StreamReader reader, StreamWriter writer) throws IOException {
    reader.read();
    IO.println("handler at the end");
    writer.close();
}

void waitClosed(String name, Server server) {
    server.waitClosed();
    IO.println(name + " finished");
}

void main() {
    run(() -> {
        var first = Net.startServer(this::handle, "127.0.0.1", 0);
        var waiting = createTask(() -> waitClosed("first", first));
        client(first, 0.02);
        sleep(0.02);
        IO.println("closing the server");
        first.close();
        await(waiting);
        var second = Net.startServer(this::handle, "127.0.0.1", 0);
        var connected = createTask(() -> client(second, 0.06));
        sleep(0.02);
        waiting = createTask(() -> waitClosed("second", second));
        sleep(0.02);
        IO.println("closing the server");
        second.close();
        IO.println(second.isServing() + " " + second.sockets().size());
        await(waiting);
        await(connected);
        waitClosed("again", second);
    });
}
