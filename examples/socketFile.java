// A server at a socket file, where programs on this machine find it by its path, and a client.
import asyncio.*;
import asyncio.net.*;
import static asyncio.Asyncio.*;
import java.io.IOException;
import java.nio.file.*;

void echo(StreamReader reader, StreamWriter writer) throws IOException {
    try (var stream = new Stream(reader, writer)) {
        for (byte[] line : stream) {
            stream.write(line);
        }
    }
}

void main() throws IOException {
    Path file = Files.createTempDirectory("sockets").resolve("echo");
    run(() -> {
        try (var server = Net.startUnixServer(this::echo, file);
                var stream = new Stream(Net.openUnixConnection(file))) {
            stream.write("hello\n".getBytes());
            IO.print("came back: " + new String(stream.readLine()));
            IO.println(server.isServing() + ", " + Files.exists(file));
        }
    });
    IO.println("left behind: " + Files.exists(file));
    Files.delete(file.getParent());
}
