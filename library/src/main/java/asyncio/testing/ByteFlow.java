package asyncio.testing;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;

/**
 * One direction of a connection. The sender may be ahead of the reader by a number of bytes, wherever those are: on
 * their way, or arrived and not yet read. When the reader has taken some, the sender hears of it by the way back.
 */
final class ByteFlow {
    private final MemorySocket source;
    private final MemorySocket target;
    private final Carrier carrier;
    private final Carrier back;
    private final int capacity;
    private final ArrayDeque<ByteBuffer> arrived = new ArrayDeque<>();
    private int ahead;
    private int unacknowledged;
    private boolean ended;

    ByteFlow(MemorySocket source, MemorySocket target, Carrier carrier, Carrier back, int capacity) {
        this.source = source;
        this.target = target;
        this.carrier = carrier;
        this.back = back;
        this.capacity = capacity;
    }

    /** How many bytes the sender may send now. */
    int room() {
        return capacity - ahead;
    }

    /** Sends as many bytes as there is room for. */
    int send(ByteBuffer data) {
        int count = Math.min(room(), data.remaining());
        ahead += count;
        int left = count;
        while (left > 0) {
            byte[] piece = new byte[carrier.cut(left)];
            data.get(piece);
            left -= piece.length;
            carrier.carry(Carrier.Piece.BYTES, piece.length, () -> arrive(ByteBuffer.wrap(piece)));
        }
        return count;
    }

    /** Sends the end, behind all bytes. */
    void sendEnd() {
        carrier.carry(Carrier.Piece.END, 0, this::end);
    }

    /** Tells the other end that there is no connection any more, once. */
    void sendReset() {
        carrier.carry(Carrier.Piece.RESET, 0, () -> target.fail("Connection reset"));
    }

    /** Tells the other end the same, in answer to bytes that it has sent. */
    void sendRefusal() {
        carrier.carry(Carrier.Piece.REFUSAL, 0, () -> target.fail("Connection reset"));
    }

    private void arrive(ByteBuffer piece) {
        if (target.isGone()) {
            target.refuseData();
        } else {
            arrived.add(piece);
            target.changed();
        }
    }

    private void end() {
        ended = true;
        target.changed();
    }

    boolean hasArrived() {
        return !arrived.isEmpty();
    }

    /** Whether the end has arrived, and everything before it was read. */
    boolean isAtEnd() {
        return ended && arrived.isEmpty();
    }

    /** Reads what has arrived, as far as there is room for it. */
    int take(ByteBuffer room) {
        int before = room.remaining();
        while (room.hasRemaining() && !arrived.isEmpty()) {
            ByteBuffer first = arrived.getFirst();
            int count = Math.min(room.remaining(), first.remaining());
            room.put(room.position(), first, first.position(), count).position(room.position() + count);
            first.position(first.position() + count);
            if (!first.hasRemaining()) {
                arrived.removeFirst();
            }
        }
        int count = before - room.remaining();
        acknowledge(count);
        return count;
    }

    private void acknowledge(int count) {
        boolean isFirst = unacknowledged == 0;
        unacknowledged += count;
        if (isFirst && count > 0) {
            back.carry(Carrier.Piece.RECEIPT, 0, this::acknowledged);
        }
    }

    private void acknowledged() {
        ahead -= unacknowledged;
        unacknowledged = 0;
        source.changed();
    }

    void drop() {
        arrived.clear();
    }
}
