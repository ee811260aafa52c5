// sock_connect where nobody listens, and arguments that sock_recv and sendfile refuse.
import asyncio.*;
import asyncio.net.SendfileOptions;
import static asyncio.Asyncio.*;
import static asyncio.net.SocketOperations.*;

import java.io.IOException;
import java.net.*;
import java.nio.channels.*;
import java.nio.file.*;

interface Call {
    void run() throws IOException;
}

void attempt(String name, Call call) throws IOException {
    try {
        call.run();
        IO.println(name + " fine");
    } catch (IllegalArgumentException e) {
        IO.println(name + " value error");
    } catch (ConnectException e) {
        IO.println(name + " refused");
    }
}

void main() {
    run(() -> {
        ServerSocketChannel listener = ServerSocketChannel.open().bind(new InetSocketAddress("127.0.0.1", 0));
        SocketAddress address = listener.getLocalAddress();
        listener.close();
        SocketChannel client = SocketChannel.open();
        client.configureBlocking(false);
        attempt("connect", () -> sockConnect(client, address));
        client.close();
        listener = ServerSocketChannel.open().bind(new InetSocketAddress("127.0.0.1", 0));
        SocketChannel near = SocketChannel.open(listener.getLocalAddress());
        near.configureBlocking(false);
        attempt("negative size", () -> sockRecv(near, -1));
        Path path = Files.createTempFile("empty", null);
        try (FileChannel file =
                FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE)) {
            var options = SendfileOptions.DEFAULT;
            attempt("negative offset", () -> sockSendfile(near, file, options.withOffset(-1)));
            attempt("no bytes", () -> sockSendfile(near, file, options.withCount(0)));
            IO.println("of an empty file " + sockSendfile(near, file));
        }
        near.close();
        listener.close();
    });
}
