// A stream becomes encrypted in the middle, and is the same stream.
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

String line(StreamReader reader) throws IOException {
    return new String(reader.readLine(), US_ASCII).strip();
}

void handle(StreamReader reader, StreamWriter writer) throws IOException {
    IO.println("server got " + line(reader));
    writer.write("go ahead\n".getBytes(US_ASCII));
    writer.startTls(forServer());
    IO.println("server got " + line(reader));
    writer.write("well kept\n".getBytes(US_ASCII));
    writer.close();
    writer.waitClosed();
}

void main() {
    run(() -> {
        var server = Net.startServer(this::handle, "127.0.0.1", 0);
        var client = Net.openConnection("127.0.0.1", server.port());
        var writer = client.writer();
        IO.println("encrypted: " + (writer.getExtraInfo(ExtraInfo.CIPHER) != null));
        var before = writer.transport();
        writer.write("starttls\n".getBytes(US_ASCII));
        IO.println("client got " + line(client.reader()));
        writer.startTls(forClient().withServerHostname("localhost"));
        IO.println("encrypted: " + (writer.getExtraInfo(ExtraInfo.CIPHER) != null));
        IO.println("same transport: " + (writer.transport() == before));
        writer.write("a secret\n".getBytes(US_ASCII));
        IO.println("client got " + line(client.reader()));
        IO.println("client got " + client.reader().read().length + " bytes more");
        writer.close();
        writer.waitClosed();
        server.close();
        server.waitClosed();
    });
}
