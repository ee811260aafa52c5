// An exception out of a protocol is reported, and ends the connection with it.
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

class Recorder implements Protocol {
    final String name;
    final boolean keepOpen;
    final Event lost = new Event();
    Transport transport;

    Recorder(String name, boolean keepOpen) {
        this.name = name;
        this.keepOpen = keepOpen;
    }

    Recorder(String name) {
        this(name, false);
    }

    public void connectionMade(Transport made) {
        transport = made;
        IO.println(name + " made");
    }

    public void dataReceived(ByteBuffer data) {
        IO.println(name + " data " + US_ASCII.decode(data));
    }

    public boolean eofReceived() {
        IO.println(name + " eof");
        return keepOpen;
    }

    public void pauseWriting() {
        IO.println(name + " pause");
    }

    public void resumeWriting() {
        IO.println(name + " resume");
    }

    public void connectionLost(Throwable exception) {
        IO.println(name + " lost " + (exception == null ? "in order" : "by an error"));
        lost.set();
    }
}

Transport connect(Recorder serverSide, Recorder clientSide) throws IOException {
    try (var server = Net.createServer(() -> serverSide, "127.0.0.1", 0)) {
        var connection = Net.createConnection(() -> clientSide, "127.0.0.1", server.port());
        sleep(0.02);
        return connection.transport();
    }
}

class Broken extends Recorder {
    Broken(String name) {
        super(name);
    }

    public void dataReceived(ByteBuffer data) {
        transport.write(bytes("goodbye"));
        throw new IllegalArgumentException("broken");
    }
}

void main() {
    run(() -> {
        getRunningLoop()
                .setExceptionHandler((loop, context) ->
                        IO.println("reported: " + context.exception().getMessage()));
        var serverSide = new Broken("server");
        var clientSide = new Recorder("client");
        var transport = connect(serverSide, clientSide);
        transport.write(bytes("x"));
        serverSide.lost.await();
        clientSide.lost.await();
    });
}
