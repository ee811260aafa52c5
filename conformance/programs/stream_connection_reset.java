// A reset ends reads, drains and the wait for the end with an error.
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

void main() {
    run(() -> {
        var accepted = new Queue<StreamPair>();
        var server = Net.startServer((r, w) -> accepted.putNowait(new StreamPair(r, w)), "127.0.0.1", 0);
        var client = Net.openConnection("127.0.0.1", server.port());
        var far = accepted.get();
        var waiting = createTask(() -> client.reader().readLine());
        sleep(0.02);
        far.writer().getExtraInfo(ExtraInfo.SOCKET).setOption(java.net.StandardSocketOptions.SO_LINGER, 0);
        far.writer().transport().abort();
        for (var act : List.<VoidCoroutine>of(
                () -> await(waiting),
                () -> client.reader().read(1),
                () -> client.writer().drain(),
                () -> client.writer().waitClosed())) {
            try {
                act.run();
            } catch (IOException e) {
                IO.println("connection error");
            }
        }
        IO.println(client.writer().isClosing());
        client.writer().write(bytes("into the void"));
        server.close();
        server.waitClosed();
    });
}
