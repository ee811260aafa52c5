// Forwards connections to another port: two tasks for each, one for each direction, and the end of one side is passed
// on.
import asyncio.*;
import asyncio.net.*;
import static asyncio.Asyncio.*;
import java.io.IOException;

void copy(Stream from, Stream to) throws IOException {
    for (byte[] data = from.read(65536); data.length > 0; data = from.read(65536)) {
        to.write(data);
    }
    to.writeEof();
}

void forward(Stream client, int port) throws IOException {
    try (var service = Net.connect("127.0.0.1", port)) {
        taskGroup(group -> {
            group.createTask(() -> copy(client, service));
            group.createTask(() -> copy(service, client));
        });
    }
}

void shout(Stream stream) throws IOException {
    for (byte[] line : stream) {
        stream.write(new String(line).toUpperCase().getBytes());
    }
}

void main() {
    run(() -> {
        try (var service = Net.serve(this::shout, "127.0.0.1", 0);
                var forwarder = Net.serve(client -> forward(client, service.port()), "127.0.0.1", 0);
                var stream = Net.connect("127.0.0.1", forwarder.port())) {
            stream.write("hello\nworld\n".getBytes());
            stream.writeEof();
            IO.print(new String(stream.read()));
        }
    });
}
