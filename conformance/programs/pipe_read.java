// What a protocol hears of a pipe that it reads.
import asyncio.*;
import asyncio.net.*;
import asyncio.process.*;
import static asyncio.Asyncio.*;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;

class Witness implements Protocol {
    final List<String> lines = new ArrayList<>();
    final Event lost = new Event();

    @Override
    public void connectionMade(Transport transport) {
        lines.add("made");
    }

    @Override
    public void dataReceived(ByteBuffer data) {
        lines.add("data " + java.nio.charset.StandardCharsets.US_ASCII.decode(data));
    }

    @Override
    public boolean eofReceived() {
        lines.add("end");
        return false;
    }

    @Override
    public void pauseWriting() {
        lines.add("pause");
    }

    @Override
    public void resumeWriting() {
        lines.add("resume");
    }

    @Override
    public void connectionLost(Throwable exception) {
        lines.add(exception == null ? "lost" : "lost by an error");
        lost.set();
    }
}

void main() {
    run(() -> {
        var pipe = Pipe.open();
        var made = Pipes.connectReadPipe(Witness::new, pipe.source());
        pipe.sink().write(ByteBuffer.wrap("one".getBytes()));
        sleep(0.02);
        pipe.sink().write(ByteBuffer.wrap("two".getBytes()));
        sleep(0.02);
        pipe.sink().close();
        made.protocol().lost.await();
        IO.println(String.join(", ", made.protocol().lines));
        IO.println(made.transport().isClosing() ? "closing" : "open");
    });
}
