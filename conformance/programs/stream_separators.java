// Of several separators the one that ends first wins, also if it comes in pieces.
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

String escaped(byte[] data) {
    return new String(data, US_ASCII).replace("\r", "\\r").replace("\n", "\\n");
}

void main() {
    run(() -> {
        var reader = new StreamReader();
        reader.feedData(US_ASCII.encode("a\r\nb\nABCDEF."));
        IO.println(escaped(reader.readUntil(bytes("\r\n"), bytes(";"))));
        IO.println(escaped(reader.readUntil(bytes(";"), bytes("\n"))));
        IO.println(text(reader.readUntil(bytes("BCDE"), bytes("CD"))));
        IO.println(text(reader.readUntil(bytes("."))));
        var loop = getRunningLoop();
        var pieces = List.of("xE", "N", "Dy");
        for (int i = 0; i < pieces.size(); i++) {
            String piece = pieces.get(i);
            loop.callLater(0.02 * (i + 1), () -> reader.feedData(US_ASCII.encode(piece)));
        }
        IO.println(text(reader.readUntil(bytes("END"))));
        for (byte[][] bad : List.of(new byte[][] {{}}, new byte[][] {}, new byte[][] {bytes("a"), {}})) {
            try {
                reader.readUntil(bad);
            } catch (IllegalArgumentException e) {
                IO.println("value error");
            }
        }
    });
}
