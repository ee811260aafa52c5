// One direction may end before the other.
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
                (reader, writer) -> {
                    IO.println("server read " + text(reader.read()));
                    writer.writelines(List.of(bytes("an"), bytes("swer")));
                    writer.close();
                },
                "127.0.0.1",
                0);
        var client = Net.openConnection("127.0.0.1", server.port());
        IO.println(client.writer().canWriteEof());
        client.writer().write(bytes("question"));
        client.writer().writeEof();
        try {
            client.writer().write(bytes("more"));
        } catch (IllegalStateException e) {
            IO.println("runtime error");
        }
        IO.println("client read " + text(client.reader().read()));
        IO.println(client.writer().isClosing());
        client.writer().close();
        client.writer().waitClosed();
        IO.println(client.reader().read().length == 0 ? "nothing" : "something");
        server.close();
        server.waitClosed();
    });
}
