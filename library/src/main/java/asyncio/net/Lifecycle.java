package asyncio.net;

import asyncio.Asyncio;
import asyncio.EventLoop;
import asyncio.Future;
import java.io.IOException;
import java.nio.channels.Channel;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The life of a transport that owns a channel, from {@code connectionMade} to {@code connectionLost}, and whom it tells
 * of it. What moves the bytes or datagrams are the transport's two halves.
 *
 * <p>A transport closes in two steps. When <em>closing</em> it reads no more, but may still have something to send.
 * When <em>lost</em> it neither reads nor writes, and {@code connectionLost} is on its way; after that the channel is
 * closed.
 *
 * @param <T> the kind of transport
 * @param <P> the kind of protocol
 */
final class Lifecycle<T extends BaseTransport, P extends BaseProtocol<T>> implements OpenChannels.Owner {
    /** The half of a transport that reads. */
    interface Input {
        /** Begins, after the protocol has been told of the connection. */
        void start();

        /** Reads no more. */
        void stop();
    }

    /** The half of a transport that writes. */
    interface Output {
        /** Sends what was held back; true if nothing is left to send. */
        boolean finish();

        /** Drops what has not been sent. */
        void drop();
    }

    private final EventLoop loop;
    private final Channel channel;
    private final T transport;
    private final Input input;
    private final Output output;
    private final Runnable gone;
    private final OpenChannels openChannels;
    private P protocol;
    private boolean closing;
    private boolean lost;

    /**
     * Begins a life.
     *
     * @param gone called at its end, when the channel has been closed
     */
    @SuppressWarnings("this-escape")
    Lifecycle(EventLoop loop, Channel channel, T transport, P protocol, Input input, Output output, Runnable gone) {
        this.loop = loop;
        this.channel = channel;
        this.transport = transport;
        this.protocol = protocol;
        this.input = input;
        this.output = output;
        this.gone = gone;
        openChannels = OpenChannels.of(loop);
        openChannels.add(this);
    }

    /** Has the protocol called from the next turn on. */
    void start() {
        loop.callSoon(this::connect);
    }

    /** Has the protocol called from the next turn on, and waits until it knows of the connection. */
    void startAndWait() {
        Future<@Nullable Void> made = loop.createFuture();
        start();
        loop.callSoon(() -> {
            if (!made.done()) {
                made.setResult(null);
            }
        });
        boolean known = false;
        try {
            Asyncio.await(made);
            known = true;
        } finally {
            if (!known) {
                transport.close();
            }
        }
    }

    private void connect() {
        Reports.trace(loop, transport, ": connection made");
        try {
            protocol.connectionMade(transport);
        } catch (Throwable e) {
            protocolFailed("connectionMade", e);
        }
        input.start();
    }

    @Override
    public Channel channel() {
        return channel;
    }

    /** What was closed where TLS is spoken over it waits only for the other end. */
    @Override
    public @Nullable BaseTransport leftOpen() {
        if (channel instanceof Conduit conduit && !conduit.needsClosing()) {
            return null;
        }
        BaseTransport top = transport;
        while (top.getProtocol() instanceof TlsProtocol encrypted) {
            top = encrypted.transport();
        }
        return closing || top.isClosing() ? null : top;
    }

    P protocol() {
        return protocol;
    }

    void setProtocol(P newProtocol) {
        protocol = newProtocol;
    }

    boolean isClosing() {
        return closing;
    }

    boolean isLost() {
        return lost;
    }

    /** As {@link BaseTransport#close}. */
    void close() {
        if (closing || closedWithLoop()) {
            return;
        }
        Reports.checkLoop(loop, "close");
        closing = true;
        input.stop();
        if (output.finish() && !lost) {
            loseSoon(null);
        }
    }

    /** As {@link WriteTransport#abort}. */
    void abort() {
        if (!closedWithLoop()) {
            Reports.checkLoop(loop, "abort");
            forceClose(null);
        }
    }

    /** On a closed loop nobody can be told anything any more; the channel is released all the same. */
    private boolean closedWithLoop() {
        if (!loop.isClosed()) {
            return false;
        }
        closing = true;
        lost = true;
        openChannels.close(this);
        return true;
    }

    private void forceClose(@Nullable Throwable error) {
        if (lost) {
            return;
        }
        closing = true;
        input.stop();
        output.drop();
        loseSoon(error);
    }

    private void loseSoon(@Nullable Throwable error) {
        lost = true;
        loop.callSoon(() -> lose(error));
    }

    /** Everything has been sent: the end, if it is closing. */
    void allIsSent() {
        if (closing && !lost) {
            lose(null);
        }
    }

    /** The end: tells the protocol, and releases the channel. */
    private void lose(@Nullable Throwable error) {
        lost = true;
        Reports.trace(loop, transport, ": connection lost", error);
        try {
            protocol.connectionLost(error);
        } finally {
            openChannels.close(this);
            gone.run();
        }
    }

    /** The connection cannot go on. An I/O error is the protocol's business, anything else is reported as well. */
    void fatalError(String message, Throwable error) {
        if (!(error instanceof IOException)) {
            Reports.failure(loop, message, transport, error);
        }
        forceClose(error);
    }

    /** The protocol has failed where that ends the connection. */
    void protocolFailed(String method, Throwable error) {
        output.finish();
        fatalError("Fatal error: protocol." + method + "() call failed", error);
    }

    /** Calls the protocol about something whose failure does not end the connection. */
    void tell(String method, Consumer<? super P> what) {
        Reports.tell(loop, transport, protocol, method, what);
    }
}
