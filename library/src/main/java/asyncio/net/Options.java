package asyncio.net;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.NetworkChannel;
import org.jspecify.annotations.Nullable;

/** Checks that options have in common. */
final class Options {
    private Options() {}

    static void check(boolean fine, String name, @Nullable Object value, String rule) {
        if (!fine) {
            throw new IllegalArgumentException(name + " is " + value + ": " + rule);
        }
    }

    static void checkFamily(@Nullable StandardProtocolFamily family) {
        check(
                family != StandardProtocolFamily.UNIX,
                "family",
                family,
                "for Unix domain sockets there are createUnixConnection and createUnixServer");
    }

    static void checkLimit(int limit) {
        check(limit > 0, "limit", limit, "the limit of a stream reader is a positive number of bytes");
    }

    static void checkPort(int port) {
        check(port >= 0 && port <= 65535, "port", port, "a port is a number from 0 to 65535");
    }

    static void enableReusePort(NetworkChannel socket) throws IOException {
        if (!socket.supportedOptions().contains(StandardSocketOptions.SO_REUSEPORT)) {
            throw new IllegalArgumentException("reusePort is not supported by this system");
        }
        socket.setOption(StandardSocketOptions.SO_REUSEPORT, true);
    }
}
