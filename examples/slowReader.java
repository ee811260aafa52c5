// Who writes waits for who reads: above the high-water mark a write suspends its task, and memory stays bounded.
import asyncio.*;
import asyncio.net.*;
import asyncio.testing.*;
import static asyncio.Asyncio.*;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeoutException;

/** The other end: reads a thousand bytes a second, five times, and then nothing more. */
void readSlowly(SocketChannel end) throws IOException {
    for (int second = 1; second <= 5; second++) {
        sleep(1);
        end.read(ByteBuffer.allocate(1000));
    }
}

void log(String event, Transport transport) {
    double now = getRunningLoop().time();
    IO.println(Math.round(now) + " s: " + event + ", buffered " + transport.getWriteBufferSize());
}

void main() {
    run(() -> {
        try (var pair = MemoryPair.open(1000)) { // in place of what the system buffers
            var stream = new Stream(Net.openConnection(pair.near(), StreamReader.DEFAULT_LIMIT));
            Transport transport = stream.writer().transport();
            transport.setWriteBufferLimits(new WriteBufferLimits(1000, 4000));
            createTask(() -> readSlowly(pair.far()));
            try {
                for (int i = 1; i <= 20; i++) {
                    waitFor(() -> stream.write(new byte[1500]), 10);
                    log("write " + i + " is done", transport);
                }
            } catch (TimeoutException e) {
                log("too slow", transport);
                transport.abort();
                log("aborted", transport);
            }
        }
    });
}
