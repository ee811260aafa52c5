// Lines go to a server and back over TLS; both ends know what was agreed.
import asyncio.*;
import asyncio.net.*;
import static asyncio.Asyncio.*;

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

void handle(StreamReader reader, StreamWriter writer) throws IOException {
    IO.println("server knows a cipher: " + (writer.getExtraInfo(ExtraInfo.CIPHER) != null));
    IO.println("server knows a certificate: " + (writer.getExtraInfo(ExtraInfo.PEERCERT) != null));
    for (byte[] line : reader) {
        writer.write(("echo " + new String(line, US_ASCII)).getBytes(US_ASCII));
        writer.drain();
    }
    IO.println("server at the end: " + reader.atEof());
    writer.close();
    writer.waitClosed();
    IO.println("server closed");
}

void main() {
    run(() -> {
        var server = Net.startServer(this::handle, "127.0.0.1", 0, ServerOptions.DEFAULT.withTls(forServer()));
        var options = ConnectOptions.DEFAULT.withTls(forClient().withServerHostname("localhost"));
        var client = Net.openConnection("127.0.0.1", server.port(), options);
        IO.println("client knows a certificate: " + (client.writer().getExtraInfo(ExtraInfo.PEERCERT) != null));
        for (String word : List.of("one", "two")) {
            client.writer().write((word + "\n").getBytes(US_ASCII));
            IO.println("client got " + new String(client.reader().readLine(), US_ASCII).strip());
        }
        client.writer().close();
        client.writer().waitClosed();
        IO.println("client closed");
        server.close();
        server.waitClosed();
        sleep(0.02);
    });
}
