// A handler that fails is reported and loses its connection; one that is cancelled loses it silently.
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
        getRunningLoop()
                .setExceptionHandler((loop, context) ->
                        IO.println("reported: " + context.exception().getMessage()));
        ClientHandler fail = (reader, writer) -> {
            throw new IllegalArgumentException("no service");
        };
        ClientHandler giveUp = (reader, writer) -> {
            currentTask().cancel();
            sleep(1);
        };
        for (var handler : List.of(fail, giveUp)) {
            var server = Net.startServer(handler, "127.0.0.1", 0);
            var client = Net.openConnection("127.0.0.1", server.port());
            IO.println("client read " + client.reader().read().length);
            client.writer().close();
            server.close();
            server.waitClosed();
        }
    });
}
