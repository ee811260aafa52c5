// A server can close its connections in order, or abort them; both leave it serving.
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
        var serverSides = new ArrayList<Recorder>();
        var server = Net.createServer(
                () -> {
                    serverSides.add(new Recorder("server " + serverSides.size()));
                    return serverSides.getLast();
                },
                "127.0.0.1",
                0);
        for (var close : List.<Runnable>of(server::closeClients, server::abortClients)) {
            var client = Net.createConnection(() -> new Recorder("client"), "127.0.0.1", server.port());
            sleep(0.02);
            serverSides.getLast().transport.write(bytes("bye"));
            close.run();
            IO.println("closing");
            serverSides.getLast().lost.await();
            client.protocol().lost.await();
            IO.println(server.isServing());
        }
        server.closeClients();
        server.close();
        server.waitClosed();
    });
}
