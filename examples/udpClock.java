// A clock over UDP: a server that answers each datagram with the time, and a client that asks three times.
import asyncio.*;
import asyncio.net.*;
import static asyncio.Asyncio.*;
import java.io.IOException;
import java.net.InetSocketAddress;

void serve(DatagramStream clock) throws IOException {
    double start = getRunningLoop().time();
    for (Datagram question : clock) {
        long seconds = Math.round(getRunningLoop().time() - start);
        clock.sendto(("second " + seconds).getBytes(), question.address());
    }
}

void main() {
    run(() -> {
        try (var clock = Net.openDatagrams(DatagramOptions.local("127.0.0.1", 0))) {
            createTask(() -> serve(clock));
            var address = (InetSocketAddress) clock.getExtraInfo(ExtraInfo.SOCKNAME);
            try (var client = Net.openDatagrams(DatagramOptions.remote("127.0.0.1", address.getPort()))) {
                for (int i = 0; i < 3; i++) {
                    client.send("what time is it?".getBytes());
                    Datagram answer = timeout(2, client::receive);
                    IO.println(new String(answer.data()));
                    sleep(1);
                }
            }
        }
    });
}
