// A wrong name, an unknown authority, plain text and silence: each ends the attempt by an error.
import asyncio.*;
import asyncio.net.*;
import static asyncio.Asyncio.*;

import java.time.Duration;
import javax.net.ssl.SSLException;

import static java.nio.charset.StandardCharsets.US_ASCII;

Path file(String name) {
    return Path.of(System.getProperty("basedir", "conformance"), "programs", name);
}

TlsOptions forServer() throws IOException {
    return TlsOptions.of(TlsContexts.withCertificate(file("localhost.pem"), file("localhost.key")));
}

TlsOptions forClient() throws IOException {
    return TlsOptions.of(TlsContexts.trusting(file("localhost.pem")));
}

void attempt(String what, int port, TlsOptions options) throws IOException {
    try {
        Net.openConnection("127.0.0.1", port, ConnectOptions.DEFAULT.withTls(options));
        IO.println(what + " connected");
    } catch (SSLException e) {
        IO.println(
                what + " " + (e.getMessage().startsWith("SSL handshake is taking") ? e.getMessage() : "ssl error"));
    }
}

void greet(StreamReader reader, StreamWriter writer) throws IOException {
    writer.write("220 hello\n".getBytes(US_ASCII));
    sayNothing(reader, writer);
}

void sayNothing(StreamReader reader, StreamWriter writer) {
    try {
        reader.read();
    } catch (IOException e) {
        // whoever is refused hangs up
    }
    writer.close();
}

void main() {
    run(() -> {
        var encrypted = ServerOptions.DEFAULT.withTls(forServer());
        var server = Net.startServer(this::sayNothing, "127.0.0.1", 0, encrypted);
        int port = server.port();
        attempt("wrong name:", port, forClient().withServerHostname("other.test"));
        attempt("unknown authority:", port, TlsOptions.DEFAULT.withServerHostname("localhost"));
        attempt("no name:", port, forClient().withServerHostname(""));
        server.closeClients();
        server.close();
        var plain = Net.startServer(this::greet, "127.0.0.1", 0);
        attempt("plain text:", plain.port(), forClient().withServerHostname("localhost"));
        plain.close();
        var silent = Net.startServer(this::sayNothing, "127.0.0.1", 0);
        var patience = Duration.ofMillis(500);
        attempt(
                "silence:",
                silent.port(),
                forClient().withServerHostname("localhost").withHandshakeTimeout(patience));
        silent.close();
        sleep(0.1);
    });
}
