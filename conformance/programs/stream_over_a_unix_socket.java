// The same over a socket file, which is gone when the server is closed.
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

void main() throws IOException {
    var folder = Files.createTempDirectory("conformance");
    var path = folder.resolve("s");
    ClientHandler handler = (reader, writer) -> {
        writer.write(bytes("echo " + text(reader.readLine()) + "\n"));
        writer.close();
    };
    run(() -> {
        for (int i = 0; i < 2; i++) {
            var server = Net.startUnixServer(handler, path);
            IO.println(Files.exists(path));
            var client = Net.openUnixConnection(path);
            client.writer().write(bytes("hello\n"));
            IO.println(text(client.reader().readLine()));
            client.writer().close();
            server.close();
            server.waitClosed();
            IO.println(Files.exists(path));
        }
        Files.writeString(path, "precious");
        try {
            Net.startUnixServer(handler, path);
        } catch (IOException e) {
            IO.println("os error");
        }
        IO.println(Files.readString(path));
        Files.delete(path);
        try {
            Net.openUnixConnection(path);
        } catch (IOException e) {
            IO.println("os error");
        }
    });
    Files.delete(folder);
}
