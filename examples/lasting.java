// A server that lasts: limits for guests, lines, time and the end. Who breaks one harms nobody else.
import asyncio.*;
import asyncio.net.*;
import static asyncio.Asyncio.*;
import java.io.IOException;
import java.util.concurrent.TimeoutException;

final Semaphore places = new Semaphore(2);

void welcome(Stream guest) throws IOException {
    if (places.locked()) {
        guest.write("busy\n".getBytes());
        return;
    }
    try (var _ = places.hold()) {
        guest.write("welcome\n".getBytes());
        while (waitFor(() -> answer(guest), 10)) {}
    } catch (TimeoutException e) {
        guest.writer().transport().abort();
    } catch (LimitOverrunException e) {
        guest.write("too long\n".getBytes());
    }
}

/** Reads a number and sends its double; false at the end. */
boolean answer(Stream guest) throws IOException {
    String line = new String(guest.readLine());
    if (line.isEmpty()) {
        return false;
    }
    int number = Integer.parseInt(line.strip());
    guest.write((2 * number + "\n").getBytes());
    return true;
}

/** Serves until its task is cancelled. Then nobody comes in any more, and who is there has five seconds. */
void serve(Server server) {
    try {
        new Event().await();
    } finally {
        server.close();
        log("closing");
        try {
            waitFor(() -> server.waitClosed(), 5);
        } catch (TimeoutException e) {
            server.abortClients();
            server.waitClosed();
        }
        log("closed");
    }
}

/** A guest who sends some lines, prints what comes, and stays until the server hangs up. */
void visit(int port, String name, String... lines) throws IOException {
    try (var stream = Net.connect("127.0.0.1", port)) {
        for (String line : lines) {
            stream.write((line + "\n").getBytes());
        }
        for (byte[] reply : stream) {
            log(name + " reads " + new String(reply).strip());
        }
        log(name + " is out");
    }
}

void log(String event) {
    IO.println(Math.round(getRunningLoop().time()) + " s: " + event);
}

void main() {
    run(() -> {
        getRunningLoop().setExceptionHandler((_, context) -> {
            log("failed: " + context.exception().getMessage());
        });
        var server = Net.serve(this::welcome, "127.0.0.1", 0, ServerOptions.DEFAULT.withLimit(100));
        var serving = createTask(() -> serve(server));
        int port = server.port();
        createTask(() -> visit(port, "silent"));
        sleep(1);
        visit(port, "talker", "1".repeat(1000));
        visit(port, "poet", "roses");
        createTask(() -> visit(port, "ann", "20", "21"));
        sleep(1);
        visit(port, "late");
        sleep(10);
        var ben = createTask(() -> visit(port, "ben", "4"));
        sleep(1);
        serving.cancel(); // as Ctrl-C cancels the main task
        await(gatherReturnExceptions(serving, ben));
    });
}
