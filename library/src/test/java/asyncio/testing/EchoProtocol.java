package asyncio.testing;

import asyncio.net.Protocol;
import asyncio.net.Transport;
import asyncio.net.WriteBufferLimits;
import java.nio.ByteBuffer;
import java.util.Random;

/** Sends back what it is told, and reads no more while it must not write. */
final class EchoProtocol implements Protocol {
    private final Random random;
    private Transport transport;

    EchoProtocol(Random random) {
        this.random = random;
    }

    @Override
    public void connectionMade(Transport made) {
        transport = made;
        made.setWriteBufferLimits(WriteBufferLimits.ofHigh(random.nextInt(1000)));
    }

    @Override
    public void dataReceived(ByteBuffer data) {
        ByteBuffer first = data.slice(data.position(), random.nextInt(data.remaining() + 1));
        data.position(data.position() + first.remaining());
        transport.write(first);
        transport.write(data);
    }

    @Override
    public boolean eofReceived() {
        transport.writeEof();
        return true;
    }

    @Override
    public void pauseWriting() {
        transport.pauseReading();
    }

    @Override
    public void resumeWriting() {
        transport.resumeReading();
    }
}
