package asyncio.net;

import asyncio.Asyncio;
import asyncio.Event;
import asyncio.EventLoop;
import asyncio.Future;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayDeque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Between an endpoint and a {@link DatagramStream}: keeps what comes until a task receives it. */
public final class DatagramStreamProtocol implements DatagramProtocol {
    private static final int DEFAULT_LIMIT = 1 << 20;

    /** What each item counts beside its bytes. */
    private static final int HEADER = 8;

    private final EventLoop loop = Asyncio.getRunningLoop();
    private final ArrayDeque<Item> inbox = new ArrayDeque<>();
    private final Event maySend = new Event();
    private final Event gone = new Event();
    private int limit = DEFAULT_LIMIT;
    private long size;
    private long dropped;
    private @Nullable Future<@Nullable Void> waiter;

    /** A datagram is being handed to the transport; what fails now has failed because of that. */
    private boolean sending;

    private @Nullable IOException refusal;

    /** What a task receives: a datagram or an error. */
    private record Item(
            @Nullable Datagram datagram, @Nullable IOException error) {
        int size() {
            return HEADER + (datagram == null ? 0 : datagram.data().length);
        }
    }

    /** Creates a protocol for an endpoint of the running loop. */
    public DatagramStreamProtocol() {
        maySend.set();
    }

    @Override
    public void datagramReceived(ByteBuffer data, SocketAddress from) {
        if (size + data.remaining() + HEADER > limit) {
            dropped++;
            return;
        }
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        add(new Item(new Datagram(bytes, from), null));
    }

    @Override
    public void errorReceived(IOException error) {
        if (sending) {
            refusal = error;
        } else {
            add(new Item(null, error));
        }
    }

    private void add(Item item) {
        inbox.addLast(item);
        size += item.size();
        wake();
    }

    private void wake() {
        Future<@Nullable Void> wait = waiter;
        if (wait != null && !wait.done()) {
            wait.setResult(null);
        }
    }

    @Override
    public void pauseWriting() {
        maySend.clear();
    }

    @Override
    public void resumeWriting() {
        maySend.set();
    }

    @Override
    public void connectionLost(@Nullable Throwable exception) {
        if (exception != null) {
            add(new Item(null, exception instanceof IOException io ? io : new IOException(exception)));
        }
        gone.set();
        maySend.set();
        wake();
    }

    Datagram receive() throws IOException {
        while (inbox.isEmpty()) {
            if (gone.isSet()) {
                throw new ClosedChannelException();
            }
            awaitItem();
        }
        Item item = inbox.removeFirst();
        size -= item.size();
        Datagram datagram = item.datagram;
        if (datagram == null) {
            throw Objects.requireNonNull(item.error);
        }
        return datagram;
    }

    private void awaitItem() {
        if (waiter != null) {
            throw new IllegalStateException(
                    "receive() called while another task is already waiting for a datagram: one task receives");
        }
        Future<@Nullable Void> wait = loop.createFuture();
        waiter = wait;
        try {
            Asyncio.await(wait);
        } finally {
            waiter = null;
        }
    }

    /** Throws the error that comes while a datagram is handed to the transport. */
    void throwWhatSendingCauses(Runnable handOver) throws IOException {
        refusal = null;
        sending = true;
        try {
            handOver.run();
        } finally {
            sending = false;
        }
        IOException error = refusal;
        if (error != null) {
            throw error;
        }
    }

    void drain() {
        if (!maySend.isSet()) {
            Reports.checkWait(loop, "sendto");
            maySend.await();
        }
    }

    long dropped() {
        return dropped;
    }

    void setLimit(int bytes) {
        limit = bytes;
    }

    void waitClosed() {
        Reports.checkWait(loop, "waitClosed");
        gone.await();
    }
}
