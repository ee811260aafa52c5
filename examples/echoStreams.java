// A server that sends each line back, and a client: streams, one task for each connection.
import asyncio.*;
import asyncio.net.*;
import static asyncio.Asyncio.*;
import java.io.IOException;

void echo(Stream stream) throws IOException {
    for (byte[] line : stream) {
        stream.write(line);
    }
}

void main() {
    run(() -> {
        try (var server = Net.serve(this::echo, "127.0.0.1", 0);
                var stream = Net.connect("127.0.0.1", server.port())) {
            stream.write("hello\nworld\n".getBytes());
            stream.writeEof();
            for (byte[] line : stream) {
                IO.print("came back: " + new String(line));
            }
        }
    });
}
