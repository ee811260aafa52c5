// A protocol hears made, data, the end and the loss, in this order.
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

void main() {
    run(() -> {
        var serverSide = new Recorder("server");
        var server = Net.createServer(() -> serverSide, "127.0.0.1", 0);
        var connection = Net.createConnection(() -> new Recorder("client"), "127.0.0.1", server.port());
        IO.println("connected");
        sleep(0.02);
        connection.transport().write(bytes("hello"));
        sleep(0.02);
        connection.transport().writeEof();
        serverSide.lost.await();
        connection.protocol().lost.await();
        IO.println("closing: " + connection.transport().isClosing());
        server.close();
        server.waitClosed();
    });
}
