// The ways to read: some, exactly, until, a line, all.
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
        reader.feedData(US_ASCII.encode("abcdefgh;ij\nklm\nno"));
        IO.println(text(reader.read(3)));
        IO.println(text(reader.readExactly(2)));
        IO.println(text(reader.readUntil(bytes(";"))));
        IO.println(text(reader.readLine()));
        IO.println(reader.read(0).length + " " + reader.readExactly(0).length);
        getRunningLoop().callLater(0.02, () -> reader.feedData(US_ASCII.encode("pq")));
        getRunningLoop().callLater(0.04, reader::feedEof);
        IO.println(reader.atEof());
        IO.println(text(reader.readLine()));
        IO.println(text(reader.readLine()));
        IO.println(reader.atEof());
        IO.println(reader.read(5).length + " " + reader.readLine().length + " " + reader.read().length);
    });
}
