package asyncio.net;

import asyncio.Future;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The reading half of a TLS connection: has the engine go on whenever bytes have come, sends what it answers, and
 * delivers what it has decrypted.
 *
 * <p>What the engine asks to be done elsewhere - checking certificates, computing keys - is done by the loop's default
 * executor, because nobody knows how long a trust manager takes; meanwhile nothing is read. When the protocol pauses,
 * the transport below is paused: what has come already waits in the engine, encrypted, and nothing else piles up.
 */
final class TlsReading {
    private final TlsConnection connection;
    private final TlsEngine engine;

    /** Decrypted bytes that the protocol has had no room for. */
    private final ByteQueue leftOver = new ByteQueue();

    /** What the executor does for the engine; null if the engine waits for nothing there. */
    private @Nullable Future<?> work;

    private boolean paused;
    private boolean belowIsPaused;
    private boolean pumping;
    private boolean stopped;
    private boolean cutOff;

    TlsReading(TlsConnection connection, TlsEngine engine) {
        this.connection = connection;
        this.engine = engine;
    }

    boolean isPaused() {
        return paused;
    }

    void pause() {
        paused = true;
        steerBelow();
    }

    void resume() {
        paused = false;
        connection.loop.callSoon(this::pump);
    }

    /** Delivers nothing more; what comes is still read, for the sake of the other end's good-bye. */
    void discard() {
        paused = false;
        leftOver.clear();
        pump();
    }

    /** The connection is gone. */
    void stop() {
        stopped = true;
        leftOver.clear();
        Future<?> unfinished = work;
        if (unfinished != null) {
            unfinished.cancel();
        }
    }

    /** Whether the engine must not be touched, because another thread works for it. */
    boolean isWorking() {
        return work != null;
    }

    void receive(ByteBuffer wire) {
        if (!stopped) {
            engine.receive(wire);
            pump();
        }
    }

    /** The connection below has ended: no byte comes any more. */
    void cutOff() {
        cutOff = true;
        pump();
    }

    boolean isCutOff() {
        return cutOff;
    }

    /** Goes on as far as possible: the only place where the engine is moved on. */
    void pump() {
        if (pumping || work != null || stopped) {
            return;
        }
        pumping = true;
        ByteBuffer plain = connection.buffers.borrow();
        ByteBuffer wire = connection.buffers.borrow();
        try {
            while (mayGoOn() && advance(plain, wire)) {
                // until the engine, the protocol or the other end has to do something first
            }
        } finally {
            pumping = false;
            connection.buffers.giveBack(wire);
            connection.buffers.giveBack(plain);
        }
        steerBelow();
    }

    private boolean mayGoOn() {
        if (!leftOver.isEmpty() && !paused) {
            deliver(ByteBuffer.wrap(leftOver.take(leftOver.size())));
        }
        return !stopped && !isBlocked();
    }

    /** The protocol has to go on first. Nothing keeps the ends from agreeing, and from parting. */
    private boolean isBlocked() {
        return connection.isOpen() && (paused || !leftOver.isEmpty());
    }

    /** One round; false if there is nothing more to do now. */
    private boolean advance(ByteBuffer plain, ByteBuffer wire) {
        TlsEngine.Stop stop;
        try {
            stop = engine.advance(plain.clear(), wire.clear());
            if (stop == TlsEngine.Stop.NAME) {
                connection.chooseContext();
            }
        } catch (Throwable e) {
            engine.fail();
            handOn(plain, wire);
            connection.engineFailed(e);
            return false;
        }
        handOn(plain, wire);
        connection.writing.flush();
        connection.partIfFlushed();
        return !stopped && goesOnAfter(stop);
    }

    private void handOn(ByteBuffer plain, ByteBuffer wire) {
        connection.writing.send(wire);
        connection.openIfAgreed();
        deliver(plain.flip());
    }

    private boolean goesOnAfter(TlsEngine.Stop stop) {
        switch (stop) {
            case ROOM, NAME -> {
                return true;
            }
            case TASKS -> work();
            case END -> {
                Reports.trace(connection.loop, connection.transport, " received EOF");
                connection.ended();
            }
            case INPUT -> {
                if (cutOff) {
                    connection.cutOff();
                }
            }
        }
        return false;
    }

    private void work() {
        List<Runnable> tasks = engine.tasks();
        try {
            Future<?> job = connection.loop.runInExecutor(null, () -> tasks.forEach(Runnable::run));
            work = job;
            job.addDoneCallback(done -> worked(job));
        } catch (RuntimeException e) {
            connection.engineFailed(e);
        }
    }

    private void worked(Future<?> job) {
        work = null;
        if (stopped) {
            return;
        }
        Throwable error = job.cancelled() ? null : job.exception();
        if (error != null) {
            connection.engineFailed(error);
        } else {
            pump();
        }
    }

    /** Bytes that nobody can take now do not need to come. */
    private void steerBelow() {
        boolean wanted = !stopped && work == null && !(connection.isOpen() && paused);
        if (wanted && belowIsPaused) {
            belowIsPaused = false;
            connection.below().resumeReading();
        } else if (!wanted && !belowIsPaused && !stopped) {
            belowIsPaused = true;
            connection.below().pauseReading();
        }
    }

    private void deliver(ByteBuffer plain) {
        if (!plain.hasRemaining()) {
            return;
        }
        connection.writing.hold();
        try {
            while (plain.hasRemaining() && connection.isOpen() && !paused) {
                deliverTo(connection.protocol(), plain);
            }
        } finally {
            connection.writing.release();
        }
        if (plain.hasRemaining() && connection.isOpen()) {
            leftOver.append(plain);
        }
    }

    private void deliverTo(BaseProtocol<?> protocol, ByteBuffer plain) {
        if (protocol instanceof BufferedProtocol buffered) {
            fill(buffered, plain);
            return;
        }
        int end = plain.limit();
        try {
            ((Protocol) protocol).dataReceived(plain);
        } catch (Throwable e) {
            connection.protocolFailed("dataReceived", e);
        }
        plain.position(end);
    }

    private void fill(BufferedProtocol protocol, ByteBuffer plain) {
        int count;
        try {
            ByteBuffer room = protocol.getBuffer(plain.remaining());
            if (room == null || !room.hasRemaining()) {
                throw new IllegalStateException(ByteProtocols.noRoom(room, protocol));
            }
            count = Math.min(room.remaining(), plain.remaining());
            room.put(room.position(), plain, plain.position(), count);
            room.position(room.position() + count);
            plain.position(plain.position() + count);
        } catch (Throwable e) {
            connection.protocolFailed("getBuffer", e);
            return;
        }
        try {
            protocol.bufferUpdated(count);
        } catch (Throwable e) {
            connection.protocolFailed("bufferUpdated", e);
        }
    }
}
