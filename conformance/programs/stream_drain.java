// Draining waits until the buffer is down, for any number of tasks, and fails after the loss.
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

void drain(String name, StreamWriter writer) throws IOException {
    writer.drain();
    IO.println(name + " drained");
}

void main() {
    run(() -> {
        var accepted = new Queue<StreamPair>();
        var server = Net.startServer((r, w) -> accepted.putNowait(new StreamPair(r, w)), "127.0.0.1", 0);
        var client = Net.openConnection("127.0.0.1", server.port());
        var writer = client.writer();
        var far = accepted.get();
        drain("empty", writer);
        writer.write(new byte[20_000_000]);
        var tasks = new ArrayList<Task<Void>>();
        for (String name : List.of("a", "b", "c")) {
            tasks.add(createTask(() -> drain(name, writer)));
        }
        sleep(0.02);
        tasks.get(1).cancel();
        sleep(0.02);
        IO.println("waiting");
        IO.println(far.reader().readExactly(20_000_000).length);
        Asyncio.wait(tasks);
        writer.close();
        try {
            writer.drain();
        } catch (IOException e) {
            IO.println("connection error: " + e.getMessage());
        }
        writer.waitClosed();
        writer.waitClosed();
        far.writer().close();
        server.close();
        server.waitClosed();
    });
}
