package asyncio.net;

import static java.nio.charset.StandardCharsets.US_ASCII;

import asyncio.Event;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A protocol that writes down what it is told. */
class Recorder implements Protocol {
    final List<String> lines = new ArrayList<>();
    final Event made = new Event();
    final Event lost = new Event();
    final Event ended = new Event();
    final Event resumed = new Event();
    final StringBuilder received = new StringBuilder();
    final Event arrived = new Event();
    Transport transport;
    boolean keepsOpen;

    @Override
    public void connectionMade(Transport connected) {
        transport = connected;
        lines.add("made");
        made.set();
    }

    @Override
    public void dataReceived(ByteBuffer data) {
        String text = US_ASCII.decode(data).toString();
        received.append(text);
        lines.add("data " + text);
        arrived.set();
    }

    /** Waits until that much was received in all. */
    void awaitData(int count) {
        while (received.length() < count) {
            arrived.clear();
            arrived.await();
        }
    }

    @Override
    public boolean eofReceived() {
        lines.add("eof");
        ended.set();
        return keepsOpen;
    }

    @Override
    public void pauseWriting() {
        lines.add("pause");
    }

    @Override
    public void resumeWriting() {
        lines.add("resume");
        resumed.set();
    }

    @Override
    public void connectionLost(@Nullable Throwable exception) {
        lines.add("lost" + (exception == null ? "" : " " + exception.getMessage()));
        lost.set();
    }
}
