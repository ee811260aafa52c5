package asyncio.net;

import static java.nio.charset.StandardCharsets.US_ASCII;

import asyncio.Event;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A protocol for datagrams that writes down what it is told. */
class DatagramRecorder implements DatagramProtocol {
    final List<String> lines = new ArrayList<>();
    final List<IOException> errors = new ArrayList<>();
    final Event happened = new Event();
    final Event lost = new Event();
    DatagramTransport transport;
    SocketAddress sender;

    @Override
    public void connectionMade(DatagramTransport made) {
        transport = made;
        add("made");
    }

    @Override
    public void datagramReceived(ByteBuffer data, SocketAddress from) {
        sender = from;
        add("data " + US_ASCII.decode(data));
    }

    @Override
    public void errorReceived(IOException error) {
        errors.add(error);
        add("error");
    }

    @Override
    public void pauseWriting() {
        add("pause");
    }

    @Override
    public void resumeWriting() {
        add("resume");
    }

    @Override
    public void connectionLost(@Nullable Throwable exception) {
        add("lost" + (exception == null ? "" : " " + exception.getMessage()));
        lost.set();
    }

    private void add(String line) {
        lines.add(line);
        happened.set();
    }

    /** Waits until that many lines are there. */
    void await(int count) {
        while (lines.size() < count) {
            happened.clear();
            happened.await();
        }
    }
}
