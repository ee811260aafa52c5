package asyncio.net;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The sending half of an endpoint. A datagram goes to the channel at once; only when that has no room, it and those
 * after it wait here, and the channel is watched until it has.
 */
final class DatagramSending implements Runnable, Lifecycle.Output {
    private final DatagramSocketTransport transport;
    private final DatagramQueue.Sink sink;
    private final DatagramQueue queue = new DatagramQueue();
    private final FlowControl flow = new FlowControl();
    private boolean waiting;

    DatagramSending(DatagramSocketTransport transport, DatagramQueue.Sink sink) {
        this.transport = transport;
        this.sink = sink;
    }

    long size() {
        return queue.size();
    }

    @Override
    public boolean finish() {
        return queue.isEmpty();
    }

    WriteBufferLimits limits() {
        return flow.limits();
    }

    void setLimits(WriteBufferLimits limits) {
        flow.setLimits(limits);
        pauseIfFull();
    }

    void send(ByteBuffer data, @Nullable SocketAddress to) {
        if (waiting || !sentAtOnce(data, to)) {
            queue.append(data, to);
            awaitRoom();
            pauseIfFull();
        }
    }

    /** False if there was no room; a failure counts as sent. */
    private boolean sentAtOnce(ByteBuffer data, @Nullable SocketAddress to) {
        try {
            return sink.send(data, to);
        } catch (IOException e) {
            transport.errorReceived(e);
        } catch (RuntimeException e) {
            fail(e);
        }
        return true;
    }

    private void fail(RuntimeException error) {
        transport.life.fatalError("Fatal write error on datagram transport", error);
    }

    private void awaitRoom() {
        if (!waiting) {
            waiting = true;
            transport.claim.onWritable(this);
        }
    }

    /** There is room again. */
    @Override
    public void run() {
        while (!queue.isEmpty() && sentFirst()) {
            // the next one
        }
        if (transport.life.isLost()) {
            return;
        }
        if (flow.resumes(queue.size())) {
            transport.life.tell("resumeWriting", BaseProtocol::resumeWriting);
        }
        if (queue.isEmpty()) {
            stopWaiting();
            transport.life.allIsSent();
        }
    }

    /** False if there is still no room. A failure loses one datagram, or the endpoint and with it all. */
    private boolean sentFirst() {
        try {
            return queue.sendFirst(sink);
        } catch (IOException e) {
            transport.errorReceived(e);
        } catch (RuntimeException e) {
            fail(e);
        }
        return true;
    }

    private void pauseIfFull() {
        if (flow.pauses(queue.size())) {
            transport.life.tell("pauseWriting", BaseProtocol::pauseWriting);
        }
    }

    @Override
    public void drop() {
        queue.clear();
        stopWaiting();
    }

    private void stopWaiting() {
        if (waiting) {
            waiting = false;
            transport.claim.removeWritable();
        }
    }
}
