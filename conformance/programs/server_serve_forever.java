// Serving for ever ends with its task, after the last connection, or when the server is closed.
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

void serve(Server server) {
    try {
        server.serveForever();
    } catch (CancelledError e) {
        IO.println("no longer serving");
        throw e;
    }
}

void main() {
    run(() -> {
        var server = Net.startServer(this::handle, "127.0.0.1", 0, ServerOptions.DEFAULT.withStartServing(false));
        IO.println(server.isServing());
        var serving = createTask(() -> serve(server));
        sleep(0.02);
        IO.println(server.isServing());
        try {
            server.serveForever();
        } catch (IllegalStateException e) {
            IO.println("runtime error");
        }
        var connected = createTask(() -> client(server, 0.06));
        sleep(0.02);
        serving.cancel();
        IO.println("cancelled");
        Asyncio.wait(List.of(serving, connected));
        IO.println(serving.cancelled() + " " + server.isServing());
        try {
            server.serveForever();
        } catch (IllegalStateException e) {
            IO.println("runtime error");
        }
        var other = Net.startServer(this::handle, "127.0.0.1", 0);
        serving = createTask(() -> serve(other));
        sleep(0.02);
        other.close();
        Asyncio.wait(List.of(serving));
        IO.println(serving.cancelled());
    });
}
