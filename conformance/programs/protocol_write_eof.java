// Nothing can be written after the end, but things can be read.
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
        var serverSide = new Recorder("server", true);
        var transport = connect(serverSide, new Recorder("client"));
        IO.println("can: " + (transport.canWriteEof()));
        transport.writeEof();
        transport.writeEof();
        for (var act : List.<Runnable>of(
                () -> transport.write(bytes("x")), () -> transport.writelines(List.of(US_ASCII.encode("x"))))) {
            try {
                act.run();
            } catch (IllegalStateException e) {
                IO.println("runtime error");
            }
        }
        sleep(0.02);
        serverSide.transport.writelines(
                List.of(US_ASCII.encode("still "), US_ASCII.encode(""), US_ASCII.encode("here")));
        sleep(0.02);
        transport.close();
        transport.writeEof();
        sleep(0.02);
        serverSide.transport.close();
        serverSide.lost.await();
    });
}
