package asyncio.testing;

import asyncio.net.BufferedProtocol;
import asyncio.net.Transport;
import java.nio.ByteBuffer;
import java.util.Random;

/** Sends back what it is told, out of memory of its own. */
final class EchoBuffered implements BufferedProtocol {
    private final ByteBuffer buffer;
    private Transport transport;

    EchoBuffered(Random random) {
        buffer = ByteBuffer.allocate(1 + random.nextInt(3000));
    }

    @Override
    public void connectionMade(Transport made) {
        transport = made;
    }

    @Override
    public ByteBuffer getBuffer(int sizeHint) {
        return buffer.clear();
    }

    @Override
    public void bufferUpdated(int count) {
        transport.write(buffer.flip());
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
