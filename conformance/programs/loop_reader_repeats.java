// A reader is called once a turn for as long as there is something to read, and not at all when there is nothing.
import asyncio.*;
import static asyncio.Asyncio.*;

import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;

String read(Pipe pipe) {
    try {
        var buffer = ByteBuffer.allocate(1);
        pipe.source().read(buffer);
        return Character.toString(buffer.get(0));
    } catch (IOException e) {
        throw new UncheckedIOException(e);
    }
}

void write(Pipe pipe, String text) throws IOException {
    pipe.sink().write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
}

void main() {
    run(() -> {
        var loop = getRunningLoop();
        var pipe = Pipe.open();
        pipe.source().configureBlocking(false);
        loop.onReadable(pipe.source(), () -> IO.println("read " + read(pipe)));
        sleep(0.02);
        IO.println("nothing to read");
        write(pipe, "abc");
        sleep(0.02);
        loop.onReadable(pipe.source(), () -> IO.println("replaced, read " + read(pipe)));
        write(pipe, "d");
        sleep(0.02);
        loop.removeReadable(pipe.source());
        write(pipe, "e");
        sleep(0.02);
        IO.println("no reader any more");
        pipe.source().close();
        pipe.sink().close();
    });
}
