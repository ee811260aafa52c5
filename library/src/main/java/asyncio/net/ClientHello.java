package asyncio.net;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Locale;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLProtocolException;
import org.jspecify.annotations.Nullable;

/**
 * The first message of a TLS connection, read only for the name that the client asks for (SNI): a server that chooses
 * its certificate by that needs it before there is an engine. What else may be wrong with it, the engine will say.
 *
 * <p>It touches no socket, thread or clock. The formats are those of RFC 8446, sections 4.1.2 and 5.1, and of RFC 6066,
 * section 3.
 */
final class ClientHello {
    /** Who needs more bytes than this to say hello is refused. */
    static final int MOST = 1 << 16;

    private static final int RECORD_HEADER = 5;
    private static final int HANDSHAKE = 22;
    private static final int MESSAGE_HEADER = 4;
    private static final int CLIENT_HELLO = 1;
    private static final int VERSION_AND_RANDOM = 34;
    private static final int SERVER_NAME = 0;
    private static final int HOST_NAME = 0;

    private ClientHello() {}

    /**
     * The name in lower case, or empty if the client asks for none; null if more bytes are needed.
     *
     * @param received all that has come, cut anywhere
     * @throws SSLException if it is something else
     */
    static @Nullable String serverName(ByteBuffer received) throws SSLException {
        ByteBuffer message = withoutRecords(received.duplicate());
        if (!isWhole(message)) {
            if (received.remaining() > MOST) {
                throw new SSLProtocolException("a TLS ClientHello of more than " + MOST + " bytes");
            }
            return null;
        }
        try {
            return nameIn(message.flip());
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
            SSLException malformed = new SSLProtocolException("a malformed TLS ClientHello: " + e.getMessage());
            malformed.initCause(e);
            throw malformed;
        }
    }

    /** What stands in the first records, as far as it has come: the message or more, or not all of it. */
    private static ByteBuffer withoutRecords(ByteBuffer received) throws SSLException {
        ByteBuffer content = ByteBuffer.allocate(received.remaining());
        while (received.hasRemaining() && !isWhole(content)) {
            if (received.get(received.position()) != HANDSHAKE) {
                throw new SSLProtocolException("not a TLS handshake; does the other end speak plain text?");
            }
            if (received.remaining() < RECORD_HEADER) {
                break;
            }
            received.position(received.position() + RECORD_HEADER - Short.BYTES);
            int length = number16(received);
            if (length == 0) {
                throw new SSLProtocolException("a TLS record for a handshake is empty");
            }
            content.put(part(received, Math.min(length, received.remaining())));
        }
        return content;
    }

    /** Whether the message that was put there is complete. */
    private static boolean isWhole(ByteBuffer content) throws SSLException {
        if (content.position() < MESSAGE_HEADER) {
            return false;
        }
        int header = content.getInt(0);
        if (header >>> 24 != CLIENT_HELLO) {
            throw new SSLProtocolException("a TLS handshake that does not begin with a ClientHello");
        }
        return content.position() >= MESSAGE_HEADER + lengthIn(header);
    }

    private static int lengthIn(int messageHeader) {
        return messageHeader & 0xffffff;
    }

    private static String nameIn(ByteBuffer message) {
        ByteBuffer hello = part(message, lengthIn(message.getInt()));
        part(hello, VERSION_AND_RANDOM);
        part(hello, number8(hello)); // session
        part(hello, number16(hello)); // cipher suites
        part(hello, number8(hello)); // compression methods
        ByteBuffer extensions = hello.hasRemaining() ? part(hello, number16(hello)) : hello;
        while (extensions.hasRemaining()) {
            int type = number16(extensions);
            ByteBuffer extension = part(extensions, number16(extensions));
            if (type == SERVER_NAME) {
                return hostIn(part(extension, number16(extension)));
            }
        }
        return "";
    }

    private static String hostIn(ByteBuffer names) {
        while (names.hasRemaining()) {
            int kind = number8(names);
            ByteBuffer name = part(names, number16(names));
            if (kind == HOST_NAME) {
                byte[] encoded = new byte[name.remaining()];
                name.get(encoded);
                return new SNIHostName(encoded).getAsciiName().toLowerCase(Locale.ROOT);
            }
        }
        return "";
    }

    private static int number8(ByteBuffer data) {
        return Byte.toUnsignedInt(data.get());
    }

    private static int number16(ByteBuffer data) {
        return Short.toUnsignedInt(data.getShort());
    }

    /** Takes out the next bytes. */
    private static ByteBuffer part(ByteBuffer data, int length) {
        ByteBuffer part = data.slice(data.position(), length);
        data.position(data.position() + length);
        return part;
    }
}
