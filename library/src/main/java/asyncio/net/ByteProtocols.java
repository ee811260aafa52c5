package asyncio.net;

import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The protocols that a transport of bytes can serve. */
final class ByteProtocols {
    private ByteProtocols() {}

    /** The protocol, if it is one of the two kinds; {@code what} is who asks. */
    static BaseProtocol<Transport> checked(BaseProtocol<?> protocol, String what) {
        Objects.requireNonNull(protocol, "a transport needs a protocol, got null");
        if (protocol instanceof Protocol || protocol instanceof BufferedProtocol) {
            @SuppressWarnings("unchecked") // both are
            BaseProtocol<Transport> fitting = (BaseProtocol<Transport>) protocol;
            return fitting;
        }
        throw new IllegalArgumentException(what + " needs a Protocol or a BufferedProtocol, not a "
                + protocol.getClass().getName());
    }

    /** What is wrong with the buffer that a protocol has given to be filled. */
    static String noRoom(@Nullable ByteBuffer buffer, BufferedProtocol protocol) {
        return "getBuffer() returned " + (buffer == null ? "null: " : "an empty buffer: ") + protocol.getClass();
    }
}
