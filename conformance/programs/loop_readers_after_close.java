// On a closed loop a reader or writer can no longer be added; removing one is harmless and says that there was none.
import asyncio.*;
import static asyncio.Asyncio.*;

import java.nio.channels.Pipe;

void attempt(String what, Supplier<Boolean> action) {
    try {
        IO.println(what + (action.get() ? " found one" : " found none"));
    } catch (IllegalStateException e) {
        IO.println(what + " refused");
    }
}

boolean addReader(EventLoop loop, Pipe pipe) {
    loop.onReadable(pipe.source(), () -> IO.println());
    return false;
}

boolean addWriter(EventLoop loop, Pipe pipe) {
    loop.onWritable(pipe.sink(), () -> IO.println());
    return false;
}

void main() throws IOException {
    var pipe = Pipe.open();
    pipe.source().configureBlocking(false);
    pipe.sink().configureBlocking(false);
    var loop = newEventLoop();
    loop.onReadable(pipe.source(), () -> IO.println("never printed"));
    loop.close();
    attempt("remove reader", () -> loop.removeReadable(pipe.source()));
    attempt("remove writer", () -> loop.removeWritable(pipe.sink()));
    attempt("add reader", () -> addReader(loop, pipe));
    attempt("add writer", () -> addWriter(loop, pipe));
    pipe.source().close();
    pipe.sink().close();
}
