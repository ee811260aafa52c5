// What keeps a connection from being made, and bad arguments.
import asyncio.*;
import asyncio.net.*;
import static asyncio.Asyncio.*;

import static java.nio.charset.StandardCharsets.US_ASCII;

byte[] bytes(String text) {
    return text.getBytes(US_ASCII);
}

String text(byte[] data) {
    return new String(data, US_ASCII).strip();
}

interface Act {
    void run() throws IOException;
}

void attempt(String name, Act act) {
    try {
        act.run();
    } catch (ExceptionGroup e) {
        IO.println(name + " group of " + e.exceptions().size()
                + (e.exceptions().getFirst() instanceof java.net.ConnectException ? " refused" : ""));
    } catch (java.net.ConnectException e) {
        IO.println(name + " refused");
    } catch (IllegalArgumentException e) {
        IO.println(name + " value error");
    } catch (IOException e) {
        IO.println(name + " os error");
    }
}

void main() {
    run(() -> {
        var server = Net.startServer((r, w) -> {}, "127.0.0.1", 0);
        int port = server.port();
        server.close();
        server.waitClosed();
        var options = ConnectOptions.DEFAULT;
        attempt("closed port", () -> Net.openConnection("127.0.0.1", port));
        attempt(
                "closed port, all errors",
                () -> Net.openConnection("127.0.0.1", port, options.withAllErrors(true)));
        attempt(
                "side by side",
                () -> Net.openConnection(
                        "127.0.0.1", port, options.withHappyEyeballsDelay(Duration.ofMillis(250))));
        attempt("port out of range", () -> Net.openConnection("127.0.0.1", 70000));
        attempt(
                "wrong family of the local address",
                () -> Net.openConnection(
                        "127.0.0.1", port, options.withLocalAddress(new InetSocketAddress("::1", 0))));
        attempt(
                "foreign local address",
                () -> Net.openConnection(
                        "127.0.0.1", port, options.withLocalAddress(new InetSocketAddress("192.0.2.1", 0))));
        attempt("bad limit", () -> Net.openConnection("127.0.0.1", port, options.withLimit(0)));
    });
}
