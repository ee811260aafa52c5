package asyncio.net;

import asyncio.Asyncio;
import asyncio.EventLoop;
import asyncio.TimerHandle;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * The life of a TLS connection over any transport, from the handshake to {@code connectionLost}. To the transport below
 * it is a protocol, {@link TlsProtocol}, and to its own protocol a transport, {@link TlsTransport}. The bytes are the
 * business of its halves, {@link TlsReading} and {@link TlsWriting}, and what they mean is that of {@link TlsEngine}.
 *
 * <p>It parts in order: each end says that nothing more comes (close_notify). After {@link #close} this end says so and
 * waits for the other, so that nothing which is under way is lost by a reset. An end of the connection below that comes
 * unannounced may have cut bytes off, and is an error.
 */
final class TlsConnection {
    private enum Phase {
        HANDSHAKING,
        OPEN,
        CLOSING,
        LOST
    }

    final EventLoop loop;
    final TlsBuffers buffers;
    final TlsWriting writing;
    final TlsReading reading;
    final TlsTransport transport;
    private final TlsEngine engine;
    private TlsSetup setup;
    private final @Nullable Connections owner;
    private final TlsAgreement agreement;
    private BaseProtocol<Transport> protocol;
    private Phase phase = Phase.HANDSHAKING;
    private @Nullable Transport below;
    private @Nullable TimerHandle timer;
    private @Nullable TlsFacts facts;
    private @Nullable Throwable failure;

    /** Whether the protocol knows of the connection. */
    private boolean made;

    /** This end has said that nothing more comes. */
    private boolean parted;

    /** ... and the system had taken everything then. */
    private boolean allSent;

    private boolean doneWithBelow;

    /**
     * Prepares a connection.
     *
     * @param made whether the protocol knows already, and is not to be told
     * @param owner who keeps count, or null
     */
    @SuppressWarnings("this-escape")
    TlsConnection(EventLoop loop, TlsSetup setup, BaseProtocol<?> protocol, boolean made, @Nullable Connections owner)
            throws SSLException {
        this.loop = loop;
        this.setup = setup;
        this.made = made;
        this.owner = owner;
        this.protocol = ByteProtocols.checked(protocol, "a TLS connection");
        buffers = TlsBuffers.of(loop);
        agreement = new TlsAgreement(loop);
        engine = setup.begin();
        writing = new TlsWriting(this, engine);
        reading = new TlsReading(this, engine);
        transport = new TlsTransport(this);
    }

    /** Puts TLS between a transport and a protocol that has been told of it. */
    static TlsConnection takeOver(Transport transport, BaseProtocol<?> protocol, TlsOptions options)
            throws IOException {
        TlsSetup setup = options.serverSide() ? TlsSetup.server(options) : TlsSetup.client(options, null, -1);
        TlsAgreement.checkCanBegin(transport);
        TlsConnection encrypted = new TlsConnection(Asyncio.getRunningLoop(), setup, protocol, true, null);
        encrypted.over(transport);
        transport.setProtocol(encrypted.wire());
        encrypted.begin();
        return encrypted;
    }

    /** Names the transport below, whose protocol is {@link #wire} from now on. */
    void over(Transport lower) {
        below = lower;
        if (owner != null) {
            owner.attach(transport);
        }
    }

    /** What this is to the transport below. */
    Protocol wire() {
        return new TlsProtocol(this, reading, writing);
    }

    Transport below() {
        return Objects.requireNonNull(below, "begins when there is a transport below");
    }

    /** The connection below stands: begins the handshake. */
    void begin() {
        if (phase == Phase.HANDSHAKING && timer == null) {
            below().setWriteBufferLimits(TlsWriting.LIMITS);
            below().resumeReading();
            agreement.begin(transport);
            timer = loop.callLater(setup.options().handshakeTimeout(), this::handshakeTimedOut);
            reading.pump();
        }
    }

    /** Bytes that have come before this took over. */
    void receiveEarly(ByteBuffer data) {
        reading.receive(data);
    }

    /** Waits until the ends have agreed; a failure, or a cancellation, ends the connection. */
    void awaitHandshake() throws IOException {
        boolean open = false;
        try {
            if (phase == Phase.LOST) {
                throw failure == null ? TlsAgreement.closed() : StreamErrors.rethrow(failure);
            }
            if (phase == Phase.HANDSHAKING) {
                agreement.await();
            }
            open = true;
        } finally {
            if (!open) {
                abort();
            }
        }
    }

    private void handshakeTimedOut() {
        fail(TlsAgreement.late(setup.options().handshakeTimeout()), "TLS handshake");
    }

    /** Tells the protocol of the connection as soon as the ends have agreed. */
    void openIfAgreed() {
        if (phase != Phase.HANDSHAKING
                || engine.state() == TlsEngine.State.HANDSHAKING
                || engine.state() == TlsEngine.State.FAILED) {
            return;
        }
        phase = Phase.OPEN;
        stopTimer();
        facts = TlsFacts.of(setup.chosenContext(), engine.sslEngine());
        tellMade();
        agreement.reached(transport);
        writing.flush();
    }

    /** The name that a client asks for is known: goes on with the context for it. */
    void chooseContext() throws SSLException {
        setup = setup.choose(engine);
    }

    private void tellMade() {
        if (made) {
            return;
        }
        made = true;
        try {
            protocol.connectionMade(transport);
        } catch (Throwable e) {
            protocolFailed("connectionMade", e);
        }
    }

    private void stopTimer() {
        TimerHandle running = timer;
        if (running != null) {
            running.cancel();
        }
    }

    boolean isOpen() {
        return phase == Phase.OPEN;
    }

    /** The other end has said that nothing more comes. */
    void ended() {
        switch (phase) {
            case HANDSHAKING -> engineFailed(TlsAgreement.closed());
            case OPEN -> endReached();
            case CLOSING -> closeBelow();
            case LOST -> {}
        }
    }

    /** The connection below has ended, and everything that came was delivered. */
    void cutOff() {
        switch (phase) {
            case HANDSHAKING ->
                engineFailed(new SSLHandshakeException("the other end closed the connection during the TLS handshake"));
            case OPEN -> {
                if (setup.options().closeNotifyRequired()) {
                    fail(
                            new SSLException("the other end closed the connection without TLS's close_notify: the last"
                                    + " bytes may be missing; TlsOptions.withCloseNotifyRequired(false) accepts that"),
                            "TLS connection");
                } else {
                    endReached();
                }
            }
            case CLOSING -> closeBelow();
            case LOST -> {}
        }
    }

    private void endReached() {
        try {
            boolean keepOpen = protocol instanceof BufferedProtocol buffered
                    ? buffered.eofReceived()
                    : ((Protocol) protocol).eofReceived();
            if (keepOpen) {
                Reports.warn("returning true from eofReceived() has no effect when using TLS: " + transport);
            }
        } catch (Throwable e) {
            protocolFailed("eofReceived", e);
            return;
        }
        close();
    }

    /** Parts in order: sends what was written, says so, and waits for the other end to say so, too. */
    void close() {
        if (loop.isClosed()) {
            below().close();
            return;
        }
        Reports.checkLoop(loop, "close");
        if (phase == Phase.HANDSHAKING) {
            abort();
        } else if (phase == Phase.OPEN) {
            phase = Phase.CLOSING;
            timer = loop.callLater(setup.options().shutdownTimeout(), this::shutdownTimedOut);
            writing.release();
            partIfFlushed();
            reading.discard();
        }
    }

    private void shutdownTimedOut() {
        fail(new SSLException("SSL shutdown timed out"), "TLS connection");
    }

    /** When closing: says that nothing more comes, after all that was written. */
    void partIfFlushed() {
        if (phase != Phase.CLOSING || parted || !writing.isEmpty() || reading.isWorking()) {
            return;
        }
        parted = true;
        loop.callSoon(this::noteAllSent);
        ByteBuffer wire = buffers.borrow();
        engine.close(wire);
        writing.send(wire);
        buffers.giveBack(wire);
        if (engine.state() != TlsEngine.State.CLOSING || reading.isCutOff()) {
            closeBelow();
        }
    }

    /** Notes it if the system has taken everything: a reset that comes later is no loss. */
    void noteAllSent() {
        allSent = parted && below().getWriteBufferSize() == 0;
    }

    private void closeBelow() {
        doneWithBelow = true;
        below().close();
    }

    /** Whether the transport below was closed or aborted from here. */
    boolean isDoneWithBelow() {
        return doneWithBelow;
    }

    /** Ends the connection at once. */
    void abort() {
        if (!loop.isClosed()) {
            Reports.checkLoop(loop, "abort");
        }
        if (phase != Phase.LOST) {
            stop();
            below().abort();
        }
    }

    /** Nothing moves any more; {@code connectionLost} is on its way. */
    private void stop() {
        phase = Phase.LOST;
        doneWithBelow = true;
        stopTimer();
        reading.stop();
        writing.drop();
    }

    /** The engine cannot go on: the other end is told why, if it wants to know in time. */
    void engineFailed(Throwable error) {
        if (phase == Phase.LOST) {
            return;
        }
        if (engine.state() == TlsEngine.State.FAILED && !reading.isWorking()) {
            ByteBuffer wire = buffers.borrow();
            engine.alert(wire);
            writing.send(wire);
            buffers.giveBack(wire);
        }
        fall(error, "Fatal error on TLS connection");
        timer = loop.callLater(setup.options().shutdownTimeout(), below()::abort);
        below().close();
    }

    void protocolFailed(String method, Throwable error) {
        fail(error, "Fatal error: protocol." + method + "() call failed");
    }

    /** The connection cannot go on. */
    void fail(Throwable error, String message) {
        if (phase != Phase.LOST) {
            fall(error, message);
            below().abort();
        }
    }

    /** Remembers what has ended the connection. An I/O error is the protocol's business, another is reported, too. */
    private void fall(Throwable error, String message) {
        if (!(error instanceof IOException)) {
            Reports.failure(loop, message, transport, error);
        } else if (phase == Phase.HANDSHAKING && !agreement.isAwaited()) {
            Reports.debug("TLS handshake failed: " + transport, error);
        }
        failure = error;
        stop();
        agreement.failed(error);
    }

    /** The connection below is gone. */
    void lost(@Nullable Throwable exception) {
        Throwable error = failure != null ? failure : reason(exception);
        stop();
        agreement.failed(error);
        try {
            if (made) {
                protocol.connectionLost(error);
            }
        } finally {
            engine.release();
            if (owner != null) {
                owner.detach(transport);
            }
        }
    }

    /** A reset after everything was said in order is the way in which some hang up. */
    private @Nullable Throwable reason(@Nullable Throwable exception) {
        return parted && allSent && exception instanceof IOException ? null : exception;
    }

    /** Calls the protocol about something whose failure does not end the connection. */
    void tell(String method, Consumer<? super BaseProtocol<Transport>> what) {
        Reports.tell(loop, transport, protocol, method, what);
    }

    BaseProtocol<Transport> protocol() {
        return protocol;
    }

    void setProtocol(BaseProtocol<?> newProtocol) {
        protocol = ByteProtocols.checked(newProtocol, "a TLS connection");
    }

    boolean isClosing() {
        return phase == Phase.CLOSING || phase == Phase.LOST;
    }

    <T> @Nullable T fact(ExtraInfo<T> key) {
        T known = facts == null ? null : facts.get(key);
        return known != null ? known : below().getExtraInfo(key);
    }

    @Override
    public String toString() {
        return phase.name().toLowerCase(Locale.ROOT) + " over " + below;
    }
}
