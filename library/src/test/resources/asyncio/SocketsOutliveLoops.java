import static asyncio.Asyncio.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * Blocking sockets of plain virtual threads go on working when the loop that used some first is gone, and their pollers
 * are not continued by a new platform thread each time.
 */
void main() throws Exception {
    int exchanges = 40;
    run(this::exchange);
    long before = nextThreadId();
    for (int i = 0; i < exchanges; i++) {
        exchangeOnPlainThread();
    }
    long started = nextThreadId() - before - 1;
    IO.println(started < 3 * exchanges ? "all exchanged" : "threads started for " + exchanges + ": " + started);
    System.exit(0);
}

long nextThreadId() {
    return Thread.ofPlatform().unstarted(() -> {}).threadId();
}

void exchangeOnPlainThread() throws InterruptedException {
    Thread.ofVirtual()
            .start(() -> {
                try {
                    exchange();
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            })
            .join();
}

/** Accepts a connection of its own that arrives late, so that accept has to block, and reads what comes late. */
void exchange() throws IOException {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        var reader = Thread.currentThread();
        Thread.ofPlatform().start(() -> connect(server.getLocalPort(), reader));
        try (var accepted = server.accept()) {
            accepted.getOutputStream().write(0);
            if (accepted.getInputStream().read() != 42) {
                throw new IOException("unexpected byte");
            }
        }
    }
}

/** Connects when the reader is blocked, and writes when it is again; between them it says that it was not. */
void connect(int port, Thread reader) {
    awaitBlocked(reader);
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        socket.getInputStream().read();
        awaitBlocked(reader);
        socket.getOutputStream().write(42);
    } catch (IOException e) {
        throw new AssertionError(e);
    }
}

void awaitBlocked(Thread thread) {
    while (thread.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
    }
}
