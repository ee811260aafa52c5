package asyncio.net;

import asyncio.Asyncio;
import asyncio.EventLoop;
import asyncio.Future;
import java.io.IOException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes the place of a transport's protocol while a file is sent, and knows when the transport has room and when it is
 * lost. Meanwhile the protocol gets no input and is paused; afterwards it is where it would be without all this.
 *
 * <p>It uses only what any transport promises, so it works over TLS and in memory, too. That a protocol was paused
 * before shows by this: with marks of zero a transport pauses its protocol at once, unless it has done so already.
 */
final class SendfileProtocol implements Protocol {
    private final EventLoop loop = Asyncio.getRunningLoop();
    private final Transport transport;
    private final BaseProtocol<?> original;
    private final boolean wasReading;

    /** The transport has paused its protocol. */
    private boolean paused;

    /** The original protocol thinks that it is paused. */
    private boolean originalPaused;

    private boolean lost;
    private @Nullable Throwable lostBy;
    private @Nullable Future<@Nullable Void> waiter;

    /** Takes over. */
    SendfileProtocol(Transport transport) {
        this.transport = transport;
        original = transport.getProtocol();
        if (original instanceof SendfileProtocol) {
            throw new IllegalStateException("sendfile() is in progress already: " + transport);
        }
        wasReading = transport.isReading();
        transport.setProtocol(this);
        transport.pauseReading();
    }

    /** Pauses the original protocol, and waits until the transport has sent what was written before. */
    void awaitEmpty() throws IOException {
        Asyncio.sleep(0); // what is gathered leaves at the next turn
        throwIfLost();
        WriteBufferLimits limits = transport.getWriteBufferLimits();
        boolean empty = transport.getWriteBufferSize() == 0;
        transport.setWriteBufferLimits(WriteBufferLimits.ofHigh(0));
        try {
            originalPaused = !empty && !paused;
            paused = !empty;
            pauseOriginal();
            awaitRoom();
        } finally {
            transport.setWriteBufferLimits(limits);
        }
    }

    private void pauseOriginal() {
        if (!originalPaused) {
            originalPaused = true;
            tell("pauseWriting", BaseProtocol::pauseWriting);
        }
    }

    /** Gives the place back. */
    void end() {
        if (lost) {
            return;
        }
        transport.setProtocol(original);
        if (wasReading) {
            transport.resumeReading();
        }
        if (originalPaused && !paused) {
            tell("resumeWriting", BaseProtocol::resumeWriting);
        }
    }

    private void tell(String method, Consumer<BaseProtocol<?>> what) {
        Reports.tell(loop, transport, original, method, what);
    }

    /** Waits while the transport has paused its protocol. */
    void awaitRoom() throws IOException {
        throwIfLost();
        while (paused) {
            awaitSignal();
        }
    }

    /** Waits until somebody calls {@link #wake}, or the connection is lost. */
    void awaitSignal() throws IOException {
        Future<@Nullable Void> wait = loop.createFuture();
        waiter = wait;
        try {
            Asyncio.await(wait);
        } finally {
            waiter = null;
        }
        throwIfLost();
    }

    void wake() {
        Future<@Nullable Void> wait = waiter;
        if (wait != null && !wait.done()) {
            wait.setResult(null);
        }
    }

    void throwIfLost() throws IOException {
        Throwable error = lostBy;
        if (error != null) {
            throw StreamErrors.rethrow(error);
        }
        if (lost || transport.isClosing()) {
            throw new SocketException("the connection was closed while sendfile() was in progress: " + transport);
        }
    }

    @Override
    public void pauseWriting() {
        paused = true;
    }

    @Override
    public void resumeWriting() {
        paused = false;
        wake();
    }

    @Override
    public void connectionLost(@Nullable Throwable exception) {
        lost = true;
        lostBy = exception;
        try {
            original.connectionLost(exception);
        } finally {
            wake();
        }
    }

    @Override
    public void dataReceived(ByteBuffer data) {
        throw new IllegalStateException("Invalid state: reading should be paused, sendfile() is in progress");
    }

    /** Left to the original protocol: the other end may have said all that it has to say. */
    @Override
    public boolean eofReceived() {
        return original instanceof BufferedProtocol buffered
                ? buffered.eofReceived()
                : ((Protocol) original).eofReceived();
    }
}
