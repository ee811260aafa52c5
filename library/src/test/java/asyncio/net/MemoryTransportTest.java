package asyncio.net;

import asyncio.testing.MemoryPair;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.Nested;

/** A connection in memory keeps every promise of one over TCP. */
class MemoryTransportTest {
    private static SocketChannel[] pair() {
        MemoryPair pair = MemoryPair.open();
        return new SocketChannel[] {pair.near(), pair.far()};
    }

    @Nested
    class Life extends ConduitTransportTest {
        @Override
        SocketChannel[] channels() {
            return pair();
        }
    }

    @Nested
    class Writes extends WritingTest {
        @Override
        SocketChannel[] channels() {
            return pair();
        }
    }

    @Nested
    class IntoBuffers extends BufferedProtocolTest {
        @Override
        SocketChannel[] channels() {
            return pair();
        }
    }
}
