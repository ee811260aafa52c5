// Within a turn, callbacks queued earlier come first, then those of ready channels, then the timers that are due.
import asyncio.*;
import static asyncio.Asyncio.*;

import java.nio.channels.Pipe;

void main() {
    run(() -> {
        var loop = getRunningLoop();
        var pipe = Pipe.open();
        pipe.source().configureBlocking(false);
        pipe.sink().write(ByteBuffer.wrap(new byte[] {'x'}));
        loop.callLater(0, () -> IO.println("timer"));
        loop.onReadable(pipe.source(), () -> readable(loop, pipe));
        loop.callSoon(() -> IO.println("queued"));
        sleep(0.02);
        IO.println(loop.removeReadable(pipe.source()) ? "removed again" : "was not watched");
        pipe.source().close();
        pipe.sink().close();
    });
}

void readable(EventLoop loop, Pipe pipe) {
    IO.println("readable");
    loop.callSoon(() -> IO.println("queued by the reader"));
    IO.println(loop.removeReadable(pipe.source()) ? "removed" : "was not watched");
}
