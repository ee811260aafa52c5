// sock_recv, sock_recvfrom and sock_accept that are cancelled take nothing, and the sockets can be used again.
import asyncio.*;
import asyncio.net.Datagram;
import static asyncio.Asyncio.*;
import static asyncio.net.SocketOperations.*;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.*;

String python(boolean value) {
    return value ? "True" : "False";
}

void cancelled(String name, Coroutine<?> call) {
    var task = createTask(call);
    sleep(0.02);
    IO.println(name + " waits " + python(!task.done()));
    task.cancel();
    try {
        await(task);
    } catch (CancelledError e) {
        IO.println(name + " cancelled");
    }
}

void main() {
    run(() -> {
        ServerSocketChannel listener = ServerSocketChannel.open();
        listener.bind(new InetSocketAddress("127.0.0.1", 0));
        listener.configureBlocking(false);
        cancelled("accept", () -> sockAccept(listener));
        SocketChannel client = SocketChannel.open();
        client.configureBlocking(false);
        sockConnect(client, listener.getLocalAddress());
        SocketChannel connection = sockAccept(listener);
        cancelled("recv", () -> sockRecv(connection, 100));
        sockSendall(client, "hello".getBytes());
        IO.println("received " + new String(sockRecv(connection, 100)));
        DatagramChannel datagrams = DatagramChannel.open().bind(new InetSocketAddress("127.0.0.1", 0));
        datagrams.configureBlocking(false);
        cancelled("recvfrom", () -> sockRecvfrom(datagrams, 100));
        sockSendto(datagrams, ByteBuffer.wrap("datagram".getBytes()), datagrams.getLocalAddress());
        Datagram datagram = sockRecvfrom(datagrams, 4);
        IO.println("received " + new String(datagram.data()) + " "
                + python(datagram.address().equals(datagrams.getLocalAddress())));
        for (var channel : List.of(listener, client, connection, datagrams)) {
            channel.close();
        }
    });
}
