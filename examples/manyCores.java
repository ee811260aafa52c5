// One server on two cores: a loop on each, and what they share is made for threads.
import asyncio.*;
import asyncio.net.*;
import static asyncio.Asyncio.*;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

final AtomicInteger answers = new AtomicInteger();

void answer(Stream stream) throws IOException {
    for (byte[] line : stream) {
        answers.incrementAndGet();
        stream.write(line);
    }
}

void ask(int port, String question) throws IOException {
    try (var stream = Net.connect("127.0.0.1", port)) {
        stream.write((question + "\n").getBytes());
        IO.print("came back: " + new String(stream.readLine()));
    }
}

void main() {
    run(() -> {
        var servers = Net.serveOnCores(this::answer, "127.0.0.1", 0, ServerOptions.DEFAULT, 2);
        for (String question : List.of("who?", "what?", "when?")) {
            ask(servers.port(), question);
        }
        IO.println(answers + " answers by " + servers.size() + " loops");
        servers.close();
        servers.waitClosed();
    });
}
