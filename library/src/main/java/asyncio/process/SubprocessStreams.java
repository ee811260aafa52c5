package asyncio.process;

import asyncio.net.StreamReader;
import asyncio.net.StreamReaderProtocol;
import asyncio.net.StreamWriter;
import asyncio.net.Transport;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A child's pipes as streams. When it has ended and all it has written was taken in, its standard input is closed. */
final class SubprocessStreams implements SubprocessProtocol {
    private final int limit;
    private final @Nullable StreamReader[] readers = new StreamReader[3];

    /** What the writer of standard input waits by; it is told what becomes of that pipe. */
    private final StreamReaderProtocol inputGate = new StreamReaderProtocol(new StreamReader());

    private @Nullable StreamWriter stdin;
    private @Nullable SubprocessTransport transport;
    private int openOutputs;
    private boolean exited;

    SubprocessStreams(int limit) {
        this.limit = limit;
    }

    @Nullable
    StreamWriter stdin() {
        return stdin;
    }

    /** Of standard output, 1, or standard error, 2. */
    @Nullable
    StreamReader reader(int fd) {
        return readers[fd];
    }

    @Override
    public void connectionMade(SubprocessTransport made) {
        transport = made;
        for (int fd = 1; fd < readers.length; fd++) {
            Transport pipe = made.getPipeTransport(fd);
            if (pipe != null) {
                StreamReader reader = new StreamReader(limit);
                reader.setTransport(pipe);
                readers[fd] = reader;
                openOutputs++;
            }
        }
        Transport pipe = made.getPipeTransport(0);
        if (pipe != null) {
            stdin = new StreamWriter(pipe, inputGate, null);
        }
    }

    @Override
    public void pipeDataReceived(int fd, ByteBuffer data) {
        StreamReader reader = readers[fd];
        if (reader != null) {
            reader.feedData(data);
        }
    }

    @Override
    public void pipeConnectionLost(int fd, @Nullable Throwable exception) {
        StreamReader reader = readers[fd];
        if (reader == null) {
            inputGate.connectionLost(exception);
            return;
        }
        if (exception == null) {
            reader.feedEof();
        } else {
            reader.setException(exception);
        }
        openOutputs--;
        closeIfOver();
    }

    @Override
    public void pauseWriting() {
        inputGate.pauseWriting();
    }

    @Override
    public void resumeWriting() {
        inputGate.resumeWriting();
    }

    @Override
    public void processExited() {
        exited = true;
        closeIfOver();
    }

    private void closeIfOver() {
        if (exited && openOutputs == 0 && transport != null) {
            transport.close();
        }
    }
}
