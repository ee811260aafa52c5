// What is longer than the limit stays in the buffer, except by readline.
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

StreamReader readerWith(String data) {
    var reader = new StreamReader(4);
    reader.feedData(US_ASCII.encode(data));
    return reader;
}

void main() {
    run(() -> {
        var reader = readerWith("abcd--efghi--");
        IO.println(text(reader.readUntil(bytes("--"))));
        try {
            reader.readUntil(bytes("--"));
        } catch (LimitOverrunException e) {
            IO.println("too long, consumed " + e.consumed());
        }
        IO.println(text(reader.read(100)));
        reader = readerWith("abcdefg-");
        try {
            reader.readUntil(bytes("--"));
        } catch (LimitOverrunException e) {
            IO.println("too long, consumed " + e.consumed());
        }
        IO.println(text(reader.read(100)));
        reader = readerWith("much too long\nok\n");
        try {
            reader.readLine();
        } catch (LimitOverrunException e) {
            IO.println("line too long");
        }
        IO.println(text(reader.readLine()));
        reader = readerWith("much too long");
        try {
            reader.readLine();
        } catch (LimitOverrunException e) {
            IO.println("line too long");
        }
        reader.feedData(US_ASCII.encode("x\n"));
        IO.println(text(reader.readLine()));
    });
}
