package asyncio.net;

import asyncio.Asyncio;
import asyncio.Event;
import asyncio.EventLoop;
import asyncio.Task;
import java.io.IOException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Between a transport and a stream: feeds the reader, holds back the writer, and starts the handler of a server. */
public final class StreamReaderProtocol implements Protocol {
    private final EventLoop loop = Asyncio.getRunningLoop();
    private final StreamReader reader;
    private final @Nullable ClientHandler handler;
    private final Event mayWrite = new Event();
    private final Event gone = new Event();
    private @Nullable Transport transport;
    private @Nullable Throwable lostBy;

    /** Stands for the end of a connection that has ended without an error. */
    private @Nullable IOException end;

    /** Creates a protocol that feeds a reader, on the running loop. */
    public StreamReaderProtocol(StreamReader reader) {
        this(reader, null);
    }

    /** Creates a protocol that feeds a reader, and has a handler run in a task when the connection stands. */
    public StreamReaderProtocol(StreamReader reader, @Nullable ClientHandler handler) {
        this.reader = reader;
        this.handler = handler;
        mayWrite.set();
    }

    static Supplier<StreamReaderProtocol> factory(ClientHandler handler, int limit) {
        Objects.requireNonNull(handler, "a server of streams needs a handler, got null");
        return () -> new StreamReaderProtocol(new StreamReader(limit), handler);
    }

    @Override
    public void connectionMade(Transport made) {
        transport = made;
        reader.setTransport(made);
        ClientHandler client = handler;
        if (client != null) {
            StreamWriter writer = new StreamWriter(made, this, reader);
            Task<?> task = loop.createTask(() -> client.handle(reader, writer));
            task.addDoneCallback(ended -> handlerEnded(task, made));
        }
    }

    private void handlerEnded(Task<?> task, Transport made) {
        Throwable error = task.cancelled() ? null : task.exception();
        if (error != null) {
            Reports.failure(loop, "Unhandled exception in client_connected_cb", made, error);
        }
        if (error != null || task.cancelled()) {
            made.close();
        }
    }

    @Override
    public void dataReceived(ByteBuffer data) {
        reader.feedData(data);
    }

    /** Where a transport may put what comes next, instead of feeding it; null if it has to be fed. */
    @Nullable
    ByteBuffer room() {
        return reader.room();
    }

    /** So many bytes have been put there. */
    void delivered(int count) {
        reader.delivered(count);
    }

    /** Keeps the connection for writing, if it has two halves. */
    @Override
    public boolean eofReceived() {
        reader.feedEof();
        return transport != null && transport.canWriteEof();
    }

    @Override
    public void pauseWriting() {
        Reports.trace(loop, this, " pauses writing");
        mayWrite.clear();
    }

    @Override
    public void resumeWriting() {
        Reports.trace(loop, this, " resumes writing");
        mayWrite.set();
    }

    @Override
    public void connectionLost(@Nullable Throwable exception) {
        lostBy = exception;
        if (exception == null) {
            reader.feedEof();
        } else {
            reader.setException(exception);
        }
        gone.set();
        mayWrite.set();
    }

    @Override
    public String toString() {
        return "<StreamReaderProtocol of " + transport + ">";
    }

    /** Puts TLS between this and its transport; what was not read yet is the beginning of the handshake. */
    TlsConnection startTls(Transport plain, TlsOptions options) throws IOException {
        TlsConnection encrypted =
                TlsConnection.takeOver(plain, this, options.withServerSide(options.serverSide() || handler != null));
        transport = encrypted.transport;
        encrypted.receiveEarly(reader.moveTo(encrypted.transport));
        return encrypted;
    }

    EventLoop loop() {
        return loop;
    }

    void drain() throws IOException {
        if (gone.isSet()) {
            throwIfFailed();
            throw endInOrder();
        }
        if (!mayWrite.isSet()) {
            Reports.checkWait(loop, "drain");
            mayWrite.await();
            throwIfFailed();
        }
    }

    private IOException endInOrder() {
        IOException known = end;
        if (known == null) {
            known = new SocketException("Connection lost");
            end = known;
        }
        return known;
    }

    /** Whether an error is what {@link #drain} has thrown because the connection was gone, without an error. */
    boolean isEndInOrder(Throwable error) {
        return error == end;
    }

    void waitClosed() throws IOException {
        Reports.checkWait(loop, "waitClosed");
        gone.await();
        throwIfFailed();
    }

    private void throwIfFailed() throws IOException {
        Throwable error = lostBy;
        if (error != null) {
            throw StreamErrors.rethrow(error);
        }
    }
}
