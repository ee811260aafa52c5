// A tiny HTTP/1.0 server of files: lines by a stream, the file by sendfile. It serves what is right in its folder.
import asyncio.*;
import asyncio.net.*;
import static asyncio.Asyncio.*;
import java.io.IOException;
import java.nio.file.*;

void serve(Stream stream, Path folder) throws IOException {
    String[] request = new String(stream.readLine()).strip().split(" ");
    while (stream.readLine().length > 2) {
        // a header, of no interest here
    }
    String name = request.length < 2 ? "" : request[1].substring(1);
    Path file = folder.resolve(name);
    if (!request[0].equals("GET") || !folder.equals(file.getParent()) || !Files.isRegularFile(file)) {
        stream.write("HTTP/1.0 404 Not Found\r\n\r\n".getBytes());
        return;
    }
    stream.write(("HTTP/1.0 200 OK\r\nContent-Length: " + Files.size(file) + "\r\n\r\n").getBytes());
    Net.sendfile(stream.writer().transport(), file);
}

String get(int port, String name) throws IOException {
    try (var stream = Net.connect("127.0.0.1", port)) {
        stream.write(("GET /" + name + " HTTP/1.0\r\nHost: localhost\r\n\r\n").getBytes());
        return new String(stream.read()).replace("\r", "");
    }
}

void main() {
    run(() -> {
        Path folder = Files.createTempDirectory("files");
        Path file = Files.writeString(folder.resolve("hello.txt"), "hello, world\n");
        try (var server = Net.serve(stream -> serve(stream, folder), "127.0.0.1", 0)) {
            IO.print(get(server.port(), "hello.txt"));
            IO.print(get(server.port(), "../secret.txt"));
        } finally {
            Files.delete(file);
            Files.delete(folder);
        }
    });
}
