// Lines go to a server and back.
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

void handle(StreamReader reader, StreamWriter writer) throws IOException {
    for (byte[] line : reader) {
        IO.println("server got " + text(line));
        writer.write(bytes("echo " + text(line) + "\n"));
        writer.drain();
    }
    IO.println("server at the end: " + reader.atEof());
    writer.close();
    writer.waitClosed();
    IO.println("server closed");
}

void main() {
    run(() -> {
        var server = Net.startServer(this::handle, "127.0.0.1", 0);
        var client = Net.openConnection("127.0.0.1", server.port());
        for (String word : List.of("one", "two")) {
            client.writer().write(bytes(word + "\n"));
            client.writer().drain();
            IO.println("client got " + text(client.reader().readLine()));
        }
        client.writer().writeEof();
        IO.println("client got " + client.reader().read().length + " bytes more");
        client.writer().close();
        client.writer().waitClosed();
        server.close();
        server.waitClosed();
        IO.println("all closed");
    });
}
