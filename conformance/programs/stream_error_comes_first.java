// An error is raised by each read, whatever is in the buffer, and by a read that waits.
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
        var waiting = createTask(() -> reader.readExactly(5));
        sleep(0.02);
        reader.feedData(US_ASCII.encode("abc"));
        sleep(0.02);
        reader.setException(new IOException("broken"));
        for (var act : List.<VoidCoroutine>of(
                () -> await(waiting),
                () -> reader.read(1),
                reader::read,
                reader::readLine,
                () -> reader.readExactly(1),
                () -> reader.readUntil(bytes("c")))) {
            try {
                act.run();
            } catch (IOException e) {
                IO.println(e.getMessage() + " " + (e == reader.exception()));
            }
        }
    });
}
