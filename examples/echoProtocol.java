// The same with protocols, as the loop itself works: it calls, nobody waits. A client that does not read is not read.
import asyncio.*;
import asyncio.net.*;
import static asyncio.Asyncio.*;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

class Echo implements Protocol {
    private Transport transport;

    public void connectionMade(Transport made) {
        transport = made;
    }

    public void dataReceived(ByteBuffer data) {
        transport.write(data);
    }

    public void pauseWriting() {
        transport.pauseReading();
    }

    public void resumeWriting() {
        transport.resumeReading();
    }
}

class Client implements Protocol {
    final Event lost = new Event();

    public void connectionMade(Transport transport) {
        transport.write("hello".getBytes());
        transport.writeEof();
    }

    public void dataReceived(ByteBuffer data) {
        IO.println("came back: " + StandardCharsets.UTF_8.decode(data));
    }

    public void connectionLost(Throwable exception) {
        IO.println(exception == null ? "the server has closed" : "lost by " + exception);
        lost.set();
    }
}

void main() {
    run(() -> {
        try (var server = Net.createServer(Echo::new, "127.0.0.1", 0)) {
            var connection = Net.createConnection(Client::new, "127.0.0.1", server.port());
            connection.protocol().lost.await();
        }
    });
}
