package asyncio.net;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * One side of a TLS connection, as thinking only: bytes of the other end go in by {@link #receive}, bytes for it come
 * out of {@link #advance}, {@link #encrypt} and {@link #close}. It touches no socket, thread or clock.
 *
 * <p>The {@link SSLEngine} beneath wants to be asked what it wants at every step, and to be handed whole records. Here
 * that is {@link #advance}: it goes on until it cannot, and says why. Between two calls the engine keeps what has come
 * of a record, and nothing else.
 */
final class TlsEngine {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    /** Where the connection stands. */
    enum State {
        /** The two ends have not agreed yet. */
        HANDSHAKING,
        /** Bytes go both ways. */
        OPEN,
        /** The other end has said that nothing more comes. */
        ENDED,
        /** This end has said so; the other may still send. */
        CLOSING,
        /** Both have said so. */
        CLOSED,
        /** An error has ended it, or it was closed before the ends agreed. */
        FAILED
    }

    /** Why the engine does not go on. */
    enum Stop {
        /** More bytes of the other end are needed. */
        INPUT,
        /** The {@link #tasks} have to be run first. */
        TASKS,
        /** The {@link #serverName} is known: an engine has to be chosen by it, and told to {@link #use}. */
        NAME,
        /** What has come out so far has to be taken away: there is no room for more. */
        ROOM,
        /** Nothing more will come. */
        END
    }

    private static final String RELEASED = "the engine of a connection that is lost was released";

    private static final int HANDSHAKE_FAILURE = 40;
    private static final int UNRECOGNIZED_NAME = 112;

    private @Nullable SSLEngine engine;
    private String serverName = "";
    private int refusal = HANDSHAKE_FAILURE;
    private final ByteQueue incoming = new ByteQueue();
    private State state = State.HANDSHAKING;

    /** The side of a server that does not know its certificate yet: {@link #advance} stops at {@link Stop#NAME}. */
    TlsEngine() {}

    /** Begins a handshake; nothing moves before {@link #advance}. */
    TlsEngine(SSLEngine engine) throws SSLException {
        use(engine);
    }

    /** Goes on with an engine that was chosen. */
    void use(SSLEngine chosen) throws SSLException {
        engine = chosen;
        chosen.beginHandshake();
    }

    /** The name that the client asks for, in lower case; empty if it asks for none. */
    String serverName() {
        return serverName;
    }

    /** There is no engine for that name. */
    void refuseName() {
        refusal = UNRECOGNIZED_NAME;
    }

    /** Something that it needs has failed. */
    void fail() {
        state = State.FAILED;
    }

    private boolean isUnchosen() {
        return engine == null && state == State.HANDSHAKING;
    }

    State state() {
        return state;
    }

    SSLEngine sslEngine() {
        return Objects.requireNonNull(engine, RELEASED);
    }

    /** The end: forgets everything. Only the state is still known. */
    void release() {
        engine = null;
        incoming.clear();
        state = state == State.CLOSED ? State.CLOSED : State.FAILED;
    }

    /** Bytes that have come and have not been decrypted yet. */
    int pending() {
        return incoming.size();
    }

    /** Takes all remaining bytes of the other end. They may be cut anywhere. */
    void receive(ByteBuffer wire) {
        incoming.append(wire);
    }

    /**
     * Goes on with the handshake and decrypts, as far as possible.
     *
     * @param plain gets what was decrypted; has to have room for a record
     * @param wire gets what is to be sent to the other end; has to have room for a record
     * @throws SSLException if the other end breaks the rules or cannot be trusted; {@link #alert} tells it
     */
    Stop advance(ByteBuffer plain, ByteBuffer wire) throws SSLException {
        Stop stop;
        try {
            do {
                stop = step(plain, wire);
            } while (stop == null);
        } catch (SSLException | RuntimeException e) {
            state = State.FAILED;
            throw e;
        }
        return stop;
    }

    private @Nullable Stop step(ByteBuffer plain, ByteBuffer wire) throws SSLException {
        if (isUnchosen()) {
            return readName();
        }
        return switch (sslEngine().getHandshakeStatus()) {
            case NEED_TASK -> Stop.TASKS;
            case NEED_WRAP -> sslEngine().isOutboundDone() ? decrypt(plain) : speak(wire);
            case NEED_UNWRAP, NEED_UNWRAP_AGAIN, NOT_HANDSHAKING, FINISHED -> decrypt(plain);
        };
    }

    private Stop readName() throws SSLException {
        String name = ClientHello.serverName(incoming.view());
        if (name == null) {
            return Stop.INPUT;
        }
        serverName = name;
        return Stop.NAME;
    }

    /** Sends what the handshake, or the end, has to say. */
    private @Nullable Stop speak(ByteBuffer wire) throws SSLException {
        SSLEngineResult result = sslEngine().wrap(NOTHING.duplicate(), wire);
        note(result);
        return result.getStatus() == SSLEngineResult.Status.BUFFER_OVERFLOW ? Stop.ROOM : null;
    }

    private @Nullable Stop decrypt(ByteBuffer plain) throws SSLException {
        if (sslEngine().isInboundDone()) {
            return Stop.END;
        }
        if (incoming.isEmpty() && sslEngine().getHandshakeStatus() != HandshakeStatus.NEED_UNWRAP_AGAIN) {
            return Stop.INPUT;
        }
        SSLEngineResult result = sslEngine().unwrap(incoming.view(), plain);
        incoming.skip(result.bytesConsumed());
        note(result);
        return switch (result.getStatus()) {
            case BUFFER_UNDERFLOW -> Stop.INPUT;
            case BUFFER_OVERFLOW -> Stop.ROOM;
            case CLOSED -> ended();
            case OK -> null;
        };
    }

    private @Nullable Stop ended() {
        incoming.clear();
        state = state == State.CLOSING ? State.CLOSED : state == State.OPEN ? State.ENDED : state;
        return sslEngine().getHandshakeStatus() == HandshakeStatus.NEED_WRAP
                        && !sslEngine().isOutboundDone()
                ? null
                : Stop.END;
    }

    private void note(SSLEngineResult result) {
        if (state == State.HANDSHAKING && result.getHandshakeStatus() == HandshakeStatus.FINISHED) {
            state = State.OPEN;
        }
    }

    /** Work that may take long, such as checking certificates: to be run on any thread, then {@link #advance}. */
    List<Runnable> tasks() {
        List<Runnable> tasks = new ArrayList<>(1);
        for (Runnable task = sslEngine().getDelegatedTask();
                task != null;
                task = sslEngine().getDelegatedTask()) {
            tasks.add(task);
        }
        return tasks;
    }

    /** Whether bytes can be encrypted now: the ends have agreed, and are not about to agree again. */
    boolean canEncrypt() {
        return (state == State.OPEN || state == State.ENDED)
                && sslEngine().getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING
                && !sslEngine().isOutboundDone();
    }

    /**
     * Encrypts as many of the remaining bytes as there is room for; none unless {@link #canEncrypt}.
     *
     * @param wire gets what is to be sent; has to have room for a record
     */
    void encrypt(ByteBuffer plain, ByteBuffer wire) throws SSLException {
        boolean moved = true;
        while (moved && plain.hasRemaining() && canEncrypt()) {
            SSLEngineResult result = sslEngine().wrap(plain, wire);
            moved = result.bytesProduced() > 0;
        }
    }

    /** Says that nothing more comes from here; what was not encrypted before is not sent. */
    void close(ByteBuffer wire) {
        sslEngine().closeOutbound();
        state = switch (state) {
            case OPEN -> State.CLOSING;
            case ENDED -> State.CLOSED;
            case HANDSHAKING -> State.FAILED;
            case CLOSING, CLOSED, FAILED -> state;
        };
        alert(wire);
    }

    /** Tells the other end why this one has failed. */
    void alert(ByteBuffer wire) {
        if (engine == null) {
            wire.put(new byte[] {21, 3, 3, 0, 2, 2, (byte) refusal}); // a record with a fatal alert
            return;
        }
        try {
            while (!sslEngine().isOutboundDone()
                    && sslEngine().wrap(NOTHING.duplicate(), wire).bytesProduced() > 0) {
                // there may be several records
            }
        } catch (SSLException e) {
            state = State.FAILED; // what it has to say was said by the error before
        }
    }
}
