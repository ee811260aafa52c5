package asyncio.net;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * The two ends of a stream.
 *
 * @param reader where bytes come from
 * @param writer where they go
 */
public record StreamPair(StreamReader reader, StreamWriter writer) implements AutoCloseable {
    static StreamPair over(SocketChannel channel, int limit, @Nullable TlsSetup tls) throws IOException {
        StreamReader reader = new StreamReader(limit);
        StreamReaderProtocol protocol = new StreamReaderProtocol(reader);
        Transport transport = Established.over(channel, () -> protocol, tls).transport();
        return new StreamPair(reader, new StreamWriter(transport, protocol, reader));
    }

    /** Closes the stream, both ends, after what was written is sent; does not wait. */
    @Override
    public void close() {
        writer.close();
    }
}
