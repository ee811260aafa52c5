package asyncio.net;

import java.nio.ByteBuffer;

/**
 * What transports of this library can do beyond the promise: be lent to the sender of a file. From {@link #lend} to
 * {@link #giveBack} they refuse to write for anybody else, because the bytes would land in the middle of the file.
 */
interface OwnTransport extends Transport {
    /** Refuses an act that has to write: on another loop, after {@code writeEof}, and while the transport is lent. */
    void checkWritable(String act);

    /** Lends it, after {@link #checkWritable}. What was written before still leaves. */
    void lend();

    /** Sends bytes of the one it is lent to, as {@link #write(ByteBuffer)}. */
    void writeLent(ByteBuffer data);

    /** It is everybody's again. */
    void giveBack();

    /** As {@link #checkWritable}, for any transport; those of others know by themselves what they refuse. */
    static void checkWritable(Transport transport, String act) {
        if (transport instanceof OwnTransport own) {
            own.checkWritable(act);
        }
    }

    /** For a write by anybody else than the one it is lent to. */
    static IllegalStateException lentAway(String act, Transport transport) {
        return new IllegalStateException("unable to " + act + "(); sendfile is in progress: " + transport);
    }
}
