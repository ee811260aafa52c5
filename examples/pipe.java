// The loop watches a channel, and calls back when there is something to read.
import asyncio.*;
import static asyncio.Asyncio.*;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;

String read(Pipe.SourceChannel source) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(100);
    source.read(buffer);
    return StandardCharsets.UTF_8.decode(buffer.flip()).toString();
}

void main() {
    run(() -> {
        EventLoop loop = getRunningLoop();
        Future<Void> readable = loop.createFuture();
        Pipe pipe = Pipe.open();
        try (var source = pipe.source();
                var sink = pipe.sink()) {
            source.configureBlocking(false);
            loop.onReadable(source, () -> {
                loop.removeReadable(source);
                readable.setResult(null);
            });

            IO.println("nothing to read yet");
            createTask(() -> {
                sleep(1);
                sink.write(StandardCharsets.UTF_8.encode("some bytes"));
            });
            await(readable);
            IO.println("read: " + read(source));
        }
    });
}
