// A paused transport delivers nothing; what came meanwhile is delivered together.
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

void main() {
    run(() -> {
        var serverSide = new Recorder("server");
        var transport = connect(serverSide, new Recorder("client"));
        serverSide.transport.pauseReading();
        serverSide.transport.pauseReading();
        IO.println("reading: " + serverSide.transport.isReading());
        transport.write(bytes("one "));
        sleep(0.02);
        transport.write(bytes("two"));
        sleep(0.02);
        IO.println("nothing yet");
        serverSide.transport.resumeReading();
        serverSide.transport.resumeReading();
        sleep(0.02);
        transport.close();
        serverSide.lost.await();
        serverSide.transport.pauseReading();
        serverSide.transport.resumeReading();
        IO.println("reading: " + serverSide.transport.isReading());
    });
}
