// A reader pauses its transport above twice its limit, until it is down to the limit, or a task waits for more.
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

class Tap implements ReadTransport {
    public boolean isReading() {
        return true;
    }

    public void pauseReading() {
        IO.println("pause");
    }

    public void resumeReading() {
        IO.println("resume");
    }

    public void close() {}

    public boolean isClosing() {
        return false;
    }

    public <T> T getExtraInfo(ExtraInfo<T> key) {
        return null;
    }

    public void setProtocol(BaseProtocol<?> protocol) {}

    public BaseProtocol<?> getProtocol() {
        throw new UnsupportedOperationException();
    }
}

void main() {
    run(() -> {
        var reader = new StreamReader(4);
        reader.setTransport(new Tap());
        reader.feedData(US_ASCII.encode("12345678"));
        IO.println("eight");
        reader.feedData(US_ASCII.encode("9"));
        reader.feedData(US_ASCII.encode("0"));
        IO.println(text(reader.read(5)));
        IO.println(text(reader.read(1)));
        reader.feedData(US_ASCII.encode("abcde"));
        var waiting = createTask(() -> reader.readExactly(12));
        sleep(0.02);
        IO.println("waiting");
        reader.feedData(US_ASCII.encode("xyz"));
        IO.println(text(await(waiting)));
    });
}
