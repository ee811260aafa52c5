// A server and a client by sock_accept, sock_connect, sock_recv and sock_sendall.
import asyncio.*;
import static asyncio.Asyncio.*;
import static asyncio.net.SocketOperations.*;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

String python(boolean value) {
    return value ? "True" : "False";
}

void serve(ServerSocketChannel listener) throws IOException {
    SocketChannel connection = sockAccept(listener);
    IO.println("accepted, blocking " + python(connection.isBlocking()));
    for (byte[] data = sockRecv(connection, 5); data.length > 0; data = sockRecv(connection, 5)) {
        IO.println("server got " + new String(data));
        sockSendall(connection, new String(data).toUpperCase(Locale.ROOT).getBytes());
    }
    IO.println("server saw the end");
    connection.close();
}

void main() {
    run(() -> {
        ServerSocketChannel listener = ServerSocketChannel.open();
        listener.bind(new InetSocketAddress("127.0.0.1", 0));
        listener.configureBlocking(false);
        var serving = createTask(() -> serve(listener));
        SocketChannel client = SocketChannel.open();
        client.configureBlocking(false);
        sockConnect(client, listener.getLocalAddress());
        sockSendall(client, "hello world".getBytes());
        String received = "";
        while (received.length() < 11) {
            received += new String(sockRecv(client, 100));
        }
        IO.println("client got " + received);
        client.shutdownOutput();
        IO.println("client saw the end " + python(sockRecv(client, 100).length == 0));
        await(serving);
        client.close();
        listener.close();
    });
}
