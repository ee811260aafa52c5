// One task at a time may wait for a stream; one that is cancelled takes nothing.
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
        var reader = new StreamReader();
        var first = createTask(() -> reader.read(10));
        sleep(0.02);
        try {
            reader.readLine();
        } catch (IllegalStateException e) {
            IO.println("runtime error");
        }
        first.cancel();
        try {
            await(first);
        } catch (CancelledError e) {
            IO.println("cancelled");
        }
        var second = createTask(() -> reader.read(10));
        sleep(0.02);
        reader.feedData(US_ASCII.encode("abc"));
        second.cancel();
        try {
            await(second);
        } catch (CancelledError e) {
            IO.println("cancelled");
        }
        IO.println(text(reader.read(10)));
    });
}
