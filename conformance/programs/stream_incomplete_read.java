// A stream that ends too early tells what there was.
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

interface Act {
    void on(StreamReader reader) throws IOException;
}

void main() {
    run(() -> {
        for (Act act : List.<Act>of(reader -> reader.readExactly(5), reader -> reader.readUntil(bytes(";")))) {
            var reader = new StreamReader();
            reader.feedData(US_ASCII.encode("abc"));
            reader.feedEof();
            try {
                act.on(reader);
            } catch (IncompleteReadException e) {
                IO.println(e.getMessage() + " | " + text(e.partial()) + " "
                        + (e.expected() == null ? "unknown" : e.expected()));
            }
            IO.println(reader.atEof());
        }
    });
}
