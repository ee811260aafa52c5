package asyncio.net;

import java.io.IOException;
import java.nio.channels.SocketChannel;

/** Tests that need connections of a kind: over TCP here, in memory for the classes that extend them. */
abstract class Ends {
    /** Two ends with each other; the second does not block. */
    SocketChannel[] channels() throws IOException {
        return Pair.channels();
    }

    final Pair<Recorder> recorded() throws IOException {
        return with(new Recorder());
    }

    final <P extends BaseProtocol<Transport>> Pair<P> with(P protocol) throws IOException {
        return Pair.over(channels(), protocol);
    }
}
